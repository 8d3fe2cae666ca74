import * as Y from 'yjs'
import type { ParticipantId } from '../../shared/id.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { TokenBucket } from '../access/token-bucket.ts'
import type { Carets } from './awareness.ts'
import { answerFrame, awarenessFrame, markerFrame, questionFrame, readFrame, statusFrame } from './document-frames.ts'
import type { DocumentLedger } from './document-ledger.ts'
import type { Entry } from './document-rows.ts'
import { DocumentPipe, type SyncSocket } from './document-pipe.ts'
import { gateLimits } from './gate-limits.ts'
import { judge, saysNothing, type Verdict } from './gate.ts'

/** Someone who has a document open. */
export interface Member {
  readonly participant: ParticipantId
  readonly name: string
  readonly mayWrite: boolean
  /** Opened with `?schema=`: understands our own messages besides y-websocket's. */
  readonly knowsOurMessages: boolean
}

/** What a connection works with, and whom it tells. */
export interface Floor {
  readonly ledger: DocumentLedger
  readonly carets: Carets
  readonly now: () => number
  /** The epoch of the database: what clients kept from another one is of no use. */
  readonly epoch: string
  readonly onTaken: () => void
  readonly onCaret: () => void
  readonly onEnd: (connection: DocumentConnection) => void
}

const firstQuestionMs = 10_000
// A person who types sends up to thirty frames a second, carets and markers counted.
const messages = { burst: 600, perSecond: 100 }
const bytes = { burst: 2 * 1024 * 1024, perSecond: 64 * 1024 }
// A question may have the whole document sent.
const questions = { burst: 6, perSecond: 0.5 }
// Milliseconds spent on judging and applying: crafted updates are small and slow.
const work = { burst: 2_000, perSecond: 100 }
// One entry for each page that was ever opened to write.
const mostQuestionBytes = 1024 * 1024

/** One connection to a document: what its client says is judged here, in order of arrival. */
export class DocumentConnection {
  readonly participant: ParticipantId
  readonly name: string
  readonly #floor: Floor
  readonly #pipe: DocumentPipe
  readonly #knowsOurMessages: boolean
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket
  readonly #questions: TokenBucket
  readonly #work: TokenBucket
  readonly #silence: ReturnType<typeof setTimeout>
  #mayWrite: boolean
  #hasAsked = false
  /** Whether the client was given the document: before that, changes would hang in the air. */
  #isServed = false
  #isAlive = true
  #hasAnswered = false
  /** Something was left out that the answer to our question must bring. */
  #lacks = false
  #timesLacked = 0
  #heldMarker: number | null = null

  constructor(socket: SyncSocket, member: Member, floor: Floor) {
    this.participant = member.participant
    this.name = member.name
    this.#mayWrite = member.mayWrite
    this.#knowsOurMessages = member.knowsOurMessages
    this.#floor = floor
    this.#pipe = new DocumentPipe(socket, floor.now)
    const bucket = ({ burst, perSecond }: typeof messages) => new TokenBucket(burst, perSecond, floor.now())
    this.#messages = bucket(messages)
    this.#bytes = bucket(bytes)
    this.#questions = bucket(questions)
    this.#work = bucket(work)
    this.#silence = setTimeout(() => this.end(closeCode.malformed, 'no-question'), firstQuestionMs)
    // Our question goes first: its answer is under way before the client holds our own answer for complete.
    this.sendStatus()
    this.#send(questionFrame(floor.ledger.content.vector))
  }

  /** Takes one frame of the client. */
  receive(data: Uint8Array): void {
    if (this.#pipe.isClosed) return
    this.#isAlive = true
    if (!this.#messages.take(1, this.#floor.now())) return this.end(closeCode.tooMany, 'too-many-messages')
    const frame = readFrame(data)
    if (!frame) return this.end(closeCode.malformed, 'malformed-frame')
    if (!this.#hasAsked && frame.type !== 'question') return this.end(closeCode.malformed, 'no-question')
    const isFree = frame.type === 'update' && frame.isAnswer && !this.#hasAnswered
    if (!isFree && !this.#bytes.take(data.length, this.#floor.now()))
      return this.end(closeCode.tooMany, 'too-many-bytes')
    switch (frame.type) {
      case 'question':
        return this.#answer(frame.stateVector)
      case 'update':
        return this.#offer(frame.update, frame.isAnswer)
      case 'awareness':
        return this.#moveCaret(frame.states)
      case 'query-awareness':
        return this.#showCarets()
      case 'marker':
        return this.#mark(frame.marker)
    }
  }

  /** The socket is closed. */
  left(): void {
    this.#pipe.forget()
    this.#leave()
  }

  /** Closes the connection and says why. */
  end(code: number, reason: string): void {
    if (this.#pipe.isClosed) return
    this.#pipe.close(code, reason)
    this.#leave()
  }

  /** Whether this person may write has perhaps changed. */
  setMayWrite(mayWrite: boolean): void {
    if (this.#mayWrite === mayWrite) return
    this.#mayWrite = mayWrite
    this.sendStatus()
  }

  sendStatus(): void {
    const { ledger, epoch } = this.#floor
    const { isStoring } = ledger
    if (this.#knowsOurMessages) this.#send(statusFrame({ mayWrite: this.#mayWrite, isStoring, epoch }))
  }

  /** Whether the document has not all left yet for this client. */
  get isBeingServed(): boolean {
    return !this.#isServed || this.#pipe.isSending
  }

  /** Shows what was stored; its author has it. */
  show(frame: Uint8Array): void {
    if (this.#isServed) this.#send(frame)
  }

  /** Shows carets; one who reads slowly does without, and gets all of them once they have caught up. */
  showCarets(frame: Uint8Array): void {
    if (!this.#isServed) return
    const isWhole = this.#pipe.sendIfQuick(frame, () => this.#caretsFrame())
    if (!isWhole) this.#endIfSlow()
  }

  /** Says something, so that the client knows that we are here, and lets go of one that is not there any more. */
  beat(frame: Uint8Array): void {
    if (this.#pipe.isClosed) return
    if (!this.#isAlive) return this.#pipe.cut()
    this.#isAlive = false
    this.#pipe.ping()
    this.#send(frame)
  }

  /** The client's machine answered a ping. */
  answered(): void {
    this.#isAlive = true
  }

  #answer(stateVector: Uint8Array): void {
    if (!this.#questions.take(1, this.#floor.now())) return this.end(closeCode.tooMany, 'too-many-questions')
    clearTimeout(this.#silence)
    this.#hasAsked = true
    const { ledger } = this.#floor
    const failed = () => this.end(closeCode.restarting, 'closing')
    if (!isStateVector(stateVector)) return this.end(closeCode.malformed, 'malformed-question')
    if (hasNothing(stateVector))
      return ledger.readWhole({ isAlone: false }, ({ frames }) => this.#serve(frames), failed)
    ledger.read(
      (doc) => [answerFrame(Y.encodeStateAsUpdate(doc, stateVector))],
      (frames) => this.#serve(frames),
      failed,
    )
  }

  #serve(frames: readonly Uint8Array[]): void {
    this.#isServed = true
    this.#pipe.sendWhole(frames)
    this.#showCarets()
  }

  #offer(update: Uint8Array, isAnswer: boolean): void {
    const before = this.#floor.now()
    const verdict = this.#judge(update, isAnswer)
    if (!this.#work.take(Math.max(0, this.#floor.now() - before), this.#floor.now())) {
      return this.end(closeCode.tooMany, 'too-much-work')
    }
    if (verdict.type === 'refused') return this.end(verdict.code, verdict.reason)
    if (verdict.type === 'incomplete') return isAnswer ? this.#endIncomplete() : this.#lack()
    if (!isAnswer) return
    this.#hasAnswered = true
    this.#lacks = false
    if (this.#heldMarker !== null) this.#mark(this.#heldMarker)
  }

  #judge(update: Uint8Array, isAnswer: boolean): Verdict {
    const { ledger, onTaken } = this.#floor
    if (ledger.isBroken) return { type: 'refused', code: closeCode.restarting, reason: 'reloaded' }
    // What most say who come for the first time: it is no reason to put the document together.
    if (saysNothing(update)) return { type: 'nothing-new' }
    if (!ledger.content.build()) return { type: 'refused', code: closeCode.unreadable, reason: 'document-unreadable' }
    const { doc } = ledger.content.live
    const room = ledger.content.live.room(gateLimits.documentBytes)
    const { participant: by } = this
    const verdict = judge({
      update,
      isAnswer,
      by,
      mayWrite: this.#mayWrite,
      doc,
      room,
      writerOf: ledger.content.writerOf,
    })
    if (verdict.type !== 'accepted') return verdict
    if (ledger.isFull) return { type: 'refused', code: closeCode.overloaded, reason: 'not-storing' }
    const entry: Entry = { update: verdict.update, by, newClients: verdict.newClients, from: this }
    try {
      if (ledger.take(entry)) onTaken()
    } catch {
      // The gate should have known; nothing was taken, and the others are not disturbed.
      return { type: 'refused', code: closeCode.invalidUpdate, reason: 'unusable-update' }
    }
    return verdict
  }

  // What is typed before our question is answered comes with that answer; later, one more question is asked.
  #lack(): void {
    if (this.#lacks) return
    if (this.#timesLacked > 0) return this.#endIncomplete()
    this.#lacks = true
    this.#timesLacked++
    this.#send(questionFrame(this.#floor.ledger.content.vector))
  }

  #endIncomplete(): void {
    this.end(closeCode.invalidUpdate, 'missing-dependency')
  }

  #mark(marker: number): void {
    if (this.#lacks) {
      this.#heldMarker = marker
      return
    }
    this.#heldMarker = null
    if (!this.#knowsOurMessages) return
    this.#floor.ledger.whenStored(() => this.#send(markerFrame(marker)))
  }

  #moveCaret(states: Uint8Array): void {
    const { carets, onCaret } = this.#floor
    const fault = carets.receive(this, states)
    if (fault === 'awareness-too-large') return this.end(closeCode.tooLarge, fault)
    if (fault) return this.end(closeCode.malformed, fault)
    if (carets.hasChanges) onCaret()
  }

  #showCarets(): void {
    if (!this.#floor.carets.isEmpty) this.showCarets(this.#caretsFrame())
  }

  #caretsFrame(): Uint8Array {
    return awarenessFrame(this.#floor.carets.all())
  }

  #send(frame: Uint8Array): void {
    this.#pipe.send(frame)
    this.#endIfSlow()
  }

  #endIfSlow(): void {
    if (!this.#pipe.isTooSlow) return
    this.#pipe.drop(closeCode.overloaded, 'too-slow')
    this.#leave()
  }

  #leave(): void {
    clearTimeout(this.#silence)
    this.#floor.onEnd(this)
  }
}

function hasNothing(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0
}

function isStateVector(bytes: Uint8Array): boolean {
  if (bytes.length > mostQuestionBytes) return false
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false // Cut short: the caller closes with « malformed ».
  }
}
