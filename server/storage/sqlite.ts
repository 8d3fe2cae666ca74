import { randomBytes } from 'node:crypto'
import type { ParticipantId, RoundId, WorkshopId } from '../../shared/id.ts'
import type { Fact, Recorded } from '../../shared/workshop/fact.ts'
import { chained } from './journal-digest.ts'
import { openDatabase, type Database, type SqliteOptions } from './sqlite-database.ts'
import { paperOf, readBox, writeInto } from './sqlite-writes.ts'
import type { Session, Storage, StoredAnswer, StoredDocument, Writer } from './storage.ts'

interface FactRow {
  readonly revision: number
  readonly at: number
  readonly by: ParticipantId | null
  readonly payload: string
  readonly digest: string
}

/**
 * Everything in one SQLite file: write-ahead log, each commit on disk before it is answered (`synchronous=FULL`).
 * Throws `StorageDamaged` or `StorageUnusable` with a sentence for the operator.
 */
export function openSqlite(file: string, options: SqliteOptions = {}): Storage {
  const database = openDatabase(file, options)
  const secret = secretOf(database)
  const write = writeInto(database, secret)
  return {
    ...workshopReads(database, secret),
    ...documentReads(database),
    commit: async (writes) => {
      database.transaction(() => writes.forEach(write)).immediate()
    },
    // A write, as small as can be: a full disk still reads well.
    check: async () => {
      database.prepare("INSERT OR REPLACE INTO settings VALUES ('checked', ?)").run(String(process.hrtime.bigint()))
    },
    secret: async () => secret,
    close: async () => {
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

function workshopReads(database: Database, secret: string) {
  const workshops = database.prepare('SELECT id FROM workshops ORDER BY at, id')
  const byCode = database.prepare('SELECT id FROM workshops WHERE code = ?')
  const facts = database.prepare(
    'SELECT revision, at, by, payload, digest FROM facts WHERE workshop = ? AND revision > ? ORDER BY revision',
  )
  const answer = database.prepare('SELECT command, by, revision, at FROM answers WHERE workshop = ? AND command = ?')
  const sessions = database.prepare(
    'SELECT token, workshop, participant, expires_at AS expiresAt FROM sessions WHERE token = ? AND expires_at > ?',
  )
  const factsOf = (workshop: WorkshopId, after: number) => facts.all(workshop, after) as FactRow[]
  return {
    listWorkshops: async () => (workshops.all() as { id: WorkshopId }[]).map(({ id }) => id),
    findByCode: async (code: string) => (byCode.get(code) as { id: WorkshopId } | undefined)?.id ?? null,
    readFacts: async (workshop: WorkshopId, after: number): Promise<readonly Recorded[]> =>
      factsOf(workshop, after).map(({ revision, at, by, payload }) => ({
        revision,
        at,
        by,
        fact: JSON.parse(payload) as Fact,
      })),
    isChainWhole: async (workshop: WorkshopId) =>
      factsOf(workshop, 0).every(
        ({ payload, digest }, index, all) => digest === chained(all[index - 1]?.digest ?? '', payload),
      ),
    findAnswer: async (workshop: WorkshopId, command: string) =>
      (answer.get(workshop, command) as StoredAnswer | undefined) ?? null,
    readBallots: async (round: RoundId) => readBox(database, round, (voter) => paperOf(secret, round, voter)),
    readSessions: async (token: string, now: number) => sessions.all(token, now) as Session[],
  }
}

function documentReads(database: Database) {
  const snapshot = database.prepare(
    'SELECT seq, data FROM doc_snapshots WHERE workshop = ? AND document = ? ORDER BY seq DESC LIMIT 1',
  )
  const updates = database.prepare(
    'SELECT seq, data FROM doc_updates WHERE workshop = ? AND document = ? AND seq > ? ORDER BY seq',
  )
  const writers = database.prepare('SELECT client, writer FROM doc_writers WHERE workshop = ? AND document = ?')
  // One transaction: a snapshot made between two reads would hide the updates that it replaces.
  const read = database.transaction((workshop: string, name: string): StoredDocument => {
    const newest = snapshot.get(workshop, name) as { seq: number; data: Buffer } | undefined
    const later = updates.all(workshop, name, newest?.seq ?? 0) as { seq: number; data: Buffer }[]
    const bound = writers.all(workshop, name) as { client: number; writer: Writer }[]
    return {
      snapshot: newest ? { seq: newest.seq, state: new Uint8Array(newest.data) } : null,
      updates: later.map(({ seq, data }) => ({ seq, update: new Uint8Array(data) })),
      writers: new Map(bound.map(({ client, writer }) => [client, writer])),
    }
  })
  return { readDocument: async (workshop: WorkshopId, name: string) => read(workshop, name) }
}

function secretOf(database: Database): string {
  database.prepare("INSERT OR IGNORE INTO settings VALUES ('secret', ?)").run(randomBytes(32).toString('hex'))
  const row = database.prepare("SELECT value FROM settings WHERE name = 'secret'").get() as { value: string }
  return row.value
}
