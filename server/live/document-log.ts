import * as Y from 'yjs'
import type { WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { sealOf } from '../storage/snapshot-seal.ts'
import {
  ClientTaken,
  SeqTaken,
  type Storage,
  type StoredDocument,
  type Write,
  type Writer,
} from '../storage/storage.ts'
import { rowsOf, type Entry } from './document-rows.ts'
import type { LiveDocument } from './live-document.ts'
import { WaitingDocument, type Opening } from './waiting-document.ts'

/** Whose log it is, and whom it tells. */
export interface LogSettings {
  readonly workshop: WorkshopId
  readonly document: DocumentName
  readonly opening: Opening
  readonly storage: Storage
  readonly now: () => number
  /** What is stored cannot be put together after all: it is served to nobody any more, and nothing was taken. */
  readonly onUnreadable: (error: unknown) => void
  /** What was stored last, for the other servers to read. */
  readonly onAppended: (seq: number) => void
  /** Other servers stored these entries; they are in the document now. */
  readonly onHeard: (entries: readonly Entry[]) => void
}

// Opening reads the last snapshot and the updates after it.
const updatesPerSnapshot = 500
const mostUpdatesPerSnapshot = 5_000
const mostTries = 20

/** What other servers stored does not go with what is in memory: the same clocks were used twice, or worse. */
class Crossed extends Error {}

/** Whether an error means that the document must be read from storage again. */
export function isCrossing(error: unknown): boolean {
  return error instanceof SeqTaken || error instanceof ClientTaken || error instanceof Crossed
}

/** What those who judge and answer see of a document. */
export type DocumentContent = Pick<DocumentLog, 'live' | 'isBuilt' | 'build' | 'vector' | 'seq' | 'writerOf'>

/** A document and its log in storage, which other servers may write too. One call of `append` or `catchUp` at a time. */
export class DocumentLog {
  readonly #settings: LogSettings
  #content: WaitingDocument
  #isUnreadable = false
  #writers: Map<number, Writer>
  #seq: number
  /** What came since the last snapshot. */
  #since: { updates: number; bytes: number }

  /** Throws `DocumentUnreadable`. */
  constructor(settings: LogSettings, stored: StoredDocument) {
    this.#settings = settings
    this.#content = new WaitingDocument(settings.document, stored, settings.opening)
    this.#writers = new Map(stored.writers)
    this.#seq = lastSeqOf(stored)
    this.#since = sizesOf(stored)
  }

  /** All that was accepted, stored or not; put together now if it was not. Throws `DocumentUnreadable`. */
  get live(): LiveDocument {
    try {
      return this.#content.live
    } catch (error) {
      if (!this.#isUnreadable) {
        this.#isUnreadable = true
        this.#settings.onUnreadable(error)
      }
      throw error
    }
  }

  /** Puts the document together if it was not; false when it cannot be. */
  build(): boolean {
    try {
      return this.live !== null
    } catch {
      return false // Told by `live`.
    }
  }

  /** Whether it is put together, which may take a while. */
  get isBuilt(): boolean {
    return this.#content.isBuilt
  }

  /** How far it has come, as a Yjs state vector. */
  get vector(): Uint8Array {
    return this.#content.vector
  }

  destroy(): void {
    this.#content.destroy()
  }

  /** The last seq that was stored. */
  get seq(): number {
    return this.#seq
  }

  readonly writerOf = (client: number): Writer | undefined => this.#writers.get(client)

  bind(clients: readonly number[], writer: Writer): void {
    for (const client of clients) this.#writers.set(client, writer)
  }

  /** Starts anew from what storage holds. Throws, changing nothing, when that cannot be read. */
  async readAgain(): Promise<StoredDocument> {
    const { storage, workshop, document } = this.#settings
    const stored = await storage.readDocument(workshop, document)
    const content = new WaitingDocument(document, stored, 'at-once')
    this.#content.destroy()
    this.#content = content
    this.#writers = new Map(stored.writers)
    this.#seq = lastSeqOf(stored)
    this.#since = sizesOf(stored)
    return stored
  }

  /**
   * Stores entries that are in the document already, with the other writes. `ahead` are all that are not stored yet. Where
   * another server was first, what it stored is read before the next try.
   */
  async append(entries: readonly Entry[], writes: readonly Write[], ahead: () => readonly Entry[]): Promise<void> {
    const { workshop, document, storage, now, onAppended } = this.#settings
    for (let tries = 1; ; tries++) {
      const rows = rowsOf(entries, { workshop, document, seq: this.#seq, at: now() })
      try {
        await storage.commit([...rows, ...writes])
        const count = rows.filter(({ type }) => type === 'update').length
        this.#seq += count
        for (const { by, newClients } of entries) this.bind(newClients, by)
        this.#count(entries)
        if (count > 0) onAppended(this.#seq)
        return
      } catch (error) {
        if (!(error instanceof SeqTaken) || tries === mostTries) throw error
        await this.catchUp(ahead)
      }
    }
  }

  /** Reads what other servers stored. Order does not matter to Yjs; it throws what `isCrossing` knows. */
  async catchUp(ahead: () => readonly Entry[]): Promise<void> {
    const { storage, workshop, document, onHeard } = this.#settings
    const { updates, writers } = await storage.readUpdates(workshop, document, this.#seq)
    const last = updates.at(-1)
    if (!last) return
    const own = ahead()
    if (own.length > 0 && updates.some(({ update }) => own.some((entry) => doCross(update, entry.update)))) {
      throw new Crossed()
    }
    const { live } = this
    for (const [client, writer] of writers) this.#writers.set(client, writer)
    try {
      live.apply(updates.map(({ update }) => update))
    } catch {
      // What is in memory cannot be trusted any more; storage can.
      throw new Crossed()
    }
    this.#seq = last.seq
    const entries = updates.map(({ update, by }) => ({ update, by, newClients: [], from: null }))
    this.#count(entries)
    onHeard(entries)
  }

  /** Whether the next opening would have much to read. */
  get isSnapshotDue(): boolean {
    const { updates, bytes } = this.#since
    return updates >= updatesPerSnapshot && (bytes >= this.live.size / 4 || updates >= mostUpdatesPerSnapshot)
  }

  get hasNews(): boolean {
    return this.#since.updates > 0
  }

  /** Stores the document as it is; only while all of it is stored. */
  async storeSnapshot(): Promise<void> {
    const { workshop, document, storage, now } = this.#settings
    const state = this.live.encoded()
    const seal = sealOf(state, this.vector)
    await storage.commit([{ type: 'snapshot', workshop, document, seq: this.#seq, at: now(), state, seal }])
    this.#since = { updates: 0, bytes: 0 }
  }

  #count(entries: readonly Entry[]): void {
    this.#since.updates += entries.length
    for (const { update } of entries) this.#since.bytes += update.length
  }
}

function lastSeqOf({ snapshot, updates }: StoredDocument): number {
  return updates.at(-1)?.seq ?? snapshot?.seq ?? 0
}

function sizesOf({ updates }: StoredDocument): { updates: number; bytes: number } {
  return { updates: updates.length, bytes: updates.reduce((sum, { update }) => sum + update.length, 0) }
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
