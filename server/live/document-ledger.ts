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
import { Arrivals, type Arrival } from './arrivals.ts'
import { rowsOf, type Entry } from './document-rows.ts'
import { LiveDocument, type Edit } from './live-document.ts'
import { WholeDocument } from './whole-document.ts'

/** What a document's ledger is handed, and whom it tells. */
export interface LedgerSettings {
  readonly workshop: WorkshopId
  readonly document: DocumentName
  readonly storage: Storage
  readonly now: () => number
  readonly stopwatch: () => number
  readonly log: { warn(fields: object, message: string): void }
  /** These entries are in storage now, and may be shown. */
  readonly onStored: (entries: readonly Entry[]) => void
  /** What was stored last, for the other servers to read. */
  readonly onAppended: (seq: number) => void
  /** Something waits to be stored that nobody asked for. */
  readonly onWaiting: () => void
  readonly onStoring: (isStoring: boolean) => void
  /** The document is read from storage again and what waited is forgotten: its authors must bring it back. */
  readonly onReloaded: () => void
}

const mostBytesAhead = 4 * 1024 * 1024
const firstRetryMs = 250
const lastRetryMs = 5_000
// Opening reads the last snapshot and the updates after it.
const updatesPerSnapshot = 500
const mostUpdatesPerSnapshot = 5_000
const mostTries = 20
const wholeKeptMs = 60_000

/** Another server stored words under clocks that we took too: one of the two copies must go. */
class Crossed extends Error {}

/** Keeps a document in storage: what was accepted is stored, then shown, in order, one commit at a time. */
export class DocumentLedger {
  readonly #settings: LedgerSettings
  readonly #arrivals: Arrivals
  #live: LiveDocument
  #writers: Map<number, Writer>
  #seq: number
  #since = { updates: 0, bytes: 0 }
  #whole: WholeDocument | null = null
  #waiting: Entry[] = []
  #underWay: readonly Entry[] = []
  #arriving: readonly Arrival[] = []
  #bytesAhead = 0
  #answers: (() => void)[] = []
  #line: Promise<unknown> = Promise.resolve()
  #failures = 0
  #isBroken = false
  #isClosed = false
  #retry: ReturnType<typeof setTimeout> | null = null

  private constructor(settings: LedgerSettings, stored: StoredDocument) {
    this.#settings = settings
    this.#arrivals = new Arrivals(
      () => this.#live.doc,
      async () => new LiveDocument(settings.document, await this.#read()),
    )
    this.#live = new LiveDocument(settings.document, stored)
    this.#writers = new Map(stored.writers)
    this.#seq = lastSeqOf(stored)
    this.#readied(stored)
  }

  /** Reads the document; throws rather than show it empty or in part. */
  static async open(settings: LedgerSettings): Promise<DocumentLedger> {
    const { storage, workshop, document } = settings
    return new DocumentLedger(settings, await storage.readDocument(workshop, document))
  }

  /** All that was accepted, stored or not: for judging offers, not for showing. */
  get live(): LiveDocument {
    return this.#live
  }

  get isStoring(): boolean {
    return this.#failures === 0
  }

  /** Whether the document is being read again: what is taken now would be forgotten. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Whether so much waits to be stored that no more is taken. */
  get isFull(): boolean {
    return this.#bytesAhead > mostBytesAhead
  }

  readonly writerOf = (client: number): Writer | undefined => this.#writers.get(client)

  /** Takes an update that the gate accepted; false when nothing was new in it. Throws, taking nothing. */
  take(entry: Entry): boolean {
    if (this.#isClosed) return false
    const update = this.#applied([entry.update])
    if (!update) return false
    for (const client of entry.newClients) this.#writers.set(client, entry.by)
    this.#wait({ ...entry, update })
    return true
  }

  /** Calls back once all that was taken until now is stored. */
  whenStored(answer: () => void): void {
    if (this.#isSettled) return answer()
    this.#answers.push(answer)
    this.#settings.onWaiting()
  }

  /** What a question finds in the document, once all that it saw is stored; while storage fails, in what is stored. */
  read<Value>(ask: (doc: Y.Doc) => Value, give: (value: Value) => void, fail: (error: unknown) => void): void {
    const arrival = this.#arrivals.arrival(ask, give, fail)
    if (this.#isSettled) arrival.again(this.#live.doc)
    else if (this.isStoring && !this.#isBroken) {
      this.#arrivals.wait(arrival)
      this.#settings.onWaiting()
    } else void this.#inLine(() => this.#arrivals.answerFromStorage(arrival))
  }

  /** The whole document for one who has nothing of it and is sent its frames; encoded once for all who come together. */
  readWhole(give: (whole: WholeDocument) => void, fail: (error: unknown) => void): void {
    if (this.#whole?.isStale) this.#whole = null
    this.#giveWhole(give, fail)
  }

  /** The same for one who is sent its state alone. */
  readState(give: (whole: WholeDocument) => void, fail: (error: unknown) => void): void {
    if (!this.#whole?.isNew(this.#settings.stopwatch())) this.#whole = null
    this.#giveWhole(give, fail)
  }

  /** Stores what waits; while storage fails, it is left to the next try. */
  async store(): Promise<void> {
    await this.#inLine(async () => {
      if (this.isStoring) await this.#storeWaiting()
    })
  }

  /** Edits the document; the update and the other writes are one commit, shown after it. Throws, and the edit is undone. */
  act<Value>(edit: (doc: Y.Doc) => Value, writes: (value: Value) => readonly Write[]): Promise<Value> {
    return this.#inLine(() => this.#edit(edit, writes))
  }

  /** Another server says that it stored this seq, or that is what storage holds now. */
  async hear(seq: number): Promise<void> {
    if (seq <= this.#seq) return
    await this.#inLine(async () => {
      if (seq <= this.#seq || this.#isClosed) return
      try {
        await this.#catchUp()
      } catch (error) {
        await this.#failed(error)
      }
    })
  }

  /** A quiet moment: stores a snapshot if the next opening would have much to read, and forgets what nobody asks for. */
  async rest(): Promise<void> {
    if (this.#whole && Math.abs(this.#settings.now() - this.#whole.usedAt) > wholeKeptMs) this.#whole = null
    const { updates, bytes } = this.#since
    const isDue = updates >= updatesPerSnapshot && (bytes >= this.#live.size / 4 || updates >= mostUpdatesPerSnapshot)
    if (isDue) await this.#inLine(() => this.#storeSnapshot())
  }

  /** Stores what waits, then a snapshot. What storage does not take now, only its authors still have. */
  async close(): Promise<void> {
    await this.#inLine(() => this.#storeWaiting())
    if (this.#waiting.length > 0) this.#warn('a document was closed before all of it was stored')
    else if (this.#since.updates > 0) await this.#inLine(() => this.#storeSnapshot())
    this.#isClosed = true
    this.#stopRetrying()
    this.#arrivals.close()
    this.#live.destroy()
  }

  #giveWhole(give: (whole: WholeDocument) => void, fail: (error: unknown) => void): void {
    if (this.#whole?.isStored) {
      this.#whole.usedAt = this.#settings.now()
      return give(this.#whole)
    }
    const stored = (whole: WholeDocument) => {
      whole.isStored = true
      give(whole)
    }
    this.read((doc) => this.#wholeOf(doc), stored, fail)
  }

  get #isSettled(): boolean {
    return this.#waiting.length + this.#underWay.length === 0 && this.isStoring && !this.#isBroken
  }

  // One at a time; an error ends its own work only.
  #inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#line.then(work)
    this.#line = done.catch(() => undefined)
    return done
  }

  #wait(entry: Entry): void {
    this.#waiting.push(entry)
    this.#bytesAhead += entry.update.length
  }

  // Yjs has no way back from an update that failed half way.
  #applied(updates: readonly Uint8Array[]): Uint8Array | null {
    try {
      return this.#live.apply(updates)
    } catch (error) {
      this.#isBroken = true
      void this.#inLine(() => this.#startAgain())
      throw error
    }
  }

  async #storeWaiting(): Promise<void> {
    if (this.#isClosed || this.#isBroken) return
    try {
      await this.#commitAll([], [])
    } catch (error) {
      await this.#failed(error)
    }
  }

  // All that waits, and an own edit with its writes. Who comes meanwhile is given what they asked for before they are
  // shown what follows it.
  async #commitAll(own: readonly Entry[], writes: readonly Write[]): Promise<void> {
    const waiting = this.#waiting
    const answers = this.#answers
    const entries = [...waiting, ...own]
    this.#waiting = []
    this.#answers = []
    this.#underWay = entries
    this.#arriving = this.#arrivals.cut()
    try {
      if (entries.length + writes.length > 0) await this.#commit(entries, writes)
      else if (!this.isStoring) await this.#settings.storage.check()
    } catch (error) {
      this.#waiting = [...waiting, ...this.#waiting]
      this.#answers = [...answers, ...this.#answers]
      this.#arrivals.putBack(this.#arriving)
      throw error
    } finally {
      this.#underWay = []
    }
    for (const { update } of waiting) this.#bytesAhead -= update.length
    this.#worked()
    for (const arrival of this.#arriving) arrival.done()
    if (entries.length > 0) this.#stored(entries)
    for (const answer of answers) answer()
  }

  async #commit(entries: readonly Entry[], writes: readonly Write[]): Promise<void> {
    const { workshop, document, storage, now, onAppended } = this.#settings
    for (let tries = 1; ; tries++) {
      const rows = rowsOf(entries, { workshop, document, seq: this.#seq, at: now() })
      try {
        await storage.commit([...rows, ...writes])
        const count = rows.filter(({ type }) => type === 'update').length
        this.#seq += count
        for (const { by, newClients } of entries) for (const client of newClients) this.#writers.set(client, by)
        if (count > 0) onAppended(this.#seq)
        return
      } catch (error) {
        if (!(error instanceof SeqTaken) || tries === mostTries) throw error
        await this.#catchUp()
      }
    }
  }

  // Other servers write in this document too. Order does not matter to Yjs, unless the same clocks were used twice.
  async #catchUp(): Promise<void> {
    const { storage, workshop, document } = this.#settings
    const { updates, writers } = await storage.readUpdates(workshop, document, this.#seq)
    const last = updates.at(-1)
    if (!last) return
    const ahead = [...this.#underWay, ...this.#waiting]
    if (ahead.length > 0 && updates.some(({ update }) => ahead.some((entry) => doCross(update, entry.update)))) {
      throw new Crossed()
    }
    for (const [client, writer] of writers) this.#writers.set(client, writer)
    this.#applied(updates.map(({ update }) => update))
    this.#seq = last.seq
    this.#askAgain()
    this.#stored(updates.map(({ update, by }) => ({ update, by, newClients: [], from: null })))
  }

  // Their answers were made before: what is shown now would never reach them.
  #askAgain(): void {
    const arrivals = [...this.#arriving, ...this.#arrivals.cut()]
    if (arrivals.length === 0) return
    this.#arriving = []
    for (const arrival of arrivals) this.#arrivals.wait(arrival)
    this.#settings.onWaiting()
  }

  #stored(entries: readonly Entry[]): void {
    const updates = entries.map(({ update }) => update)
    this.#since.updates += updates.length
    for (const { length } of updates) this.#since.bytes += length
    this.#whole?.add(updates)
    this.#arrivals.forgetStorage()
    this.#settings.onStored(entries)
  }

  async #edit<Value>(edit: (doc: Y.Doc) => Value, writes: (value: Value) => readonly Write[]): Promise<Value> {
    if (this.#isBroken || this.#isClosed) throw new Error('the document is not open')
    const made = this.#live.edit(edit)
    const own = made.update ? [this.#ownEntry(made.update, made.client)] : []
    try {
      if (!made.outcome.ok) throw made.outcome.error
      await this.#commitAll(own, writes(made.outcome.value))
      made.keep()
      return made.outcome.value
    } catch (error) {
      this.#takeBack(made, own)
      if (isCrossing(error)) await this.#startAgain()
      throw error
    }
  }

  // The edit is in the document: it and its contrary are stored, and nobody sees either alone.
  #takeBack(made: Edit<unknown>, own: readonly Entry[]): void {
    const contrary = made.takeBack()
    for (const entry of own) this.#wait(entry)
    if (contrary) this.#wait(this.#ownEntry(contrary, made.client))
    this.#whole = null
    if (own.length > 0) this.#settings.onWaiting()
  }

  #ownEntry(update: Uint8Array, client: number): Entry {
    return { update, by: 'server', newClients: this.#writers.has(client) ? [] : [client], from: null }
  }

  async #storeSnapshot(): Promise<void> {
    if (this.#waiting.length > 0 || this.#isClosed || this.#isBroken || !this.isStoring) return
    const { workshop, document, storage, now } = this.#settings
    const state = this.#live.encoded()
    const seq = this.#seq
    try {
      await storage.commit([{ type: 'snapshot', workshop, document, seq, at: now(), state }])
      this.#since = { updates: 0, bytes: 0 }
    } catch (error) {
      // All updates are stored: without this snapshot the next opening is slower, nothing else.
      this.#warn('a snapshot could not be stored', error)
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (isCrossing(error)) return this.#startAgain()
    this.#tryLater(error)
    if (!this.#whole?.isStored) this.#whole = null
    for (const arrival of this.#arrivals.cut()) await this.#arrivals.answerFromStorage(arrival)
  }

  #tryLater(error: unknown): void {
    const waitMs = Math.min(lastRetryMs, firstRetryMs * 2 ** this.#failures)
    this.#failures++
    this.#stopRetrying()
    const again = () => (this.#isBroken ? this.#startAgain() : this.#storeWaiting())
    this.#retry = setTimeout(() => void this.#inLine(again), waitMs)
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

  // Somebody else wrote under the same clocks, or one of our commits went through that seemed to fail.
  async #startAgain(): Promise<void> {
    if (this.#isClosed) return
    this.#isBroken = true
    try {
      const stored = await this.#read()
      const live = new LiveDocument(this.#settings.document, stored)
      this.#live.destroy()
      this.#live = live
      this.#arrivals.forgetStorage()
      this.#writers = new Map(stored.writers)
      this.#seq = lastSeqOf(stored)
      this.#readied(stored)
    } catch (error) {
      return this.#tryLater(error)
    }
    this.#waiting = []
    this.#answers = []
    this.#bytesAhead = 0
    this.#isBroken = false
    this.#worked()
    // Who came meanwhile was judged by a document that is gone: they come back too.
    this.#settings.onReloaded()
    for (const arrival of this.#arrivals.cut()) arrival.again(this.#live.doc)
    this.#warn('a document was read again: storage held more than was known')
  }

  #read(): Promise<StoredDocument> {
    const { storage, workshop, document } = this.#settings
    return storage.readDocument(workshop, document)
  }

  // What was read is already what the first who comes must be sent.
  #readied({ snapshot, updates }: StoredDocument): void {
    this.#since = { updates: updates.length, bytes: updates.reduce((sum, { update }) => sum + update.length, 0) }
    this.#whole = null
    if (!snapshot) return
    this.#whole = new WholeDocument({ ...snapshot, isStored: true, madeAt: 0, tookMs: 0 })
    this.#whole.add(updates.map(({ update }) => update))
    this.#whole.usedAt = this.#settings.now()
  }

  #wholeOf(doc: Y.Doc): WholeDocument {
    const isLive = doc === this.#live.doc
    if (isLive && this.#whole) return this.#whole
    const madeAt = this.#settings.stopwatch()
    const state = Y.encodeStateAsUpdate(doc)
    const tookMs = this.#settings.stopwatch() - madeAt
    const whole = new WholeDocument({ state, seq: this.#seq, isStored: false, madeAt, tookMs })
    whole.usedAt = this.#settings.now()
    if (isLive) this.#whole = whole
    return whole
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

function isCrossing(error: unknown): boolean {
  return error instanceof SeqTaken || error instanceof ClientTaken || error instanceof Crossed
}

/** Whether two updates hold words of one Yjs client under the same clocks. */
function doCross(one: Uint8Array, other: Uint8Array): boolean {
  const [first, second] = [Y.parseUpdateMeta(one), Y.parseUpdateMeta(other)]
  return [...first.from].some(([client, from]) => {
    const otherFrom = second.from.get(client)
    if (otherFrom === undefined) return false
    return from < (second.to.get(client) ?? 0) && otherFrom < (first.to.get(client) ?? 0)
  })
}
