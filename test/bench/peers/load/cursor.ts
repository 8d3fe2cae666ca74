const nothing = new Uint8Array(0)
// How lib0 says « any » value: one byte for its kind, counted down from 127.
const any = { integer: 125, float32: 124, float64: 123, bigint: 122, text: 119, object: 118, list: 117, bytes: 116 }

/** Reads variable-length integers as Yjs encodes them, in place: over bytes that it does not own. */
export class Cursor {
  bytes: Uint8Array = nothing
  at = 0

  reset(bytes: Uint8Array, at: number): this {
    this.bytes = bytes
    this.at = at
    return this
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0
  }

  uint(): number {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
      scale *= 128
    }
  }

  skipBlock(): void {
    const length = this.uint()
    this.at += length
  }

  /** Skips a UTF-8 string and gives its length in UTF-16 units, the unit of Yjs clocks. */
  skipText(): number {
    const end = this.uint() + this.at
    let units = 0
    while (this.at < end) {
      const byte = this.byte()
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
    }
    return units
  }

  /** Skips one of lib0's « any » values. */
  skipAny(): void {
    const kind = this.byte()
    if (kind === any.integer) while (this.byte() >= 128);
    else if (kind === any.float32) this.at += 4
    else if (kind === any.float64 || kind === any.bigint) this.at += 8
    else if (kind === any.text || kind === any.bytes) this.skipBlock()
    else if (kind === any.list) for (let left = this.uint(); left > 0; left--) this.skipAny()
    else if (kind === any.object) this.#skipObject()
  }

  #skipObject(): void {
    for (let left = this.uint(); left > 0; left--) {
      this.skipBlock()
      this.skipAny()
    }
  }
}
