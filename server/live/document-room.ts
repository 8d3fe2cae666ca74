import * as Y from 'yjs'
import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Storage, Write } from '../storage/storage.ts'
import { Carets } from './carets.ts'
import { DocumentConnection, type Member, type SyncSocket } from './document-connection.ts'
import { docFrom, DocumentLog, merged, type Change } from './document-log.ts'
import { askFrame, caretsFrame, missingFrame, updateFrame, type CaretEntry } from './frames.ts'
import { judge } from './gate.ts'

/** What a document room is handed. */
export interface DocumentRoomSettings {
  readonly storage: Storage
  readonly now: () => number
  /** Told whether the last commit worked. */
  readonly onStoring: (isStoring: boolean) => void
  readonly log: { error(fields: object, message: string): void }
}

interface Applied extends Change {
  readonly from: DocumentConnection | null
}

interface Act {
  readonly store: (doc: Y.Doc) => Promise<Uint8Array>
  readonly failed: (error: unknown) => void
}

// At once in a quiet room; when it is busy, what arrives together is stored and sent together.
const tickMs = 20
const firstRetryMs = 250
const longestRetryMs = 5_000
const mostWaitingBytes = 16 * 1024 * 1024
const largestDocument = 20 * 1024 * 1024

/** Opens a document from storage; throws rather than show it empty. */
export async function openDocumentRoom(
  workshop: WorkshopId,
  document: DocumentName,
  settings: DocumentRoomSettings,
): Promise<DocumentRoom> {
  const stored = await settings.storage.readDocument(workshop, document)
  return new DocumentRoom(
    document,
    settings,
    docFrom(stored),
    new DocumentLog(workshop, document, settings.storage, stored),
  )
}

/**
 * One document, live. Each update is judged and applied as it arrives; it is sent to others, answered as stored and
 * readable only once the transaction that holds it is on disk.
 */
export class DocumentRoom {
  readonly #document: DocumentName
  readonly #settings: DocumentRoomSettings
  readonly #doc: Y.Doc
  readonly #log: DocumentLog
  readonly #connections = new Set<DocumentConnection>()
  readonly #carets = new Carets<DocumentConnection>()
  #applied: Applied[] = []
  #acts: Act[] = []
  #afterStored: (() => void)[] = []
  #tick: ReturnType<typeof setTimeout> | null = null
  #flushing: Promise<void> | null = null
  #flushedAt = 0
  #retryMs = 0
  #waitingBytes = 0
  #whole: { readonly seq: number; readonly frame: Uint8Array } | null = null

  constructor(document: DocumentName, settings: DocumentRoomSettings, doc: Y.Doc, log: DocumentLog) {
    this.#document = document
    this.#settings = settings
    this.#doc = doc
    this.#log = log
    doc.on('update', (update: Uint8Array, origin: unknown) => this.#keep(update, origin))
  }

  get size(): number {
    return this.#connections.size
  }

  get isStoring(): boolean {
    return this.#retryMs === 0
  }

  /** Lets a person in; they are told what they may do, and asked for what they wrote while away. */
  join(socket: SyncSocket, member: Member, mayWrite: boolean): DocumentConnection {
    const connection = new DocumentConnection(socket, member, mayWrite, this, this.#settings.now)
    this.#connections.add(connection)
    connection.tellStatus()
    // Asked before it is answered: when the client believes itself in step, its own edits are on their way.
    connection.send(askFrame(Y.encodeStateVector(this.#doc)))
    return connection
  }

  leave(connection: DocumentConnection): void {
    if (!this.#connections.delete(connection)) return
    const gone = this.#carets.leave(connection)
    if (gone) for (const other of this.#connections) other.sendCarets(caretsFrame([gone]))
  }

  /** The phase or a role changed: who may write may have changed too. */
  changeRights(mayWrite: (participant: ParticipantId) => boolean): void {
    for (const connection of this.#connections) connection.changeRight(mayWrite(connection.member.participant))
  }

  /** Reads the document as it is stored. */
  read<Value>(ask: (doc: Y.Doc) => Value): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#whenStored(() => {
        try {
          resolve(ask(this.#doc))
        } catch (error) {
          reject(error)
        }
      })
    })
  }

  /** Writes in the document on a person's command: the edit and the other writes are stored together or not at all. */
  act<Value>(edit: (doc: Y.Doc) => Value, writes: (result: Value) => readonly Write[]): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#acts.push({
        store: async (doc) => {
          const result = edit(doc)
          const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.#doc))
          this.#log.bind(doc.clientID, 'server')
          await this.#log.store([{ by: 'server', update }], this.#settings.now(), writes(result))
          resolve(result)
          return update
        },
        failed: reject,
      })
      this.#schedule()
    })
  }

  /** Judges and applies an update; a refused one changes nothing and ends its sender's connection. */
  receive(connection: DocumentConnection, update: Uint8Array): void {
    const verdict = judge(this.#doc, this.#document, update)
    switch (verdict.type) {
      case 'known':
        return
      case 'refused':
        return connection.close(closeCode.invalidUpdate, verdict.reason)
      case 'gap':
        return connection.askAgain(askFrame(Y.encodeStateVector(this.#doc)))
      case 'new':
        return this.#apply(connection, update, verdict.clients)
    }
  }

  /** Answers « send me what I lack », once nothing unstored could be in the answer. */
  answerAsk(connection: DocumentConnection, stateVector: Uint8Array): void {
    this.#whenStored(() => {
      connection.send(stateVector.length <= 1 ? this.#wholeFrame() : missingFrame(this.#missing(stateVector)))
      const carets = this.#carets.all
      if (carets.length > 0) connection.sendCarets(caretsFrame(carets))
    })
  }

  /** Runs this once all that was applied until now is stored. */
  whenStored(done: () => void): void {
    this.#whenStored(done)
  }

  hearCarets(connection: DocumentConnection, entries: readonly CaretEntry[]): void {
    const { participant: id, name } = connection.member
    this.#carets.hear(connection, { id, name }, entries, this.#settings.now())
    if (this.#carets.hasNews) this.#schedule()
  }

  sendAllCarets(connection: DocumentConnection): void {
    connection.sendCarets(caretsFrame(this.#carets.all))
  }

  /** Stores what is left, keeps a snapshot, and ends every connection with this code. */
  async close(code: number): Promise<void> {
    await this.#flush()
    if (this.isStoring) await this.#log.snapshot(this.#doc, this.#settings.now(), 'if-any').catch(() => undefined)
    if (this.#tick) clearTimeout(this.#tick)
    for (const connection of [...this.#connections]) connection.close(code, 'closing')
  }

  #apply(connection: DocumentConnection, update: Uint8Array, clients: readonly number[]): void {
    const { participant } = connection.member
    if (!connection.mayWrite) return connection.close(closeCode.forbidden, 'read-only')
    if (!clients.every((client) => this.#log.mayUse(client, participant))) {
      return connection.close(closeCode.forbidden, 'foreign-client-id')
    }
    if (this.#waitingBytes > mostWaitingBytes) return connection.close(closeCode.overloaded, 'not-storing')
    if ((this.#whole?.frame.length ?? 0) > largestDocument) {
      return connection.close(closeCode.tooLarge, 'document-too-large')
    }
    for (const client of clients) this.#log.bind(client, participant)
    try {
      Y.applyUpdate(this.#doc, update, connection)
    } catch (error) {
      this.#settings.log.error({ error }, 'an update passed the gate and could not be applied')
      connection.close(closeCode.invalidUpdate, 'malformed-update')
    }
  }

  // What was really integrated, whatever the frame said: this is what is stored and sent.
  #keep(update: Uint8Array, origin: unknown): void {
    if (!(origin instanceof DocumentConnection)) return
    this.#applied.push({ by: origin.member.participant, update, from: origin })
    this.#waitingBytes += update.length
    this.#schedule()
  }

  #whenStored(done: () => void): void {
    this.#afterStored.push(done)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#tick || this.#flushing) return
    const quietFor = this.#settings.now() - this.#flushedAt
    const wait = this.#retryMs || (quietFor > tickMs ? 0 : tickMs - quietFor)
    this.#tick = setTimeout(() => void this.#flush(), Math.max(0, Math.min(wait, longestRetryMs)))
  }

  async #flush(): Promise<void> {
    if (this.#tick) clearTimeout(this.#tick)
    this.#tick = null
    await (this.#flushing ??= this.#storeAndShow().finally(() => {
      this.#flushing = null
    }))
    const hasMore = this.#applied.length + this.#acts.length + this.#afterStored.length > 0
    if (hasMore || this.#carets.hasNews) this.#schedule()
  }

  async #storeAndShow(): Promise<void> {
    this.#flushedAt = this.#settings.now()
    const batch = this.#applied
    if (batch.length > 0 && !(await this.#store(batch))) return
    this.#applied = this.#applied.slice(batch.length)
    this.#show(batch)
    await this.#carryOutActs()
    this.#showCarets()
    // What arrived meanwhile is applied but not stored: those who wait for « stored » wait for it too.
    if (this.#applied.length > 0) return
    const waiting = this.#afterStored
    this.#afterStored = []
    for (const done of waiting) done()
    void this.#log.snapshot(this.#doc, this.#settings.now(), 'if-long').catch(() => undefined)
  }

  async #store(batch: readonly Applied[]): Promise<boolean> {
    try {
      await this.#log.store(batch, this.#settings.now())
      this.#waitingBytes = Math.max(0, this.#waitingBytes - sizeOf(batch))
      this.#tellStoring(0)
      return true
    } catch (error) {
      if (this.isStoring) this.#settings.log.error({ error }, 'a document cannot be stored: it is kept and tried again')
      this.#tellStoring(Math.min(longestRetryMs, Math.max(firstRetryMs, this.#retryMs * 2)))
      for (const act of this.#acts.splice(0)) act.failed(error)
      return false
    }
  }

  #tellStoring(retryMs: number): void {
    const wasStoring = this.isStoring
    this.#retryMs = retryMs
    if (wasStoring === this.isStoring) return
    this.#settings.onStoring(this.isStoring)
    for (const connection of this.#connections) connection.tellStatus()
  }

  // One frame for all; who wrote everything in it needs none, who wrote a part takes it too, it changes nothing.
  #show(batch: readonly Applied[]): void {
    if (batch.length === 0) return
    const frame = updateFrame(merged(batch.map(({ update }) => update)))
    for (const connection of this.#connections) {
      if (batch.some(({ from }) => from !== connection)) connection.send(frame)
    }
  }

  async #carryOutActs(): Promise<void> {
    for (const act of this.#acts.splice(0)) {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc))
      try {
        const update = await act.store(copy)
        Y.applyUpdate(this.#doc, update, 'server')
        this.#show([{ by: 'server', update, from: null }])
      } catch (error) {
        act.failed(error)
      } finally {
        copy.destroy()
      }
    }
  }

  #showCarets(): void {
    const news = this.#carets.news()
    if (news.length === 0) return
    const everything = caretsFrame(news.map(({ entry }) => entry))
    for (const connection of this.#connections) {
      const others = news.filter((one) => one.connection !== connection)
      if (others.length === news.length) connection.sendCarets(everything)
      else if (others.length > 0) connection.sendCarets(caretsFrame(others.map(({ entry }) => entry)))
    }
  }

  #wholeFrame(): Uint8Array {
    if (this.#whole?.seq !== this.#log.seq) {
      this.#whole = { seq: this.#log.seq, frame: missingFrame(Y.encodeStateAsUpdate(this.#doc)) }
    }
    return this.#whole.frame
  }

  // A state vector that cannot be read asks for everything.
  #missing(stateVector: Uint8Array): Uint8Array {
    try {
      return Y.encodeStateAsUpdate(this.#doc, stateVector)
    } catch {
      return Y.encodeStateAsUpdate(this.#doc)
    }
  }
}

function sizeOf(batch: readonly Change[]): number {
  return batch.reduce((total, { update }) => total + update.length, 0)
}
