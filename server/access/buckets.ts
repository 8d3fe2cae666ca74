import { TokenBucket } from './token-bucket.ts'

// Enough for every hall at once; who is forgotten starts with a full bucket.
const most = 10_000

/** One token bucket for each person or address, made when they first come. */
export class Buckets {
  readonly #burst: number
  readonly #perSecond: number
  readonly #buckets = new Map<string, TokenBucket>()

  constructor({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }) {
    this.#burst = burst
    this.#perSecond = perSecond
  }

  /** Takes one if there is one; false otherwise. */
  take(who: string, now: number): boolean {
    const bucket = this.#buckets.get(who) ?? new TokenBucket(this.#burst, this.#perSecond, now)
    kept(this.#buckets, who, bucket)
    return bucket.take(1, now)
  }
}

/** Puts the newest at the end of a map of bounded size, and forgets the oldest. */
export function kept<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.keys().next()
  if (map.size > most && !oldest.done) map.delete(oldest.value)
}
