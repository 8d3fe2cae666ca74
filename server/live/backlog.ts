import type { Entry } from './document-rows.ts'

const mostBytes = 4 * 1024 * 1024

/** What is stored together, and who is answered then. */
export interface Batch {
  readonly entries: readonly Entry[]
  readonly answers: readonly (() => void)[]
}

/** What a document has accepted and not stored yet, in order. */
export class Backlog {
  #entries: Entry[] = []
  #answers: (() => void)[] = []
  #underWay: readonly Entry[] = []
  #bytes = 0

  /** All that is not stored, what is being stored now as well. */
  get entries(): readonly Entry[] {
    return [...this.#underWay, ...this.#entries]
  }

  get isEmpty(): boolean {
    return this.#underWay.length + this.#entries.length === 0
  }

  /** Whether so much waits that no more is taken. */
  get isFull(): boolean {
    return this.#bytes > mostBytes
  }

  add(entry: Entry): void {
    this.#entries.push(entry)
    this.#bytes += entry.update.length
  }

  /** Calls back once all that was added until now is stored. */
  whenStored(answer: () => void): void {
    this.#answers.push(answer)
  }

  /** All of it, to be stored now, with what is stored along. */
  begin(along: readonly Entry[]): Batch {
    const batch = { entries: this.#entries, answers: this.#answers }
    this.#underWay = [...batch.entries, ...along]
    this.#entries = []
    this.#answers = []
    return batch
  }

  stored({ entries }: Batch): void {
    this.#underWay = []
    for (const { update } of entries) this.#bytes -= update.length
  }

  /** It could not be stored: it comes first the next time. */
  putBack({ entries, answers }: Batch): void {
    this.#underWay = []
    this.#entries = [...entries, ...this.#entries]
    this.#answers = [...answers, ...this.#answers]
  }

  clear(): void {
    this.#entries = []
    this.#answers = []
    this.#bytes = 0
  }
}
