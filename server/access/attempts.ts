import { kept } from './buckets.ts'

// A whole hall stands behind one address, and one person in four mistypes: what slows down a guesser must not stop it.
const freeAttempts = 20
const firstWaitMs = 2_000
const longestWaitMs = 60_000
const oneForgottenEveryMs = 30_000

interface Misses {
  readonly count: number
  readonly lastAt: number
}

/**
 * Slows down those who guess codes: each miss beyond twenty doubles the wait, to a minute at most; one is forgotten
 * every half minute. Only misses count, a full room joins freely.
 */
export class Attempts {
  readonly #missesByAddress = new Map<string, Misses>()

  /** How long this address must still wait, in milliseconds; 0 when it may try. */
  waitMs(address: string, now: number): number {
    const { count, lastAt } = this.#missesOf(address, now)
    if (count < freeAttempts) return 0
    const wait = Math.min(firstWaitMs * 2 ** Math.floor(count - freeAttempts), longestWaitMs)
    return Math.max(0, lastAt + wait - now)
  }

  missed(address: string, now: number): void {
    const { count, lastAt } = this.#missesOf(address, now)
    const left = Math.max(0, count - (now - lastAt) / oneForgottenEveryMs)
    kept(this.#missesByAddress, address, { count: left + 1, lastAt: now })
  }

  // A clock that is set back must not make anybody wait for it to catch up.
  #missesOf(address: string, now: number): Misses {
    const { count, lastAt } = this.#missesByAddress.get(address) ?? { count: 0, lastAt: now }
    if (lastAt <= now) return { count, lastAt }
    const misses = { count, lastAt: now }
    this.#missesByAddress.set(address, misses)
    return misses
  }
}
