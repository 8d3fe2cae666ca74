import type { VersionId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { headsFrom, type HeadRow } from './head-rows.ts'
import { sealIn, sealText } from './snapshot-seal.ts'
import type { Database } from './sqlite-database.ts'
import {
  ClientTaken,
  SeqTaken,
  VersionTaken,
  logRows,
  type DocumentStore,
  type StoredDocument,
  type StoredUpdate,
  type StoredVersion,
  type WriteOf,
  type Writer,
} from './storage.ts'

/** Everything that is written of documents; call it inside the commit's transaction. */
export function documentWriter(database: Database) {
  const advance = database.prepare(
    'UPDATE documents SET head = ?1 WHERE workshop = ?2 AND document = ?3 AND head = ?1 - 1',
  )
  const begin = database.prepare('INSERT OR IGNORE INTO documents (workshop, document, head) VALUES (?, ?, 1)')
  const append = database.prepare(
    'INSERT INTO doc_updates (workshop, document, seq, by, at, data) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const writerOf = database.prepare('SELECT writer FROM doc_writers WHERE workshop = ? AND document = ? AND client = ?')
  const bind = database.prepare(
    'INSERT OR IGNORE INTO doc_writers (workshop, document, client, writer, seq) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    append({ workshop, document, seq, by, at, update }: WriteOf<'update'>): void {
      const isNext = seq === 1 ? begin.run(workshop, document) : advance.run(seq, workshop, document)
      if (isNext.changes !== 1) throw new SeqTaken(`${workshop}/${document} ${seq}`)
      append.run(workshop, document, seq, by, at, update)
    },
    bind({ workshop, document, client, writer, seq }: WriteOf<'writer'>): void {
      const known = writerOf.get(workshop, document, client) as { writer: string } | undefined
      if (known && known.writer !== writer) throw new ClientTaken(String(client))
      bind.run(workshop, document, client, writer, seq)
    },
    keepSnapshot: snapshotWriter(database),
    keepVersion: versionWriter(database),
  }
}

function snapshotWriter(database: Database) {
  const keep = database.prepare(
    'INSERT OR REPLACE INTO doc_snapshots (workshop, document, seq, at, data, seal) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const clear = database.prepare(`
    DELETE FROM doc_snapshots WHERE workshop = ?1 AND document = ?2
      AND seq < (SELECT MAX(seq) FROM doc_snapshots WHERE workshop = ?1 AND document = ?2)`)
  return ({ workshop, document, seq, at, state, seal }: WriteOf<'snapshot'>): void => {
    keep.run(workshop, document, seq, at, state, seal && sealText(seal, at))
    clear.run(workshop, document)
  }
}

function versionWriter(database: Database) {
  const find = database.prepare('SELECT 1 FROM doc_versions WHERE workshop = ? AND id = ?')
  const keep = database.prepare(
    'INSERT INTO doc_versions (workshop, id, document, seq, at, data) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return ({ workshop, version, document, seq, at, state }: WriteOf<'version'>): void => {
    if (find.get(workshop, version)) throw new VersionTaken(version)
    keep.run(workshop, version, document, seq, at, state)
  }
}

/** Everything that is read of documents. */
export function documentReads(database: Database): DocumentStore {
  const snapshot = database.prepare(
    'SELECT seq, at, data, seal FROM doc_snapshots WHERE workshop = ? AND document = ? ORDER BY seq DESC LIMIT 1',
  )
  const { updatesAfter, writersAfter } = logReads(database)
  // Transactions: a snapshot or an update made between two reads would tear apart what belongs together.
  const readDocument = database.transaction((workshop: WorkshopId, document: DocumentName) => {
    const newest = snapshot.get(workshop, document) as SnapshotRow | undefined
    return {
      snapshot: newest ? snapshotIn(newest) : null,
      updates: updatesAfter(workshop, document, newest?.seq ?? 0),
      writers: writersAfter(workshop, document, -1),
    }
  })
  const readUpdates = database.transaction((workshop: WorkshopId, document: DocumentName, after: number) => ({
    updates: updatesAfter(workshop, document, after),
    writers: writersAfter(workshop, document, after),
  }))
  return {
    readDocument: async (workshop, document) => readDocument(workshop, document),
    readUpdates: async (workshop, document, after) => readUpdates(workshop, document, after),
    ...rawReads(database),
    readVersion: versionReader(database),
    heads: headsReader(database),
  }
}

interface SnapshotRow {
  readonly seq: number
  readonly at: number
  readonly data: Buffer
  readonly seal: string | null
}

function snapshotIn({ seq, at, data, seal }: SnapshotRow): StoredDocument['snapshot'] {
  return { seq, state: new Uint8Array(data), seal: sealIn(seal, at) }
}

function logReads(database: Database) {
  const updates = database.prepare(
    'SELECT seq, by, data FROM doc_updates WHERE workshop = ? AND document = ? AND seq > ? ORDER BY seq',
  )
  const writers = database.prepare(
    'SELECT client, writer FROM doc_writers WHERE workshop = ? AND document = ? AND seq > ?',
  )
  return {
    updatesAfter: (workshop: WorkshopId, document: DocumentName, after: number): readonly StoredUpdate[] => {
      const rows = updates.all(workshop, document, after) as { seq: number; by: Writer; data: Buffer }[]
      return rows.map(({ seq, by, data }) => ({ seq, by, update: new Uint8Array(data) }))
    },
    writersAfter: (workshop: WorkshopId, document: DocumentName, after: number): ReadonlyMap<number, Writer> => {
      const rows = writers.all(workshop, document, after) as { client: number; writer: Writer }[]
      return new Map(rows.map(({ client, writer }) => [client, writer]))
    },
  }
}

function rawReads(database: Database): Pick<DocumentStore, 'readSnapshot' | 'readLog'> {
  const newest = database.prepare(
    'SELECT seq, at, data FROM doc_snapshots WHERE workshop = ? AND document = ? ORDER BY seq DESC LIMIT 1',
  )
  const log = database.prepare(
    `SELECT seq, by, at, data FROM doc_updates WHERE workshop = ? AND document = ? AND seq > ? ORDER BY seq LIMIT ${logRows}`,
  )
  return {
    readSnapshot: async (workshop: WorkshopId, document: DocumentName) => {
      const row = newest.get(workshop, document) as { seq: number; at: number; data: Buffer } | undefined
      return row ? { seq: row.seq, at: row.at, state: new Uint8Array(row.data) } : null
    },
    readLog: async (workshop: WorkshopId, document: DocumentName, after: number) => {
      const rows = log.all(workshop, document, after) as { seq: number; by: Writer; at: number; data: Buffer }[]
      return rows.map(({ seq, by, at, data }) => ({ seq, by, at, update: new Uint8Array(data) }))
    },
  }
}

function versionReader(database: Database): DocumentStore['readVersion'] {
  const find = database.prepare('SELECT document, seq, at, data FROM doc_versions WHERE workshop = ? AND id = ?')
  return async (workshop: WorkshopId, version: VersionId): Promise<StoredVersion | null> => {
    const row = find.get(workshop, version) as (Omit<StoredVersion, 'state'> & { data: Buffer }) | undefined
    if (!row) return null
    return { document: row.document, seq: row.seq, at: row.at, state: new Uint8Array(row.data) }
  }
}

function headsReader(database: Database): DocumentStore['heads'] {
  const find = database.prepare(`
    SELECT id AS workshop, revision, document, head FROM workshops LEFT JOIN documents ON documents.workshop = id
    WHERE id IN (SELECT value FROM json_each(?))`)
  return async (workshops) => headsFrom(find.all(JSON.stringify(workshops)) as HeadRow[])
}
