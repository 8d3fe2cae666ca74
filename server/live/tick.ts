/**
 * Runs something as soon as this turn of the event loop is over, and then rests. Who rests the longer, the more the work
 * cost, sends cheap work at once and puts dear work together.
 */
export class Tick {
  readonly #run: () => void
  readonly #restMs: number
  #isAsked = false
  #immediate: ReturnType<typeof setImmediate> | null = null
  #resting: ReturnType<typeof setTimeout> | null = null

  constructor(run: () => void, restMs = 0) {
    this.#run = run
    this.#restMs = restMs
  }

  /** There is something to do. */
  ask(): void {
    this.#isAsked = true
    if (!this.#resting) this.#immediate ??= setImmediate(this.#go)
  }

  /** Does nothing for so long from now on. */
  rest(ms: number): void {
    if (this.#resting) clearTimeout(this.#resting)
    this.#resting = setTimeout(this.#rested, ms)
  }

  stop(): void {
    if (this.#resting) clearTimeout(this.#resting)
    if (this.#immediate) clearImmediate(this.#immediate)
    this.#resting = null
    this.#immediate = null
  }

  readonly #go = (): void => {
    this.#immediate = null
    this.#isAsked = false
    if (this.#restMs > 0) this.rest(this.#restMs)
    this.#run()
  }

  readonly #rested = (): void => {
    this.#resting = null
    if (this.#isAsked && !this.#immediate) this.#go()
  }
}
