/** Lets through `burst` at once and then `perSecond`, counted in whatever unit the caller takes. */
export class TokenBucket {
  readonly #burst: number
  readonly #perSecond: number
  #left: number
  #at: number

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#left = burst
    this.#at = now
  }

  /** Takes `amount` if there is enough; false, and nothing taken, otherwise. */
  take(amount: number, now: number): boolean {
    // A clock that is set back gives nothing, and takes nothing either.
    const passedMs = Math.max(0, now - this.#at)
    this.#left = Math.min(this.#burst, this.#left + (passedMs / 1000) * this.#perSecond)
    this.#at = now
    if (this.#left < amount) return false
    this.#left -= amount
    return true
  }
}
