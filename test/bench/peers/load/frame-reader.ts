export const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const

/** Told of a whole frame: where it lies in the bytes, and how long it was before its end was dropped. */
export type OnFrame = (opcode: number, bytes: Buffer, start: number, end: number, fullLength: number) => void

const keptOfLong = 256

/** Cuts a stream of a server into its WebSocket frames (unmasked, RFC 6455 section 5.2). */
export class FrameReader {
  readonly #keepBelow: number
  readonly #onFrame: OnFrame
  #carry: Buffer | null = null
  #body: Buffer | null = null
  #opcode = 0
  #filled = 0
  #length = 0

  constructor(keepBelow: number, onFrame: OnFrame) {
    this.#keepBelow = keepBelow
    this.#onFrame = onFrame
  }

  read(input: Buffer): void {
    const chunk = this.#carry ? Buffer.concat([this.#carry, input]) : input
    this.#carry = null
    for (let at = 0; at < chunk.length;) {
      const next = this.#body ? at + this.#fill(this.#body, chunk, at) : this.#frame(chunk, at)
      if (next === null) {
        this.#carry = Buffer.from(chunk.subarray(at))
        return
      }
      at = next
    }
  }

  // Where the next frame begins; null when not even the header of this one is there.
  #frame(chunk: Buffer, at: number): number | null {
    const available = chunk.length - at
    if (available < 2) return null
    const short = chunk.readUInt8(at + 1) & 127
    const header = short === 126 ? 4 : short === 127 ? 10 : 2
    if (available < header) return null
    const head = chunk.readUInt8(at)
    if ((head & 0x80) === 0) throw new Error('fragmented messages are not supported')
    const opcode = head & 15
    const length =
      short === 126 ? chunk.readUInt16BE(at + 2) : short === 127 ? Number(chunk.readBigUInt64BE(at + 2)) : short
    const start = at + header
    if (length <= chunk.length - start) {
      this.#onFrame(opcode, chunk, start, start + length, length)
      return start + length
    }
    this.#opcode = opcode
    this.#length = length
    this.#filled = 0
    this.#body = Buffer.allocUnsafe(length > this.#keepBelow ? keptOfLong : length)
    return start
  }

  #fill(body: Buffer, chunk: Buffer, at: number): number {
    const take = Math.min(this.#length - this.#filled, chunk.length - at)
    if (this.#filled < body.length) chunk.copy(body, this.#filled, at, at + take)
    this.#filled += take
    if (this.#filled === this.#length) {
      this.#body = null
      this.#onFrame(this.#opcode, body, 0, body.length, this.#length)
    }
    return take
  }
}
