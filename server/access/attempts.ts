/** How many wrong codes an address may try before it must wait, and for how long. */
const freeAttempts = 5
const firstWaitMs = 2_000
const longestWaitMs = 60_000
const forgottenAfterMs = 15 * 60_000

interface Misses {
  readonly count: number
  readonly lastAt: number
}

/** Slows down those who guess codes: each miss after the fifth doubles the wait. Only misses count, a full room joins freely. */
export class Attempts {
  readonly #missesByAddress = new Map<string, Misses>()

  /** How long this address must still wait, in milliseconds; 0 when it may try. */
  waitMs(address: string, now: number): number {
    const misses = this.#missesByAddress.get(address)
    if (!misses || misses.count < freeAttempts) return 0
    const wait = Math.min(firstWaitMs * 2 ** (misses.count - freeAttempts), longestWaitMs)
    return Math.max(0, misses.lastAt + wait - now)
  }

  missed(address: string, now: number): void {
    this.#forget(now)
    const count = (this.#missesByAddress.get(address)?.count ?? 0) + 1
    this.#missesByAddress.set(address, { count, lastAt: now })
  }

  #forget(now: number): void {
    for (const [address, { lastAt }] of this.#missesByAddress) {
      if (now - lastAt > forgottenAfterMs) this.#missesByAddress.delete(address)
    }
  }
}
