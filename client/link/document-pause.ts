const firstPauseMs = 1_000
const longestPauseMs = 10_000

/**
 * How long to wait before coming back, after so many failures in a row: by chance, so that those whom a restart has
 * sent away together do not come back together.
 */
export function pauseMs(failures: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** failures) * (0.05 + Math.random() * 0.95)
}
