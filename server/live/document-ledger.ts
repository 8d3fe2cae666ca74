import * as Y from 'yjs'
import type { WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import {
  ClientTaken,
  SeqTaken,
  type Storage,
  type StoredDocument,
  type Write,
  type Writer,
} from '../storage/storage.ts'
import { DocumentCopies, documentFrom, merged } from './document-copies.ts'
import { rowsOf, type Entry } from './document-rows.ts'

/** What a document's ledger is handed, and whom it tells. */
export interface LedgerSettings {
  readonly workshop: WorkshopId
  readonly document: DocumentName
  readonly storage: Storage
  readonly now: () => number
  readonly log: { warn(fields: object, message: string): void }
  /** These entries are in storage now, and may be shown. */
  readonly onStored: (entries: readonly Entry[]) => void
  readonly onStoring: (isStoring: boolean) => void
  /** The document was read from storage again and what waited is forgotten: its authors must bring it back. */
  readonly onReloaded: () => void
}

const mostBytesAhead = 4 * 1024 * 1024
const firstRetryMs = 250
const lastRetryMs = 5_000
// Opening reads the last snapshot and the updates after it.
const updatesPerSnapshot = 500

/** Keeps a document in storage: what was accepted is stored, then shown, in order, one commit at a time. */
export class DocumentLedger {
  readonly #settings: LedgerSettings
  #copies: DocumentCopies
  #writers: Map<number, Writer>
  #seq: number
  #sinceSnapshot: number
  #waiting: Entry[] = []
  #answers: (() => void)[] = []
  #line: Promise<unknown> = Promise.resolve()
  #failures = 0
  #isClosed = false
  #retry: ReturnType<typeof setTimeout> | null = null
  /** The server's own edits share one client id; drawn again when it is unsure what was stored under it. */
  #ownClient = freshClient()

  private constructor(settings: LedgerSettings, stored: StoredDocument) {
    this.#settings = settings
    this.#copies = new DocumentCopies(settings.document, documentFrom(settings.document, stored))
    this.#writers = new Map(stored.writers)
    this.#seq = lastSeqOf(stored)
    this.#sinceSnapshot = stored.updates.length
  }

  /** Reads the document; throws rather than show it empty or in part. */
  static async open(settings: LedgerSettings): Promise<DocumentLedger> {
    const { storage, workshop, document } = settings
    return new DocumentLedger(settings, await storage.readDocument(workshop, document))
  }

  get copies(): DocumentCopies {
    return this.#copies
  }

  get isStoring(): boolean {
    return this.#failures === 0
  }

  /** Whether so much waits to be stored that no more is taken. */
  get isFull(): boolean {
    return this.#copies.bytesAhead > mostBytesAhead
  }

  readonly writerOf = (client: number): Writer | undefined => this.#writers.get(client)

  /** Takes an update that the gate accepted; false when nothing was new in it. Throws, taking nothing. */
  take(entry: Entry): boolean {
    if (this.#isClosed) return false
    const update = this.#copies.accept(entry.update)
    if (!update) return false
    for (const client of entry.newClients) this.#writers.set(client, entry.by)
    this.#waiting.push({ ...entry, update })
    return true
  }

  /** Calls back once all that was taken until now is stored. */
  whenStored(answer: () => void): void {
    this.#answers.push(answer)
  }

  /** Stores what waits; while storage fails, it is left to the next try. */
  async store(): Promise<void> {
    await this.#inLine(async () => {
      if (this.isStoring) await this.#storeWaiting()
    })
  }

  /** Edits a throw-away copy; its update and the other writes are one commit, shown after it. Throws, changing nothing. */
  async act<Value>(edit: (doc: Y.Doc) => Value, writes: (value: Value) => readonly Write[]): Promise<Value> {
    await this.store()
    const done = await this.#inLine(() => this.#edit(edit, writes))
    // It went through: what waits may too.
    if (!this.isStoring) void this.#inLine(() => this.#storeWaiting())
    return done
  }

  /** Stores what waits, then a snapshot. What storage does not take now, only its authors still have. */
  async close(): Promise<void> {
    await this.#inLine(() => this.#storeWaiting())
    this.#isClosed = true
    this.#stopRetrying()
    if (this.#waiting.length > 0) this.#warn('a document was closed before all of it was stored')
    else if (this.#sinceSnapshot > 0) await this.#inLine(() => this.#storeSnapshot())
    this.#copies.destroy()
  }

  // One at a time; an error ends its own work only.
  #inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#line.then(work)
    this.#line = done.catch(() => undefined)
    return done
  }

  async #storeWaiting(): Promise<void> {
    if (this.#isClosed) return
    const entries = this.#waiting
    const answers = this.#answers
    this.#waiting = []
    this.#answers = []
    try {
      if (entries.length > 0) await this.#commit(entries, [])
      else if (!this.isStoring) await this.#settings.storage.check()
    } catch (error) {
      this.#waiting = [...entries, ...this.#waiting]
      this.#answers = [...answers, ...this.#answers]
      return this.#failed(error)
    }
    this.#worked()
    for (const answer of answers) answer()
    if (this.#sinceSnapshot >= updatesPerSnapshot) await this.#storeSnapshot()
  }

  async #edit<Value>(edit: (doc: Y.Doc) => Value, writes: (value: Value) => readonly Write[]): Promise<Value> {
    const copy = this.#copies.copy()
    copy.clientID = this.#ownClient
    const updates: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => updates.push(update))
    try {
      const value = edit(copy)
      await this.#commit(updates.length > 0 ? [this.#ownEntry(merged(updates))] : [], writes(value))
      return value
    } catch (error) {
      this.#ownClient = freshClient()
      if (isTaken(error)) await this.#startAgain()
      throw error
    } finally {
      copy.destroy()
    }
  }

  #ownEntry(update: Uint8Array): Entry {
    const newClients = this.#writers.has(this.#ownClient) ? [] : [this.#ownClient]
    return { update, by: 'server', newClients, from: null }
  }

  async #commit(entries: readonly Entry[], writes: readonly Write[]): Promise<void> {
    const { workshop, document, storage, now, onStored } = this.#settings
    const rows = rowsOf(entries, { workshop, document, seq: this.#seq, at: now() })
    await storage.commit([...rows, ...writes])
    const count = rows.filter(({ type }) => type === 'update').length
    this.#seq += count
    this.#sinceSnapshot += count
    for (const { by, newClients } of entries) for (const client of newClients) this.#writers.set(client, by)
    this.#copies.keep(entries.map(({ update }) => update))
    if (entries.length > 0) onStored(entries)
  }

  async #storeSnapshot(): Promise<void> {
    const { workshop, document, storage, now } = this.#settings
    const state = this.#copies.state()
    try {
      await storage.commit([{ type: 'snapshot', workshop, document, seq: this.#seq, at: now(), state }])
      this.#sinceSnapshot = 0
    } catch (error) {
      // All updates are stored: without this snapshot the next opening is slower, nothing else.
      this.#warn('a snapshot could not be stored', error)
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (isTaken(error)) await this.#startAgain()
    else this.#tryLater(error)
  }

  #tryLater(error: unknown): void {
    const waitMs = Math.min(lastRetryMs, firstRetryMs * 2 ** this.#failures)
    this.#failures++
    this.#stopRetrying()
    this.#retry = setTimeout(() => void this.#inLine(() => this.#storeWaiting()), waitMs)
    if (this.#failures > 1) return
    this.#warn('a document cannot be stored: trying again', error)
    this.#settings.onStoring(false)
  }

  #worked(): void {
    if (this.isStoring) return
    this.#failures = 0
    this.#stopRetrying()
    this.#settings.onStoring(true)
  }

  // Somebody else wrote in this document, or one of our commits went through that seemed to fail.
  async #startAgain(): Promise<void> {
    const { storage, workshop, document, onReloaded } = this.#settings
    try {
      const stored = await storage.readDocument(workshop, document)
      const copies = new DocumentCopies(document, documentFrom(document, stored))
      this.#copies.destroy()
      this.#copies = copies
      this.#writers = new Map(stored.writers)
      this.#seq = lastSeqOf(stored)
    } catch (error) {
      return this.#tryLater(error)
    }
    this.#waiting = []
    this.#answers = []
    this.#worked()
    this.#warn('a document was read again: storage held more than was known')
    onReloaded()
  }

  #stopRetrying(): void {
    if (this.#retry) clearTimeout(this.#retry)
    this.#retry = null
  }

  #warn(message: string, error?: unknown): void {
    const { workshop, document, log } = this.#settings
    log.warn({ workshop, document, error }, message)
  }
}

function lastSeqOf({ snapshot, updates }: StoredDocument): number {
  return updates.at(-1)?.seq ?? snapshot?.seq ?? 0
}

function isTaken(error: unknown): boolean {
  return error instanceof SeqTaken || error instanceof ClientTaken
}

function freshClient(): number {
  const doc = new Y.Doc()
  doc.destroy()
  return doc.clientID
}
