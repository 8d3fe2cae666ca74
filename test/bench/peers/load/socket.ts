import { createHash, randomBytes } from 'node:crypto'
import net from 'node:net'
import { FrameReader, opcodes, type OnFrame } from './frame-reader.ts'

// All sockets of the thread are read through one buffer: nothing of it is kept beyond a call.
const readBuffer = Buffer.allocUnsafe(256 * 1024)
const headEnd = Buffer.from('\r\n\r\n')
// The GUID of RFC 6455, section 1.3.
const acceptGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** What a socket tells. `bytes` are a view that is good during the call only. */
export interface SocketListener {
  opened(): void
  received(bytes: Uint8Array, start: number, fullLength: number): void
  closed(reason: string): void
}

export interface SocketSettings {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Of longer messages only the beginning is kept, enough to tell what they are. */
  readonly keepBelow: number
}

/**
 * A minimal WebSocket client (RFC 6455) that reads tens of thousands of small messages a second on one core: it hands
 * out views instead of copies.
 */
export class Socket {
  readonly #socket: net.Socket
  readonly #frames: FrameReader
  readonly #accept: string
  #listener: SocketListener | null
  #head: Buffer | null = Buffer.alloc(0)

  constructor({ url, headers, keepBelow }: SocketSettings, listener: SocketListener) {
    const { hostname, port, pathname, search, host } = new URL(url)
    const key = randomBytes(16).toString('base64')
    this.#listener = listener
    this.#accept = createHash('sha1')
      .update(key + acceptGuid)
      .digest('base64')
    this.#frames = new FrameReader(keepBelow, this.#take)
    const callback = (count: number) => {
      this.#read(readBuffer.subarray(0, count))
      return true
    }
    this.#socket = net.connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: { buffer: readBuffer, callback },
    })
    const lines = [
      `GET ${pathname}${search} HTTP/1.1`,
      `Host: ${host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${key}`,
      'Sec-WebSocket-Version: 13',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
    this.#socket.on('connect', () => this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    this.#socket.on('error', (error) => this.#listener?.closed(error.message))
    this.#socket.on('close', () => this.#listener?.closed('closed'))
  }

  get unsentBytes(): number {
    return this.#socket.writableLength
  }

  send(bytes: Uint8Array): void {
    this.#write(opcodes.binary, bytes)
  }

  /** Cuts the connection; nothing is told any more. */
  destroy(): void {
    this.#listener = null
    this.#socket.destroy()
  }

  // Clients must mask; a mask of zeros is valid and leaves the bytes as they are.
  #write(opcode: number, bytes: Uint8Array): void {
    const { length } = bytes
    const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8
    const frame = Buffer.allocUnsafe(6 + extended + length)
    frame[0] = 0x80 | opcode
    frame[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127)
    if (extended === 2) frame.writeUInt16BE(length, 2)
    if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2)
    frame.fill(0, 2 + extended, 6 + extended)
    frame.set(bytes, 6 + extended)
    this.#socket.write(frame)
  }

  #read(chunk: Buffer): void {
    if (!this.#head) return this.#frames.read(chunk)
    this.#head = Buffer.concat([this.#head, chunk])
    const end = this.#head.indexOf(headEnd)
    if (end < 0) return
    const text = this.#head.toString('latin1', 0, end)
    const rest = this.#head.subarray(end + headEnd.length)
    if (!text.startsWith('HTTP/1.1 101') || !text.includes(this.#accept)) {
      return this.#end(`handshake refused: ${text.split('\r\n', 1)[0] ?? ''}`)
    }
    this.#head = null
    this.#listener?.opened()
    if (rest.length > 0) this.#frames.read(rest)
  }

  readonly #take: OnFrame = (opcode, bytes, start, end, fullLength) => {
    if (opcode === opcodes.binary) this.#listener?.received(bytes, start, fullLength)
    else if (opcode === opcodes.ping) this.#write(opcodes.pong, bytes.subarray(start, end))
    else if (opcode === opcodes.close) {
      this.#end(
        `server closed with ${end - start >= 2 ? bytes.readUInt16BE(start) : 1005} ${bytes.toString('utf8', start + 2, end)}`,
      )
    }
  }

  #end(reason: string): void {
    this.#listener?.closed(reason)
    this.destroy()
  }
}
