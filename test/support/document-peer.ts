import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate, applyAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import { messageYjsSyncStep2, readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Connection, DocumentRoom } from '../../server/live/document-room.ts'
import type { ParticipantId } from '../../shared/id.ts'
import { syncMessage, type DocumentStatus } from '../../shared/protocol/sync-message.ts'

export interface PeerSettings {
  readonly name?: string
  readonly mayWrite?: boolean
  readonly knowsOurMessages?: boolean
  readonly doc?: Y.Doc
}

/**
 * A client of y-websocket's protocol without a network: what it sends and gets waits until it is carried over, so
 * that a test says in which order things arrive.
 */
export class DocumentPeer {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly participant: ParticipantId
  /** Every frame that the server sent, in order. */
  readonly received: Uint8Array[] = []
  readonly markers: number[] = []
  readonly statuses: DocumentStatus[] = []
  readonly outbox: Uint8Array[] = []
  readonly inbox: Uint8Array[] = []
  closed: { readonly code: number; readonly reason: string } | null = null
  isTerminated = false
  /** Whether its machine answers nothing any more. */
  isDead = false
  /** Whether the document came on this connection. */
  isSynced = false
  /** What the socket says that it could not send yet. */
  bufferedAmount = 0
  /** Whether frames are carried over as soon as they are sent. */
  isQuick = true
  readonly #settings: PeerSettings
  #connection: Connection | null = null
  #version = 0

  constructor(participant: string, settings: PeerSettings = {}) {
    this.participant = participant as ParticipantId
    this.#settings = settings
    this.doc = settings.doc ?? new Y.Doc()
    this.awareness = new Awareness(this.doc)
    this.awareness.setLocalState(null)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.say(updateFrame(update))
    })
  }

  get isOpen(): boolean {
    return this.#connection !== null && this.closed === null
  }

  /** Opens a connection and asks for the document, as the standard client does. */
  join(room: DocumentRoom, mayWrite = this.#settings.mayWrite ?? true): this {
    const { name = this.participant, knowsOurMessages = true } = this.#settings
    this.closed = null
    this.isSynced = false
    this.inbox.length = 0
    this.outbox.length = 0
    const { isQuick } = this
    this.isQuick = false
    const member = { participant: this.participant, name, mayWrite, knowsOurMessages }
    this.#connection = room.join(socketOf(this), member)
    this.isQuick = isQuick
    this.say(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, syncMessage.sync)
        writeSyncStep1(encoder, this.doc)
      }),
    )
    if (isQuick) this.carryDown()
    return this
  }

  /** Sends a frame, as it is. */
  say(frame: Uint8Array): void {
    if (!this.isOpen) return
    this.outbox.push(frame)
    if (this.isQuick) this.carryUp()
  }

  /** Asks to be told when all that was sent until here is stored. */
  mark(): number {
    const marker = ++this.#version
    this.say(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, syncMessage.marker)
        encoding.writeVarUint(encoder, marker)
      }),
    )
    return marker
  }

  /** Says where one's caret is. */
  point(state: Record<string, unknown> | null): void {
    this.awareness.setLocalState(state)
    const states = encodeAwarenessUpdate(this.awareness, [this.doc.clientID])
    this.say(awarenessFrame(states))
  }

  /** Carries frames to the server: all that wait, or so many. */
  carryUp(count = Infinity): void {
    for (let left = count; left > 0 && this.isOpen; left--) {
      const frame = this.outbox.shift()
      if (!frame) return
      this.#connection?.receive(frame)
    }
  }

  /** Carries frames from the server: all that wait, or so many. */
  carryDown(count = Infinity): void {
    for (let left = count; left > 0; left--) {
      const frame = this.inbox.shift()
      if (!frame) return
      this.#take(frame)
    }
  }

  /** The connection is cut: what was on its way is lost. */
  cut(): void {
    this.inbox.length = 0
    this.outbox.length = 0
    this.#connection?.left()
    this.#connection = null
  }

  destroy(): void {
    this.cut()
    this.doc.destroy()
  }

  /** What the socket does with a frame of the server. */
  arrived(frame: Uint8Array): void {
    this.received.push(frame)
    this.inbox.push(frame)
    if (this.isQuick) this.carryDown()
  }

  /** Its machine answers by itself. */
  pinged(): void {
    if (!this.isDead) this.#connection?.answered()
  }

  ended(code: number, reason: string): void {
    this.closed = { code, reason }
  }

  #take(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === syncMessage.awareness) applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), this)
    if (type === syncMessage.marker) this.markers.push(decoding.readVarUint(decoder))
    if (type === syncMessage.status) this.statuses.push(JSON.parse(decoding.readVarString(decoder)) as DocumentStatus)
    if (type !== syncMessage.sync) return
    const answer = encoding.createEncoder()
    encoding.writeVarUint(answer, syncMessage.sync)
    const kind = readSyncMessage(decoder, answer, this.doc, this, (error) => {
      throw error
    })
    this.isSynced ||= kind === messageYjsSyncStep2
    if (encoding.length(answer) > 1) this.say(encoding.toUint8Array(answer))
  }
}

/** A frame of the standard client that carries an update. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, syncMessage.sync)
    writeUpdate(encoder, update)
  })
}

export function awarenessFrame(states: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, syncMessage.awareness)
    encoding.writeVarUint8Array(encoder, states)
  })
}

function socketOf(peer: DocumentPeer) {
  // A peer that comes back has a new socket: the old one must not speak for it.
  let isCurrent = true
  return {
    send: (frame: Uint8Array) => isCurrent && peer.arrived(frame),
    sendTogether: (frames: readonly Uint8Array[]) => {
      for (const frame of frames) if (isCurrent) peer.arrived(frame)
    },
    close: (code: number, reason: string) => {
      if (isCurrent) peer.ended(code, reason)
      isCurrent = false
    },
    ping: () => isCurrent && peer.pinged(),
    terminate: () => {
      peer.isTerminated = true
    },
    get bufferedAmount() {
      return peer.bufferedAmount
    },
  }
}
