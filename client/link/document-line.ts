import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, writeSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { documentSchema, syncMessage } from '../../shared/protocol/sync-message.ts'
import type { CalmAwareness } from './calm-awareness.ts'
import { mayComeBack } from './document-end.ts'
import { parseStatus, type HeardStatus } from './document-status.ts'
import { pauseMs } from './document-pause.ts'
import type { Reach } from './save-progress.ts'

export interface LineSettings {
  /** The address of `/sync/<workshop>`. */
  readonly url: string
  readonly name: string
  readonly doc: Y.Doc
  readonly awareness: CalmAwareness
  readonly WebSocket?: typeof WebSocket | undefined
}

export interface LineEvents {
  readonly reachChanged: () => void
  /** All that the server has is here, and all that is here has been sent. */
  readonly synced: () => void
  readonly status: (status: HeardStatus) => void
  readonly storedUntil: (change: number) => void
  /** Whether the server's question for what is here may be answered. */
  readonly mayAnswer: () => boolean
  /** For good. */
  readonly closed: (code: number) => void
}

// The provider waits 2^n × 100 ms or `maxBackoffTime`, whichever is shorter.
const beyondAllPauses = 20
const openWithinMs = 10_000
const reachWithinMs = 3_000
const answerWithinMs = 4_000
// The server lets nobody ask more often than every two seconds for long.
const askAgainAfterMs = 5_000

/** The connection of one Y.Doc: comes back by itself, notices when it is dead, and says nothing that need not be said. */
export class DocumentLine {
  reach: Reach = 'arriving'
  /** Of the server's data, when it is known: a server with another one must not be offered what we hold. */
  epoch: string | null = null
  private readonly provider: WebsocketProvider
  private readonly events: LineEvents
  private hasBegun = false
  private isPaused = false
  private isOver = false
  /** Whether the server’s question for what is here has come: what is written before goes with the answer. */
  private wasAsked = false
  private failures = 0
  private askedAt = -Infinity
  private arrival: ReturnType<typeof setTimeout> | undefined
  private opening: ReturnType<typeof setTimeout> | undefined
  private answer: ReturnType<typeof setTimeout> | undefined

  constructor(settings: LineSettings, events: LineEvents) {
    this.events = events
    this.provider = new WebsocketProvider(settings.url, settings.name, settings.doc, {
      connect: false,
      // Tabs of one browser would pass writes around the server's gate.
      disableBc: true,
      awareness: settings.awareness,
      shouldReconnect: ({ code }) => mayComeBack(code),
      ...(settings.WebSocket ? { WebSocketPolyfill: settings.WebSocket } : {}),
    })
    settings.doc.off('update', this.provider._updateHandler)
    this.listen(settings.awareness)
    this.readSync()
    this.sayOwnCaretOnly(settings.awareness)
    this.arrival = setTimeout(() => this.reached('cut'), reachWithinMs)
  }

  /** The origin of every change that comes from the server. */
  get origin(): unknown {
    return this.provider
  }

  get isSynced(): boolean {
    return this.provider.synced
  }

  /** Connects for the first time. */
  begin(): void {
    this.hasBegun = true
    if (!this.isPaused) this.connect()
  }

  /** Lets the connection go until it is asked for again. */
  pause(): void {
    this.isPaused = true
    this.provider.disconnect()
    this.reached('cut')
  }

  /** Begins a new connection at once. */
  reconnect(): void {
    this.isPaused = false
    if (!this.hasBegun || this.isOver) return
    this.provider.disconnect()
    this.connect()
  }

  /** The page has slept, or the network is back: a line that seems open may be dead, and one that waits need not. */
  lookAgain(): void {
    if (!this.provider.synced) {
      const { ws } = this.provider
      // One that is being opened has a time limit of its own.
      if (ws === null || this.isPaused || this.isOver) this.reconnect()
      return
    }
    if (Date.now() - this.askedAt < askAgainAfterMs) return
    this.askedAt = Date.now()
    this.send(syncMessage.sync, (frame) => writeSyncStep1(frame, this.provider.doc))
    this.answer = setTimeout(() => this.reconnect(), answerWithinMs)
  }

  sendUpdate(update: Uint8Array): void {
    if (this.wasAsked) this.provider._updateHandler(update, null)
  }

  /** Asks the server to say when all changes up to this one are stored. */
  sendMarker(change: number): void {
    if (this.provider.synced) this.send(syncMessage.marker, (frame) => encoding.writeVarUint(frame, change))
  }

  close(): void {
    this.isOver = true
    clearTimeout(this.arrival)
    clearTimeout(this.opening)
    clearTimeout(this.answer)
    this.provider.destroy()
  }

  private connect(): void {
    this.sayWhatIsKnown()
    this.provider.connect()
  }

  private sayWhatIsKnown(): void {
    const epoch = this.epoch === null ? {} : { epoch: this.epoch }
    this.provider.params = { schema: String(documentSchema), ...epoch }
  }

  private listen(awareness: CalmAwareness): void {
    const { provider, events } = this
    provider.on('status', ({ status }) => {
      clearTimeout(this.opening)
      if (status === 'connecting') this.opening = setTimeout(() => this.abandon(), openWithinMs)
      if (status !== 'connected') return
      this.reached('open')
      queueMicrotask(() => awareness.renew())
    })
    provider.on('sync', (isSynced) => {
      if (!isSynced) return
      this.failures = 0
      events.synced()
    })
    provider.on('connection-close', () => this.fell())
    provider.on('closed', ({ code }) => {
      this.isOver = true
      events.closed(code)
    })
    provider.messageHandlers[syncMessage.status] = (_encoder, decoder) =>
      events.status(parseStatus(decoding.readVarString(decoder)))
    provider.messageHandlers[syncMessage.marker] = (_encoder, decoder) =>
      events.storedUntil(decoding.readVarUint(decoder))
    provider.messageHandlers[syncMessage.auth] = () => undefined
  }

  // A reader's editor repairs its copy while it draws; answering the server's question would offer these repairs.
  private readSync(): void {
    const { messageHandlers } = this.provider
    const read = messageHandlers[syncMessage.sync]
    messageHandlers[syncMessage.sync] = (encoder, decoder, provider, emitSynced, type) => {
      const kind = decoding.peekVarUint(decoder)
      if (kind === messageYjsSyncStep2) clearTimeout(this.answer)
      if (kind === messageYjsSyncStep1) this.wasAsked = true
      if (kind === messageYjsSyncStep1 && !this.events.mayAnswer()) return
      read?.(encoder, decoder, provider, emitSynced, type)
    }
  }

  // The provider would send every caret that it receives back to the server.
  private sayOwnCaretOnly(awareness: CalmAwareness): void {
    const { provider } = this
    const say = provider._awarenessUpdateHandler
    const client = awareness.clientID
    awareness.off('update', say)
    provider._awarenessUpdateHandler = ({ added, updated, removed }, origin) => {
      if (origin === provider || ![...added, ...updated, ...removed].includes(client)) return
      say({ added: [], updated: [client], removed: [] }, origin)
    }
    awareness.on('update', provider._awarenessUpdateHandler)
  }

  // The provider's own pauses are the same for everybody: a restart would bring them all back in the same instant.
  private fell(): void {
    clearTimeout(this.opening)
    clearTimeout(this.answer)
    this.wasAsked = false
    this.provider.maxBackoffTime = pauseMs(this.failures++)
    this.provider.wsUnsuccessfulReconnects = beyondAllPauses
    this.sayWhatIsKnown()
    this.reached('cut')
  }

  // Nobody answers and nobody refuses: the network has swallowed it.
  private abandon(): void {
    const pause = pauseMs(this.failures)
    this.provider.disconnect()
    this.opening = setTimeout(() => !this.isPaused && this.connect(), pause)
  }

  private reached(reach: Reach): void {
    clearTimeout(this.arrival)
    if (this.reach === reach) return
    this.reach = reach
    this.events.reachChanged()
  }

  private send(type: number, write: (frame: encoding.Encoder) => void): void {
    const { ws } = this.provider
    if (ws === null || ws.readyState !== ws.OPEN) return
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, type)
    write(frame)
    ws.send(encoding.toUint8Array(frame))
  }
}
