import type { CommandId, RoundId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { ballotsFrom, paperOf } from './ballot-papers.ts'
import { isWhole, recordedFrom, type FactRow } from './fact-rows.ts'
import { headsFrom, type HeadRow } from './head-rows.ts'
import type { Marks } from './marks.ts'
import type { Ask } from './postgres-pool.ts'
import { sealIn } from './snapshot-seal.ts'
import {
  logRows,
  type Box,
  type DocumentStore,
  type Session,
  type StoredAnswer,
  type StoredDocument,
  type StoredUpdates,
  type StoredVersion,
  type WorkshopStore,
  type Writer,
} from './storage.ts'
import { visitFrom, type VisitRow } from './visit-rows.ts'

/** Everything that is read of the démarches themselves; each read is one statement, and so of one moment. */
export function workshopReads(ask: Ask, { secret, epoch }: Marks): WorkshopStore {
  return {
    secret: async () => secret,
    epoch: async () => epoch,
    listWorkshops: async () => (await ask<{ id: WorkshopId }>(sql.workshops)).map(({ id }) => id),
    findByCode: async (code) => (await ask<{ id: WorkshopId }>(sql.byCode, [code]))[0]?.id ?? null,
    readFacts: async (workshop, after) => (await ask<FactRow>(sql.facts, [workshop, after])).map(recordedFrom),
    isChainWhole: async (workshop) => {
      const rows = await ask<FactRow & { readonly last: string }>(sql.chain, [workshop])
      return isWhole(
        rows.filter(({ payload }) => payload !== null),
        rows[0]?.last ?? '',
      )
    },
    findAnswer: async (workshop: WorkshopId, command: CommandId) =>
      (await ask<StoredAnswer>(sql.answer, [workshop, command]))[0] ?? null,
    readBox: (round) => readBox(ask, secret, round),
    readSessions: (token, now) => ask<Session>(sql.sessions, [token, now]),
    readVisit: async (workshop, participant) => visitFrom(await ask<VisitRow>(sql.visit, [workshop, participant])),
  }
}

/** Everything that is read of documents; each read is one statement, and so of one moment. */
export function documentReads(ask: Ask): DocumentStore {
  return {
    readDocument: async (workshop, document) => storedDocument(await ask<LogRow>(sql.document, [workshop, document])),
    readUpdates: async (workshop: WorkshopId, document: DocumentName, after: number) =>
      storedUpdates(await ask<LogRow>(sql.updates, [workshop, document, after])),
    readSnapshot: async (workshop, document) => {
      const [row] = await ask<{ seq: number; at: number; data: Buffer }>(sql.snapshot, [workshop, document])
      return row ? { seq: row.seq, at: row.at, state: new Uint8Array(row.data) } : null
    },
    readLog: async (workshop, document, after) => {
      const rows = await ask<{ seq: number; by: Writer; at: number; data: Buffer }>(sql.log, [
        workshop,
        document,
        after,
      ])
      return rows.map(({ seq, by, at, data }) => ({ seq, by, at, update: new Uint8Array(data) }))
    },
    readVersion: async (workshop, version) => {
      const [row] = await ask<Omit<StoredVersion, 'state'> & { data: Buffer }>(sql.version, [workshop, version])
      if (!row) return null
      return { document: row.document, seq: row.seq, at: row.at, state: new Uint8Array(row.data) }
    },
    heads: async (workshops) => headsFrom(await ask<HeadRow>(sql.heads, [workshops])),
  }
}

type LogRow =
  | {
      readonly kind: 'snapshot'
      readonly number: number
      readonly by: null
      readonly data: Buffer
      readonly at: number
      readonly seal: string | null
    }
  | { readonly kind: 'update'; readonly number: number; readonly by: Writer; readonly data: Buffer }
  | { readonly kind: 'writer'; readonly number: number; readonly by: Writer; readonly data: null }

function storedDocument(rows: readonly LogRow[]): StoredDocument {
  const snapshot = rows.find((row) => row.kind === 'snapshot')
  return {
    snapshot: snapshot
      ? { seq: snapshot.number, state: new Uint8Array(snapshot.data), seal: sealIn(snapshot.seal, snapshot.at) }
      : null,
    ...storedUpdates(rows),
  }
}

function storedUpdates(rows: readonly LogRow[]): StoredUpdates {
  const updates = rows.filter((row) => row.kind === 'update')
  const writers = rows.filter((row) => row.kind === 'writer')
  return {
    updates: updates
      .map(({ number, by, data }) => ({ seq: number, by, update: new Uint8Array(data) }))
      .toSorted((a, b) => a.seq - b.seq),
    writers: new Map(writers.map(({ number, by }) => [number, by])),
  }
}

type BoxRow =
  | { readonly kind: 'box'; readonly name: null; readonly number: number; readonly choices: null }
  | {
      readonly kind: 'roll'
      readonly name: Box['ballots'][number]['voter']
      readonly number: number
      readonly choices: null
    }
  | { readonly kind: 'paper'; readonly name: string; readonly number: null; readonly choices: string }

async function readBox(ask: Ask, secret: string, round: RoundId): Promise<Box> {
  const rows = await ask<BoxRow>(sql.box, [round])
  const roll = rows.filter((row) => row.kind === 'roll').map(({ name, number }) => ({ voter: name, at: number }))
  const papers = rows.filter((row) => row.kind === 'paper').map(({ name, choices }) => ({ paper: name, choices }))
  return {
    version: rows.find((row) => row.kind === 'box')?.number ?? 0,
    ballots: ballotsFrom(roll, papers, (voter) => paperOf(secret, round, voter)),
  }
}

const sql = {
  workshops: 'SELECT id FROM workshops ORDER BY at, id',
  byCode: 'SELECT id FROM workshops WHERE code = $1',
  facts: 'SELECT revision, at, by, payload, digest FROM facts WHERE workshop = $1 AND revision > $2 ORDER BY revision',
  chain: `
    SELECT facts.payload, facts.digest, workshops.digest AS last
    FROM workshops LEFT JOIN facts ON facts.workshop = workshops.id WHERE workshops.id = $1 ORDER BY facts.revision`,
  answer: 'SELECT command, by, revision, at FROM answers WHERE workshop = $1 AND command = $2',
  visit: 'SELECT workshop, participant, seen, last FROM visits WHERE workshop = $1 AND participant = $2',
  sessions: `
    SELECT token, workshop, participant, expires_at AS "expiresAt" FROM sessions
    WHERE token = $1 AND expires_at > $2`,
  box: `
    SELECT 'box' AS kind, NULL AS name, version AS number, NULL AS choices FROM boxes WHERE round = $1
    UNION ALL SELECT 'roll', voter, at, NULL FROM roll WHERE round = $1
    UNION ALL SELECT 'paper', paper, NULL, choices FROM papers WHERE round = $1`,
  document: `
    WITH newest AS (
      SELECT seq, at, data, seal FROM doc_snapshots WHERE workshop = $1 AND document = $2 ORDER BY seq DESC LIMIT 1
    )
    SELECT 'snapshot' AS kind, seq AS number, NULL AS by, data, at, seal FROM newest
    UNION ALL SELECT 'update', seq, by, data, NULL, NULL FROM doc_updates
      WHERE workshop = $1 AND document = $2 AND seq > COALESCE((SELECT seq FROM newest), 0)
    UNION ALL SELECT 'writer', client, writer, NULL, NULL, NULL FROM doc_writers WHERE workshop = $1 AND document = $2`,
  updates: `
    SELECT 'update' AS kind, seq AS number, by, data FROM doc_updates
      WHERE workshop = $1 AND document = $2 AND seq > $3
    UNION ALL SELECT 'writer', client, writer, NULL FROM doc_writers
      WHERE workshop = $1 AND document = $2 AND seq > $3`,
  snapshot: 'SELECT seq, at, data FROM doc_snapshots WHERE workshop = $1 AND document = $2 ORDER BY seq DESC LIMIT 1',
  log: `
    SELECT seq, by, at, data FROM doc_updates WHERE workshop = $1 AND document = $2 AND seq > $3
    ORDER BY seq LIMIT ${logRows}`,
  version: 'SELECT document, seq, at, data FROM doc_versions WHERE workshop = $1 AND id = $2',
  heads: `
    SELECT workshops.id AS workshop, revision, document, head
    FROM workshops LEFT JOIN documents ON documents.workshop = workshops.id WHERE workshops.id = ANY ($1::text[])`,
} as const
