/** Runs something at once when all was quiet, and no more often than every `everyMs` when it is not. */
export class Tick {
  readonly #run: () => void
  readonly #now: () => number
  readonly #everyMs: number
  #lastAt = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(everyMs: number, now: () => number, run: () => void) {
    this.#everyMs = everyMs
    this.#now = now
    this.#run = run
  }

  /** There is something to do. */
  ask(): void {
    if (this.#timer) return
    const sinceLast = this.#now() - this.#lastAt
    // A clock that was set back must not make anyone wait.
    const waitMs = Math.min(this.#everyMs, Math.max(0, this.#everyMs - sinceLast))
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#lastAt = this.#now()
      this.#run()
    }, waitMs)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
