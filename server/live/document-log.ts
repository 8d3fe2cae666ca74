import * as Y from 'yjs'
import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Storage, StoredDocument, Write, Writer } from '../storage/storage.ts'

// A document opens from its last snapshot and what came after: this many updates are replayed at most.
const updatesPerSnapshot = 500

/** A change that is applied and not stored yet. */
export interface Change {
  readonly by: Writer
  readonly update: Uint8Array
}

/** Where a document's log stands, and the writes that take it further. */
export class DocumentLog {
  readonly #workshop: WorkshopId
  readonly #document: DocumentName
  readonly #storage: Storage
  readonly #writers: Map<number, Writer>
  #bindings: (readonly [client: number, writer: Writer])[] = []
  #seq: number
  #snapshotSeq: number

  constructor(workshop: WorkshopId, document: DocumentName, storage: Storage, stored: StoredDocument) {
    this.#workshop = workshop
    this.#document = document
    this.#storage = storage
    this.#writers = new Map(stored.writers)
    this.#snapshotSeq = stored.snapshot?.seq ?? 0
    this.#seq = stored.updates.at(-1)?.seq ?? this.#snapshotSeq
  }

  /** Number of the last stored update. */
  get seq(): number {
    return this.#seq
  }

  /** Whether this participant may write under this Yjs client id; the first who does owns it for ever. */
  mayUse(client: number, participant: ParticipantId): boolean {
    return (this.#writers.get(client) ?? participant) === participant
  }

  bind(client: number, writer: Writer): void {
    if (this.#writers.has(client)) return
    this.#writers.set(client, writer)
    this.#bindings.push([client, writer])
  }

  /** Stores changes, one row per writer, with other writes in the same transaction. Throws, and nothing is stored. */
  async store(changes: readonly Change[], at: number, others: readonly Write[] = []): Promise<void> {
    const bindings = this.#bindings
    const rows = rowsOf(changes)
    const target = { workshop: this.#workshop, document: this.#document }
    await this.#storage.commit([
      ...bindings.map(([client, writer]): Write => ({ type: 'writer', ...target, client, writer })),
      ...rows.map(({ by, update }, index): Write => {
        return { type: 'update', ...target, seq: this.#seq + 1 + index, by, at, update }
      }),
      ...others,
    ])
    this.#seq += rows.length
    this.#bindings = this.#bindings.slice(bindings.length)
  }

  /** Keeps the whole state when many updates came since the last time, so that opening stays quick. */
  async snapshot(doc: Y.Doc, at: number, when: 'if-long' | 'if-any'): Promise<void> {
    const since = this.#seq - this.#snapshotSeq
    if (since < (when === 'if-long' ? updatesPerSnapshot : 1)) return
    const [seq, state] = [this.#seq, Y.encodeStateAsUpdate(doc)]
    await this.#storage.commit([
      { type: 'snapshot', workshop: this.#workshop, document: this.#document, seq, at, state },
    ])
    this.#snapshotSeq = seq
  }
}

/** A document as it is stored. Throws rather than give one that lacks something. */
export function docFrom(stored: StoredDocument): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.state)
    for (const { update } of stored.updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('a stored document lacks a part of its log')
  return doc
}

// Few updates at a time: merging a long log byte by byte would take seconds.
function rowsOf(changes: readonly Change[]): readonly Change[] {
  const rows: { by: Writer; updates: Uint8Array[] }[] = []
  for (const { by, update } of changes) {
    const last = rows.at(-1)
    // Only neighbours are merged: a row must not depend on a later one.
    if (last?.by === by && last.updates.length < 200) last.updates.push(update)
    else rows.push({ by, updates: [update] })
  }
  return rows.map(({ by, updates }) => ({ by, update: merged(updates) }))
}

/** Several updates as one. */
export function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [only, ...others] = updates
  return only && others.length === 0 ? only : Y.mergeUpdates([...updates])
}
