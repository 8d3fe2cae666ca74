import { answerFrame, updateFrame } from './document-frames.ts'
import { merged } from './live-document.ts'

// With more than this behind it, the next who comes has the document encoded anew.
const mostTailUpdates = 200
const mostTailBytes = 64 * 1024

/** The whole document as it once was, encoded once for all who come, and what was stored since. */
export class WholeDocument {
  readonly state: Uint8Array
  /** All that was stored up to this seq is in it. */
  readonly seq: number
  /** False while it holds something that waits to be stored: it must not be shown. */
  isStored: boolean
  usedAt = 0
  readonly #frame: Uint8Array
  #tail: Uint8Array[] = []
  #tailBytes = 0
  #tailFrame: Uint8Array | null = null

  constructor(state: Uint8Array, seq: number, isStored: boolean) {
    this.state = state
    this.seq = seq
    this.isStored = isStored
    this.#frame = answerFrame(state)
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
