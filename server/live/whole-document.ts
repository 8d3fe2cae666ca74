import { answerFrame, updateFrame } from './document-frames.ts'
import { merged } from './live-document.ts'

// Encoding a long document takes a while: for so many times as long, those who come share it.
const sharedPerCost = 10
// With more than this behind it, the next who comes has the document encoded anew.
const mostTailUpdates = 200
const mostTailBytes = 64 * 1024

/** How a whole document came to be. */
export interface WholeMade {
  readonly state: Uint8Array
  readonly seq: number
  readonly isStored: boolean
  /** By a stopwatch. */
  readonly madeAt: number
  readonly tookMs: number
}

/** The whole document as it once was, encoded once for all who come, and what was stored since. */
export class WholeDocument {
  readonly state: Uint8Array
  /** All that was stored up to this seq is in it. */
  readonly seq: number
  /** False while it holds something that waits to be stored: it must not be shown. */
  isStored: boolean
  usedAt = 0
  /** When sharing it ends, by the stopwatch, for those who are not sent what was stored since. */
  readonly #sharedUntil: number
  readonly #frame: Uint8Array
  #tail: Uint8Array[] = []
  #tailBytes = 0
  #tailFrame: Uint8Array | null = null

  constructor({ state, seq, isStored, madeAt, tookMs }: WholeMade) {
    this.state = state
    this.seq = seq
    this.isStored = isStored
    this.#sharedUntil = madeAt + tookMs * sharedPerCost
    this.#frame = answerFrame(state)
  }

  /** Whether it is as good as what would be encoded now, for one who is sent `state` alone. */
  isNew(stopwatchMs: number): boolean {
    return this.#tail.length === 0 || stopwatchMs < this.#sharedUntil
  }

  /** What one who has nothing is sent, in this order. */
  get frames(): readonly Uint8Array[] {
    if (this.#tail.length === 0) return [this.#frame]
    this.#tailFrame ??= updateFrame(merged(this.#tail))
    return [this.#frame, this.#tailFrame]
  }

  get isStale(): boolean {
    return this.#tail.length > mostTailUpdates || this.#tailBytes > mostTailBytes
  }

  /** These updates are stored now. */
  add(updates: readonly Uint8Array[]): void {
    this.#tail.push(...updates)
    for (const { length } of updates) this.#tailBytes += length
    this.#tailFrame = null
  }
}
