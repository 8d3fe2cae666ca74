import { patienceMs } from './save-progress.ts'

interface Change {
  readonly number: number
  readonly update: Uint8Array
}

/** The changes made here that the server has not said to have stored, numbered from 1 in the order of writing. */
export class UnsentChanges {
  savedAt: number | null = null
  /** When the oldest was made, or was offered again after a cut. */
  waitingSince: number | null = null
  private last = 0
  private changes: readonly Change[] = []
  private patience: ReturnType<typeof setTimeout> | undefined
  private readonly onLate: () => void

  /** `onLate` is told when an answer has been missing for too long. */
  constructor(onLate: () => void) {
    this.onLate = onLate
  }

  get count(): number {
    return this.changes.length
  }

  /** The number of the latest change. */
  get latest(): number {
    return this.last
  }

  get updates(): readonly Uint8Array[] {
    return this.changes.map(({ update }) => update)
  }

  /** Answers the number of the change. */
  add(update: Uint8Array): number {
    this.last++
    this.changes = [...this.changes, { number: this.last, update }]
    if (this.waitingSince === null) this.wait()
    return this.last
  }

  /** False when that was known. */
  storedUntil(number: number, at: number): boolean {
    const left = this.changes.filter((change) => change.number > number)
    if (left.length === this.changes.length) return false
    this.changes = left
    this.savedAt = at
    this.stopWaiting()
    if (left.length > 0) this.wait()
    return true
  }

  /** They were offered once more: the answer may take its time again. */
  offeredAgain(): void {
    if (this.count > 0) this.wait()
  }

  close(): void {
    clearTimeout(this.patience)
  }

  private wait(): void {
    this.stopWaiting()
    this.waitingSince = Date.now()
    this.patience = setTimeout(this.onLate, patienceMs)
  }

  private stopWaiting(): void {
    clearTimeout(this.patience)
    this.waitingSince = null
  }
}
