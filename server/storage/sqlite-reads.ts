import type { CommandId, WorkshopId } from '../../shared/id.ts'
import { isWhole, recordedFrom, type FactRow } from './fact-rows.ts'
import type { Marks } from './marks.ts'
import { boxReader } from './sqlite-ballots.ts'
import type { Database } from './sqlite-database.ts'
import type { Session, StoredAnswer, TokenHash, WorkshopStore } from './storage.ts'
import { visitFrom, type VisitRow } from './visit-rows.ts'

/** Everything that is read of the démarches themselves. */
export function workshopReads(database: Database, { secret, epoch }: Marks): WorkshopStore {
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
  const headOf = database.prepare('SELECT digest FROM workshops WHERE id = ?')
  const readBox = boxReader(database, secret)
  const chain = database.transaction((workshop: WorkshopId) => {
    const head = headOf.get(workshop) as { digest: string } | undefined
    return isWhole(factsOf(workshop, 0), head?.digest ?? '')
  })
  const visits = database.prepare(
    'SELECT workshop, participant, seen, last FROM visits WHERE workshop = ? AND participant = ?',
  )
  return {
    secret: async () => secret,
    epoch: async () => epoch,
    listWorkshops: async () => (workshops.all() as { id: WorkshopId }[]).map(({ id }) => id),
    findByCode: async (code) => (byCode.get(code) as { id: WorkshopId } | undefined)?.id ?? null,
    readFacts: async (workshop, after) => factsOf(workshop, after).map(recordedFrom),
    isChainWhole: async (workshop) => chain(workshop),
    findAnswer: async (workshop: WorkshopId, command: CommandId) => {
      // `all` rather than `get`, which adds a field of its own to the row.
      const [answer] = answers.all(workshop, command) as StoredAnswer[]
      return answer ?? null
    },
    readBox: async (round) => readBox(round),
    readSessions: async (token: TokenHash, now: number) => sessions.all(token, now) as Session[],
    readVisit: async (workshop, participant) => visitFrom(visits.all(workshop, participant) as VisitRow[]),
  }
}
