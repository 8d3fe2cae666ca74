import type { CommandId, ParticipantId, RoundId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Fact } from '../../shared/workshop/fact.ts'
import type { Ballot, Choices } from '../../shared/workshop/round.ts'
import { chained } from './journal-digest.ts'
import type { Database } from './sqlite-database.ts'
import { paperOf } from './sqlite-writes.ts'
import type { DocumentStore, Session, StoredAnswer, TokenHash, WorkshopStore, Writer } from './storage.ts'

interface FactRow {
  readonly revision: number
  readonly at: number
  readonly by: ParticipantId | null
  readonly payload: string
  readonly digest: string
}

/** Everything that is read of the démarches themselves. */
export function workshopReads(database: Database, secret: string): WorkshopStore {
  const workshops = database.prepare('SELECT id FROM workshops ORDER BY at, id')
  const byCode = database.prepare('SELECT id FROM workshops WHERE code = ?')
  const facts = database.prepare(
    'SELECT revision, at, by, payload, digest FROM facts WHERE workshop = ? AND revision > ? ORDER BY revision',
  )
  const answers = database.prepare('SELECT command, by, revision, at FROM answers WHERE workshop = ? AND command = ?')
  const sessions = database.prepare(
    'SELECT token, workshop, participant, expires_at AS expiresAt FROM sessions WHERE token = ? AND expires_at > ?',
  )
  const factsOf = (workshop: WorkshopId, after: number) => facts.all(workshop, after) as FactRow[]
  return {
    secret: async () => secret,
    listWorkshops: async () => (workshops.all() as { id: WorkshopId }[]).map(({ id }) => id),
    findByCode: async (code) => (byCode.get(code) as { id: WorkshopId } | undefined)?.id ?? null,
    readFacts: async (workshop, after) =>
      factsOf(workshop, after).map(({ revision, at, by, payload }) => ({ revision, at, by, fact: factOf(payload) })),
    isChainWhole: async (workshop) => isWhole(factsOf(workshop, 0)),
    findAnswer: async (workshop: WorkshopId, command: CommandId) => {
      // `all` rather than `get`, which adds a field of its own to the row.
      const [answer] = answers.all(workshop, command) as StoredAnswer[]
      return answer ?? null
    },
    readBallots: boxReader(database, secret),
    readSessions: async (token: TokenHash, now: number) => sessions.all(token, now) as Session[],
  }
}

/** Everything that is read of the documents. */
export function documentReads(database: Database): DocumentStore {
  const snapshot = database.prepare(
    'SELECT seq, data FROM doc_snapshots WHERE workshop = ? AND document = ? ORDER BY seq DESC LIMIT 1',
  )
  const updates = database.prepare(
    'SELECT seq, data FROM doc_updates WHERE workshop = ? AND document = ? AND seq > ? ORDER BY seq',
  )
  const writers = database.prepare('SELECT client, writer FROM doc_writers WHERE workshop = ? AND document = ?')
  // One transaction: a snapshot made between two reads would hide the updates that it replaces.
  const read = database.transaction((workshop: WorkshopId, document: DocumentName) => {
    const newest = snapshot.get(workshop, document) as { seq: number; data: Buffer } | undefined
    const later = updates.all(workshop, document, newest?.seq ?? 0) as { seq: number; data: Buffer }[]
    const bound = writers.all(workshop, document) as { client: number; writer: Writer }[]
    return {
      snapshot: newest ? { seq: newest.seq, state: new Uint8Array(newest.data) } : null,
      updates: later.map(({ seq, data }) => ({ seq, update: new Uint8Array(data) })),
      writers: new Map(bound.map(({ client, writer }) => [client, writer])),
    }
  })
  return { readDocument: async (workshop, document) => read(workshop, document) }
}

// Each ballot is put together again from the roll and its paper.
function boxReader(database: Database, secret: string): WorkshopStore['readBallots'] {
  const roll = database.prepare('SELECT voter, at FROM roll WHERE round = ?')
  const papers = database.prepare('SELECT paper, choices FROM papers WHERE round = ?')
  return async (round: RoundId) => {
    const rows = papers.all(round) as { paper: string; choices: string }[]
    const choicesByPaper = new Map(rows.map(({ paper, choices }) => [paper, choices]))
    const voters = roll.all(round) as { voter: ParticipantId; at: number }[]
    return voters.map(({ voter, at }): Ballot => {
      const choices = choicesByPaper.get(paperOf(secret, round, voter))
      if (choices === undefined) throw new Error(`a paper of round ${round} is missing`)
      return { voter, at, choices: JSON.parse(choices) as Choices }
    })
  }
}

function isWhole(rows: readonly FactRow[]): boolean {
  return rows.every(({ payload, digest }, index) => digest === chained(rows[index - 1]?.digest ?? '', payload))
}

function factOf(payload: string): Fact {
  return JSON.parse(payload) as Fact
}
