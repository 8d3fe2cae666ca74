/** A small choice kept in this browser; none where storage is refused, as in some private windows. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Keeps a small choice in this browser; where storage is refused, it holds until the page is left. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    return
  }
}
