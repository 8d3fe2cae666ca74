import type { ParticipantId } from '../../shared/id.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { TokenBucket } from '../access/token-bucket.ts'
import type { DocumentRoom } from './document-room.ts'
import { caretsFrame, markerFrame, readFrame, statusFrame } from './frames.ts'

/** The socket under a connection, as the room needs it. */
export interface SyncSocket {
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  readonly bufferedAmount: number
}

/** Who is connected. Only our own client knows our own messages: a standard one is sent standard frames alone. */
export interface Member {
  readonly participant: ParticipantId
  readonly name: string
  readonly knowsOurMessages: boolean
}

const firstFrameWithinMs = 10_000
// Shorter than the 30 s after which a silent server is taken for dead.
const heartbeatMs = 15_000
const bytesAtOnce = 6 * 1024 * 1024
const bytesPerSecond = 256 * 1024
const framesAtOnce = 600
const framesPerSecond = 120
const asksAtOnce = 10
const asksPerSecond = 1 / 3
const tooSlowForCarets = 1024 * 1024
const tooSlow = 4 * 1024 * 1024

/** One person's connection to a document: reads frames within a budget, sends what the reader can take. */
export class DocumentConnection {
  readonly member: Member
  readonly #socket: SyncSocket
  readonly #room: DocumentRoom
  readonly #now: () => number
  readonly #bytes: TokenBucket
  readonly #frames: TokenBucket
  readonly #asks: TokenBucket
  readonly #heartbeat: ReturnType<typeof setInterval>
  readonly #late: ReturnType<typeof setTimeout>
  #mayWrite: boolean
  #hasAsked = false
  #wasAskedAgain = false
  #isOver = false

  constructor(socket: SyncSocket, member: Member, mayWrite: boolean, room: DocumentRoom, now: () => number) {
    this.member = member
    this.#socket = socket
    this.#mayWrite = mayWrite
    this.#room = room
    this.#now = now
    this.#bytes = new TokenBucket(bytesAtOnce, bytesPerSecond, now())
    this.#frames = new TokenBucket(framesAtOnce, framesPerSecond, now())
    this.#asks = new TokenBucket(asksAtOnce, asksPerSecond, now())
    this.#heartbeat = setInterval(() => this.sendCarets(caretsFrame([])), heartbeatMs)
    this.#late = setTimeout(() => this.close(closeCode.malformed, 'no-first-step'), firstFrameWithinMs)
  }

  get mayWrite(): boolean {
    return this.#mayWrite
  }

  /** Takes one frame; what does not fit ends the connection, with a code that says why. */
  receive(bytes: Uint8Array): void {
    if (this.#isOver) return
    if (!this.#frames.take(1, this.#now()) || !this.#bytes.take(bytes.length, this.#now())) {
      return this.close(closeCode.tooMany, 'too-many-messages')
    }
    const frame = readFrame(bytes)
    if (!frame) return this.close(closeCode.malformed, 'malformed')
    if (!this.#hasAsked && frame.type !== 'ask') return this.close(closeCode.malformed, 'no-first-step')
    switch (frame.type) {
      case 'ask':
        return this.#answerAsk(frame.stateVector)
      case 'update':
        return this.#room.receive(this, frame.update)
      case 'carets':
        return this.#room.hearCarets(this, frame.carets)
      case 'ask-carets':
        return this.#room.sendAllCarets(this)
      case 'marker':
        return this.#room.whenStored(() => this.send(markerFrame(frame.version)))
    }
  }

  /** The socket is gone. */
  left(): void {
    this.#isOver = true
    clearInterval(this.#heartbeat)
    clearTimeout(this.#late)
    this.#room.leave(this)
  }

  send(frame: Uint8Array): void {
    if (this.#isOver) return
    // A document update must not be left out: who cannot take it comes back and is sent what is missing.
    if (this.#socket.bufferedAmount > tooSlow) this.close(closeCode.overloaded, 'too-slow')
    else this.#socket.send(frame)
  }

  /** Sends carets, which a slow reader does without. */
  sendCarets(frame: Uint8Array): void {
    if (!this.#isOver && this.#socket.bufferedAmount < tooSlowForCarets) this.#socket.send(frame)
  }

  tellStatus(): void {
    if (!this.member.knowsOurMessages) return
    this.send(statusFrame({ mayWrite: this.#mayWrite, isStoring: this.#room.isStoring }))
  }

  changeRight(mayWrite: boolean): void {
    if (this.#mayWrite === mayWrite) return
    this.#mayWrite = mayWrite
    this.tellStatus()
  }

  /** What it sent depends on what we lack: it is asked for it once, then let go. */
  askAgain(frame: Uint8Array): void {
    if (this.#wasAskedAgain) return this.close(closeCode.invalidUpdate, 'missing-dependency')
    this.#wasAskedAgain = true
    this.send(frame)
  }

  close(code: number, reason: string): void {
    if (this.#isOver) return
    this.left()
    this.#socket.close(code, reason)
  }

  #answerAsk(stateVector: Uint8Array): void {
    if (!this.#asks.take(1, this.#now())) return this.close(closeCode.tooMany, 'too-many-asks')
    this.#hasAsked = true
    clearTimeout(this.#late)
    this.#room.answerAsk(this, stateVector)
  }
}
