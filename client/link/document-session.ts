import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { documentSchema, syncMessage, type DocumentStatus } from '../../shared/protocol/sync-message.ts'
import { CalmAwareness } from './calm-awareness.ts'
import { mayComeBack } from './document-end.ts'
import { parseStatus } from './document-status.ts'
import { localUndo } from './local-undo.ts'
import { patienceMs, saveWord, type SaveWord } from './save-progress.ts'
import { wordsSince } from './unsent-words.ts'

export interface DocumentAddress {
  /** The address of `/sync/<workshop>`. */
  readonly url: string
  readonly name: string
  readonly roots: (doc: Y.Doc) => readonly Y.Map<unknown>[]
  /** Server's time. */
  readonly now: () => number
  readonly WebSocket?: typeof WebSocket
}

export interface SessionEvents {
  readonly changed: () => void
  /** The server did not take what was written: these words, and this document cannot be used any more. */
  readonly refused: (words: string) => void
  /** The document holds repairs made while reading, which must not be sent now that writing is allowed. */
  readonly spoiled: () => void
  readonly ended: (code: number) => void
}

const markerDelayMs = 20

/** The life of one Y.Doc: its connection, and what the server has said to have stored of it. */
export class DocumentSession {
  readonly doc = new Y.Doc()
  readonly awareness = new CalmAwareness(this.doc)
  readonly undo: Y.UndoManager
  isLoaded = false
  mayWrite = false
  private readonly address: DocumentAddress
  private readonly events: SessionEvents
  private readonly provider: WebsocketProvider
  private isConnected = false
  private isStoring = true
  private isSpoiled = false
  private wasClosed = false
  /** Counts the changes made here; the server says back up to which one it has stored. */
  private version = 0
  private stored = { version: 0, clock: 0 }
  private asked: readonly { readonly version: number; readonly clock: number }[] = []
  private savedAt: number | null = null
  private waitingSince: number | null = null
  private patience: ReturnType<typeof setTimeout> | undefined
  private markerTimer: ReturnType<typeof setTimeout> | undefined

  constructor(address: DocumentAddress, events: SessionEvents) {
    this.address = address
    this.events = events
    this.undo = localUndo(this.doc, address.roots(this.doc))
    this.provider = new WebsocketProvider(address.url, address.name, this.doc, {
      connect: false,
      // Tabs of one browser would pass writes around the server's gate.
      disableBc: true,
      awareness: this.awareness,
      // A restart of the server must not bring everybody back at the same instant.
      maxBackoffTime: 5000 + Math.random() * 10_000,
      params: { schema: String(documentSchema) },
      shouldReconnect: ({ code }) => mayComeBack(code),
      ...(address.WebSocket ? { WebSocketPolyfill: address.WebSocket } : {}),
    })
    this.listen()
    this.provider.connect()
  }

  /** How many changes made here are not known to be stored. */
  get pending(): number {
    return this.version - this.stored.version
  }

  save(): SaveWord | null {
    const { isConnected, isStoring, pending, waitingSince, savedAt, isLoaded } = this
    return isLoaded ? saveWord({ isConnected, isStoring, pending, waitingSince, savedAt }, Date.now()) : null
  }

  disconnect(): void {
    this.provider.disconnect()
  }

  reconnect(): void {
    if (this.wasClosed) return
    this.provider.disconnect()
    this.provider.connect()
  }

  close(): void {
    if (this.wasClosed) return
    this.wasClosed = true
    clearTimeout(this.patience)
    clearTimeout(this.markerTimer)
    this.provider.destroy()
    this.undo.destroy()
    // Destroys the awareness with it.
    this.doc.destroy()
  }

  private listen(): void {
    const { provider, awareness, doc } = this
    provider.on('status', ({ status }) => this.connectionChanged(status === 'connected'))
    provider.on('sync', (isSynced) => isSynced && this.synced())
    provider.on('closed', ({ code }) => this.closed(code))
    provider.messageHandlers[syncMessage.status] = (_encoder, decoder) =>
      this.statusChanged(parseStatus(decoding.readVarString(decoder)))
    provider.messageHandlers[syncMessage.marker] = (_encoder, decoder) =>
      this.storedUntil(decoding.readVarUint(decoder))
    provider.messageHandlers[syncMessage.auth] = () => undefined
    this.sendNothingWhileReading()
    doc.off('update', provider._updateHandler)
    doc.on('update', (update: Uint8Array, origin: unknown) => this.updated(update, origin))
    // The provider would send every caret that it receives back to the server.
    const sayAwareness = provider._awarenessUpdateHandler
    const client = awareness.clientID
    awareness.off('update', sayAwareness)
    provider._awarenessUpdateHandler = ({ added, updated, removed }, origin) => {
      if (origin === provider || ![...added, ...updated, ...removed].includes(client)) return
      sayAwareness({ added: [], updated: [client], removed: [] }, origin)
    }
    awareness.on('update', provider._awarenessUpdateHandler)
  }

  // A reader's editor repairs its copy while it draws; answering the server's question would offer these repairs.
  private sendNothingWhileReading(): void {
    const { messageHandlers } = this.provider
    const read = messageHandlers[syncMessage.sync]
    messageHandlers[syncMessage.sync] = (encoder, decoder, provider, emitSynced, type) => {
      if (!this.mayWrite && decoding.peekVarUint(decoder) === messageYjsSyncStep1) return
      read?.(encoder, decoder, provider, emitSynced, type)
    }
  }

  private updated(update: Uint8Array, origin: unknown): void {
    if (origin === this.provider) return
    if (!this.mayWrite) {
      this.isSpoiled = true
      return
    }
    this.provider._updateHandler(update, origin)
    this.version++
    if (this.waitingSince === null) this.wait()
    this.markerTimer ??= setTimeout(() => this.ask(), markerDelayMs)
    this.events.changed()
  }

  /** Asks the server to say when all that was sent until here is stored. */
  private ask(): void {
    clearTimeout(this.markerTimer)
    this.markerTimer = undefined
    const { ws, synced } = this.provider
    if (!synced || ws === null || ws.readyState !== ws.OPEN || this.pending === 0) return
    const { version, doc } = this
    this.asked = [...this.asked, { version, clock: Y.getState(doc.store, doc.clientID) }]
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, syncMessage.marker)
    encoding.writeVarUint(frame, version)
    ws.send(encoding.toUint8Array(frame))
  }

  private storedUntil(version: number): void {
    const answered = this.asked.findLast((one) => one.version <= version)
    if (!answered || answered.version <= this.stored.version) return
    this.asked = this.asked.filter((one) => one.version > version)
    this.stored = answered
    this.savedAt = this.address.now()
    this.waitingSince = null
    clearTimeout(this.patience)
    if (this.pending > 0) this.wait()
    this.events.changed()
  }

  private connectionChanged(isConnected: boolean): void {
    if (this.isConnected === isConnected) return
    this.isConnected = isConnected
    if (isConnected) queueMicrotask(() => this.awareness.renew())
    this.events.changed()
  }

  private synced(): void {
    this.isLoaded = true
    if (this.pending > 0) this.wait()
    this.ask()
    this.events.changed()
  }

  private statusChanged(status: DocumentStatus): void {
    const mayWriteNow = status.mayWrite && !this.mayWrite
    this.isStoring = status.isStoring
    this.mayWrite = status.mayWrite
    if (mayWriteNow && this.isSpoiled) return this.events.spoiled()
    // Nothing of it was sent on this connection, and nothing will be.
    if (!status.mayWrite && this.pending > 0 && !this.provider.synced) return this.refuse()
    this.events.changed()
  }

  private wait(): void {
    this.waitingSince = Date.now()
    clearTimeout(this.patience)
    this.patience = setTimeout(() => this.lost(), patienceMs)
  }

  private lost(): void {
    if (!this.mayWrite && this.pending > 0 && this.isConnected) this.refuse()
    else this.events.changed()
  }

  private closed(code: number): void {
    if (this.pending > 0) this.refuse()
    else this.events.ended(code)
  }

  private refuse(): void {
    this.events.refused(wordsSince(this.doc, this.stored.clock))
  }
}
