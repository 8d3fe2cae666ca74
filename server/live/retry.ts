const firstMs = 250
const longestMs = 5_000

/** Tries again what failed: ever more rarely, until it works. */
export class Retry {
  readonly #again: () => void
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(again: () => void) {
    this.#again = again
  }

  get isFailing(): boolean {
    return this.#failures > 0
  }

  /** It failed; true when it worked before. */
  failed(): boolean {
    const waitMs = Math.min(longestMs, firstMs * 2 ** this.#failures)
    this.#failures++
    this.stop()
    this.#timer = setTimeout(this.#again, waitMs)
    return this.#failures === 1
  }

  /** It works; true when it failed before. */
  worked(): boolean {
    const wasFailing = this.isFailing
    this.#failures = 0
    if (wasFailing) this.stop()
    return wasFailing
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
