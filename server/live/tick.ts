/**
 * Runs something as soon as this turn of the event loop is over, and then rests: the longer, the more it cost. Cheap
 * work goes out at once, dear work is put together.
 */
export class Tick {
  readonly #run: () => void
  #restUntil = 0
  #timer: ReturnType<typeof setTimeout> | null = null
  #immediate: ReturnType<typeof setImmediate> | null = null

  constructor(run: () => void) {
    this.#run = run
  }

  /** There is something to do. */
  ask(): void {
    if (this.#timer || this.#immediate) return
    const restMs = this.#restUntil - performance.now()
    if (restMs > 0) this.#timer = setTimeout(this.#go, restMs)
    else this.#immediate = setImmediate(this.#go)
  }

  /** Does nothing for so long from now on. */
  rest(ms: number): void {
    this.#restUntil = performance.now() + ms
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#immediate) clearImmediate(this.#immediate)
    this.#timer = null
    this.#immediate = null
  }

  readonly #go = (): void => {
    this.#timer = null
    this.#immediate = null
    this.#run()
  }
}
