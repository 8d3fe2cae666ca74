import type * as Y from 'yjs'
import type { StoredDocument, Write } from '../storage/storage.ts'
import { Arrivals, type Arrival } from './arrivals.ts'
import { Backlog } from './backlog.ts'
import { DocumentLog, isCrossing, type DocumentContent, type LogSettings } from './document-log.ts'
import { ownEntry, type Entry } from './document-rows.ts'
import { DocumentUnreadable, LiveDocument, type Edit } from './live-document.ts'
import { Retry } from './retry.ts'
import type { WholeDocument } from './whole-document.ts'
import { WholeKeeper } from './whole-keeper.ts'

/** What a document's ledger is handed, and whom it tells. */
export interface LedgerSettings extends Omit<LogSettings, 'onHeard'> {
  readonly stopwatch: () => number
  readonly warn: (message: string, error?: unknown) => void
  /** These entries are in storage now, and may be shown. */
  readonly onStored: (entries: readonly Entry[]) => void
  /** Something waits to be stored that nobody asked for. */
  readonly onWaiting: () => void
  readonly onStoring: (isStoring: boolean) => void
  /** The document was read from storage again and what waited is forgotten: its authors must bring it back. */
  readonly onReloaded: () => void
}

/** Keeps a document in storage: what was accepted is stored, then shown, in order, one commit at a time. */
export class DocumentLedger {
  readonly #settings: LedgerSettings
  readonly #log: DocumentLog
  readonly #wholes: WholeKeeper
  readonly #arrivals: Arrivals
  readonly #retry: Retry
  readonly #backlog = new Backlog()
  #arriving: readonly Arrival[] = []
  #line: Promise<unknown> = Promise.resolve()
  #isBroken = false
  #isClosed = false

  private constructor(settings: LedgerSettings, stored: StoredDocument) {
    const { storage, workshop, document } = settings
    this.#settings = settings
    const onHeard = (entries: readonly Entry[]) => this.#heard(entries)
    const onUnreadable = (error: unknown) => this.#abandon(error)
    this.#log = new DocumentLog({ ...settings, onHeard, onUnreadable }, stored)
    this.#wholes = new WholeKeeper({ ...settings, log: this.#log })
    this.#wholes.begin(stored)
    this.#arrivals = new Arrivals(
      () => this.#log.live.doc,
      async () => new LiveDocument(document, await storage.readDocument(workshop, document)),
    )
    this.#retry = new Retry(() => {
      void this.#inLine(() => (this.#isBroken ? this.#startAgain() : this.#storeWaiting()))
    })
  }

  /** Reads the document; throws rather than show it empty or in part. */
  static async open(settings: LedgerSettings): Promise<DocumentLedger> {
    const { storage, workshop, document } = settings
    return new DocumentLedger(settings, await storage.readDocument(workshop, document))
  }

  /** All that was accepted, stored or not: for judging offers, not for showing. */
  get content(): DocumentContent {
    return this.#log
  }

  get isStoring(): boolean {
    return !this.#retry.isFailing
  }

  /** Whether the document is being read again: what is taken now would be forgotten. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Whether so much waits to be stored that no more is taken. */
  get isFull(): boolean {
    return this.#backlog.isFull
  }

  /** Takes an update that the gate accepted; false when nothing was new in it. Throws, taking nothing. */
  take(entry: Entry): boolean {
    if (this.#isClosed) return false
    const update = this.#applied(entry.update)
    if (!update) return false
    this.#log.bind(entry.newClients, entry.by)
    this.#backlog.add({ ...entry, update })
    return true
  }

  /** Calls back once all that was taken until now is stored. */
  whenStored(answer: () => void): void {
    if (this.#isSettled) return answer()
    this.#backlog.whenStored(answer)
    this.#settings.onWaiting()
  }

  /** What a question finds in the document, once all that it saw is stored; while storage fails, in what is stored. */
  read<Value>(ask: (doc: Y.Doc) => Value, give: (value: Value) => void, fail: (error: unknown) => void): void {
    const arrival = this.#arrivals.arrival(ask, give, fail)
    if (!this.#log.build()) fail(new DocumentUnreadable('what is stored cannot be read'))
    else if (this.#isSettled) arrival.again(this.#log.live.doc)
    else if (this.isStoring && !this.#isBroken) {
      this.#arrivals.wait(arrival)
      this.#settings.onWaiting()
    } else void this.#inLine(() => this.#arrivals.answerFromStorage(arrival))
  }

  /**
   * The whole document for one who has nothing of it, encoded once for all who come together; `isAlone` where its state
   * is sent, without its frames of what was stored since.
   */
  readWhole(
    how: { readonly isAlone: boolean },
    give: (whole: WholeDocument) => void,
    fail: (error: unknown) => void,
  ): void {
    const known = this.#wholes.stored(how)
    if (known) return give(known)
    const stored = (whole: WholeDocument) => {
      whole.isStored = true
      give(whole)
    }
    this.read((doc) => this.#wholes.wholeOf(doc), stored, fail)
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
    if (seq <= this.#log.seq) return
    await this.#inLine(async () => {
      if (seq <= this.#log.seq || this.#isClosed) return
      try {
        await this.#log.catchUp(() => this.#backlog.entries)
      } catch (error) {
        if (!this.#isClosed) await this.#failed(error)
      }
    })
  }

  /** A quiet moment: stores a snapshot if the next opening would have much to read, and forgets what nobody asks for. */
  async rest(): Promise<void> {
    this.#wholes.rest()
    if (this.#log.isSnapshotDue) await this.#inLine(() => this.#storeSnapshot())
  }

  /** Stores what waits, then a snapshot. What storage does not take now, only its authors still have. */
  async close(): Promise<void> {
    await this.#inLine(() => this.#storeWaiting())
    if (!this.#backlog.isEmpty) this.#settings.warn('a document was closed before all of it was stored')
    else if (this.#log.hasNews) await this.#inLine(() => this.#storeSnapshot())
    this.#isClosed = true
    this.#retry.stop()
    this.#arrivals.close()
    this.#log.destroy()
  }

  // Nobody could write in it yet: nothing waits.
  #abandon(error: unknown): void {
    this.#isClosed = true
    this.#retry.stop()
    this.#settings.onUnreadable(error)
  }

  get #isSettled(): boolean {
    return this.#backlog.isEmpty && this.isStoring && !this.#isBroken
  }

  // One at a time; an error ends its own work only.
  #inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#line.then(work)
    this.#line = done.catch(() => undefined)
    return done
  }

  // Yjs has no way back from an update that failed half way.
  #applied(update: Uint8Array): Uint8Array | null {
    try {
      return this.#log.live.apply([update])
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
    const batch = this.#backlog.begin(own)
    const entries = [...batch.entries, ...own]
    this.#arriving = this.#arrivals.cut()
    try {
      if (entries.length + writes.length > 0) await this.#log.append(entries, writes, () => this.#backlog.entries)
      else if (!this.isStoring) await this.#settings.storage.check()
    } catch (error) {
      this.#backlog.putBack(batch)
      this.#arrivals.putBack(this.#arriving)
      throw error
    }
    this.#backlog.stored(batch)
    this.#worked()
    for (const arrival of this.#arriving) arrival.done()
    if (entries.length > 0) this.#show(entries)
    for (const answer of batch.answers) answer()
  }

  // Answers that were made before lack what is shown now, and those who wait for them would never be shown it.
  #heard(entries: readonly Entry[]): void {
    const arrivals = [...this.#arriving, ...this.#arrivals.cut()]
    this.#arriving = []
    for (const arrival of arrivals) this.#arrivals.wait(arrival)
    if (arrivals.length > 0) this.#settings.onWaiting()
    this.#show(entries)
  }

  #show(entries: readonly Entry[]): void {
    this.#wholes.add(entries.map(({ update }) => update))
    this.#arrivals.forgetStorage()
    this.#settings.onStored(entries)
  }

  async #edit<Value>(edit: (doc: Y.Doc) => Value, writes: (value: Value) => readonly Write[]): Promise<Value> {
    if (this.#isBroken || this.#isClosed) throw new Error('the document is not open')
    const made = this.#log.live.edit(edit)
    const own = made.update ? [ownEntry(made.update, made.client, this.#log)] : []
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
    for (const entry of own) this.#backlog.add(entry)
    if (contrary) this.#backlog.add(ownEntry(contrary, made.client, this.#log))
    this.#wholes.forgetUnstored()
    if (own.length > 0) this.#settings.onWaiting()
  }

  async #storeSnapshot(): Promise<void> {
    if (!this.#backlog.isEmpty || this.#isClosed || this.#isBroken || !this.isStoring) return
    try {
      await this.#log.storeSnapshot()
    } catch (error) {
      // All updates are stored: without this snapshot the next opening is slower, nothing else.
      this.#settings.warn('a snapshot could not be stored', error)
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (isCrossing(error)) return this.#startAgain()
    this.#tryLater(error)
    this.#wholes.forgetUnstored()
    for (const arrival of this.#arrivals.cut()) await this.#arrivals.answerFromStorage(arrival)
  }

  #tryLater(error: unknown): void {
    if (!this.#retry.failed()) return
    this.#settings.warn('a document cannot be stored: trying again', error)
    this.#settings.onStoring(false)
  }

  #worked(): void {
    if (this.#retry.worked()) this.#settings.onStoring(true)
  }

  // Somebody else wrote under the same clocks, or one of our commits went through that seemed to fail.
  async #startAgain(): Promise<void> {
    if (this.#isClosed) return
    this.#isBroken = true
    try {
      this.#wholes.begin(await this.#log.readAgain())
    } catch (error) {
      return this.#tryLater(error)
    }
    this.#arrivals.forgetStorage()
    this.#backlog.clear()
    this.#isBroken = false
    this.#worked()
    // Who came meanwhile was judged by a document that is gone: they come back too.
    this.#settings.onReloaded()
    for (const arrival of this.#arrivals.cut()) arrival.again(this.#log.live.doc)
    this.#settings.warn('a document was read again: storage held more than was known')
  }
}
