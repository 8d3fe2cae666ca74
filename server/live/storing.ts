// Between two tries to write again after a command could not be stored.
const tryAgainMs = 1_000

/** Whether everything can be stored, as the last answers of storage told; commands have it tried again until it can. */
export class Storing {
  readonly #check: () => Promise<void>
  readonly #onChange: (isStoring: boolean) => void
  /** Documents that wait to be stored (they try again by themselves), and « commands ». */
  readonly #failing = new Set<string>()
  #retry: ReturnType<typeof setTimeout> | null = null

  constructor(check: () => Promise<void>, onChange: (isStoring: boolean) => void) {
    this.#check = check
    this.#onChange = onChange
  }

  get isStoring(): boolean {
    return this.#failing.size === 0
  }

  /** Whether something of this document waits for storage to come back. */
  isFailing(document: string): boolean {
    return this.#failing.has(document)
  }

  documentStores(document: string, isStoring: boolean): void {
    this.#change(() => (isStoring ? this.#failing.delete(document) : this.#failing.add(document)))
  }

  commandFailed(): void {
    this.#change(() => this.#failing.add('commands'))
    this.#retry ??= setTimeout(() => void this.#tryAgain(), tryAgainMs)
  }

  close(): void {
    if (this.#retry) clearTimeout(this.#retry)
    this.#retry = null
  }

  async #tryAgain(): Promise<void> {
    this.#retry = null
    try {
      await this.#check()
      this.#change(() => this.#failing.delete('commands'))
    } catch {
      // Not an error to go on from: it is the news that storage still fails.
      this.commandFailed()
    }
  }

  #change(change: () => void): void {
    const before = this.isStoring
    change()
    if (this.isStoring !== before) this.#onChange(this.isStoring)
  }
}
