/** What a room needs of a websocket. */
export interface SyncSocket {
  send(frame: Uint8Array): void
  sendTogether(frames: readonly Uint8Array[]): void
  close(code: number, reason: string): void
  /** Asks the client's machine, not its program, whether it is there. */
  ping(): void
  /** Ends without waiting for what was not sent yet. */
  terminate(): void
  readonly bufferedAmount: number
}

const mega = 1024 * 1024
const mostBeforeCaretsWait = mega
const mostWaiting = 4 * mega
const mostSlowMs = 10_000
const dropAfterMs = 2_000

/** The way to one client, and how well it reads. */
export class DocumentPipe {
  readonly #socket: SyncSocket
  readonly #now: () => number
  #isClosed = false
  /** The whole document may be longer than what may wait otherwise. */
  #wholeBytes = 0
  #slowSince: number | null = null
  #owesCarets = false
  #dropping: ReturnType<typeof setTimeout> | null = null

  constructor(socket: SyncSocket, now: () => number) {
    this.#socket = socket
    this.#now = now
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Whether something waits to leave. */
  get isSending(): boolean {
    return !this.#isClosed && this.#socket.bufferedAmount > 0
  }

  /** Whether too much waits for this client, or has waited for too long. */
  get isTooSlow(): boolean {
    if (this.#isClosed) return false
    const { bufferedAmount } = this.#socket
    if (bufferedAmount <= mostBeforeCaretsWait) this.#slowSince = null
    else this.#slowSince ??= this.#now()
    const isLate = this.#slowSince !== null && this.#now() - this.#slowSince > mostSlowMs
    return isLate || bufferedAmount > mostWaiting + this.#wholeBytes
  }

  send(frame: Uint8Array): void {
    if (!this.#isClosed) this.#socket.send(frame)
  }

  sendWhole(frames: readonly Uint8Array[]): void {
    this.#wholeBytes = frames.reduce((sum, { length }) => sum + length, 0)
    if (!this.#isClosed) this.#socket.sendTogether(frames)
  }

  ping(): void {
    if (!this.#isClosed) this.#socket.ping()
  }

  /** Ends the connection to one that does not answer any more. */
  cut(): void {
    this.#socket.terminate()
  }

  /** Leaves a frame out while much waits, and makes up for it by `everything` afterwards; false when left out. */
  sendIfQuick(frame: Uint8Array, everything: () => Uint8Array): boolean {
    const isQuick = this.#socket.bufferedAmount <= mostBeforeCaretsWait
    if (isQuick) this.send(this.#owesCarets ? everything() : frame)
    this.#owesCarets = !isQuick
    return isQuick
  }

  close(code: number, reason: string): void {
    this.#isClosed = true
    this.#socket.close(code, reason)
  }

  /** Closes towards one who may not even read the reason. */
  drop(code: number, reason: string): void {
    this.close(code, reason)
    this.#dropping = setTimeout(() => this.#socket.terminate(), dropAfterMs)
  }

  /** The socket is closed. */
  forget(): void {
    this.#isClosed = true
    if (this.#dropping) clearTimeout(this.#dropping)
  }
}
