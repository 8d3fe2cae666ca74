/** Waits until something is so, and says whether it came to be so in time. */
export async function until(isSo: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const startedAt = performance.now()
  while (!(await isSo())) {
    if (performance.now() - startedAt > timeoutMs) return false
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return true
}
