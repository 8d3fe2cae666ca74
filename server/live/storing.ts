// Between two tries to write again after a failure.
const tryAgainMs = 1_000

/** Whether storage can be written, as its last answers told; tries again by itself until it can. */
export class Storing {
  readonly #check: () => Promise<void>
  readonly #onChange: (isStoring: boolean) => void
  #isStoring = true
  #retry: ReturnType<typeof setTimeout> | null = null

  constructor(check: () => Promise<void>, onChange: (isStoring: boolean) => void) {
    this.#check = check
    this.#onChange = onChange
  }

  get isStoring(): boolean {
    return this.#isStoring
  }

  failed(): void {
    this.#retry ??= setTimeout(() => void this.#tryAgain(), tryAgainMs)
    this.#become(false)
  }

  worked(): void {
    this.close()
    this.#become(true)
  }

  close(): void {
    if (this.#retry) clearTimeout(this.#retry)
    this.#retry = null
  }

  async #tryAgain(): Promise<void> {
    this.#retry = null
    try {
      await this.#check()
      this.worked()
    } catch {
      // Not an error to go on from: it is the news that storage still fails.
      this.failed()
    }
  }

  #become(isStoring: boolean): void {
    if (this.#isStoring === isStoring) return
    this.#isStoring = isStoring
    this.#onChange(isStoring)
  }
}
