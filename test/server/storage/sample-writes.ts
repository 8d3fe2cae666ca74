import type { Seal } from '../../../server/storage/snapshot-seal.ts'
import type { Storage, Write, Writer } from '../../../server/storage/storage.ts'
import type { CommandId, OptionId, ParticipantId, RoundId, VersionId, WorkshopId } from '../../../shared/id.ts'
import type { DocumentName } from '../../../shared/workshop/document-name.ts'
import type { Recorded } from '../../../shared/workshop/fact.ts'
import type { Choices } from '../../../shared/workshop/round.ts'

export const val = 'w-val' as WorkshopId
export const lot = 'w-lot' as WorkshopId
export const ana = 'p-ana' as ParticipantId
export const bo = 'p-bo' as ParticipantId
export const vote = 'r-vote' as RoundId

export const newWorkshop = (workshop = val, code = '111111', at = 1): Write => ({
  type: 'workshop',
  workshop,
  code,
  at,
})

export const newCode = (workshop: WorkshopId, code: string): Write => ({ type: 'code', workshop, code })

/** A fact at a revision; told by `ana` at a time equal to its revision. */
export const joined = (revision: number, name = `Person ${revision}`): Recorded => ({
  revision,
  at: revision,
  by: ana,
  fact: {
    type: 'participant-joined',
    participant: `p-${revision}` as ParticipantId,
    name,
    institution: null,
    role: 'contributor',
  },
})

export const facts = (workshop: WorkshopId, ...recorded: readonly Recorded[]): Write => ({
  type: 'facts',
  workshop,
  recorded,
})

export const answer = (command: string, round: RoundId | null = null, workshop = val): Write => ({
  type: 'answer',
  workshop,
  answer: { command: command as CommandId, by: ana, revision: 3, at: 40 },
  round,
})

export const choices = (points: Record<string, number>): Choices => points as Record<OptionId, number>

export const ballot = (voter: ParticipantId, points: Record<string, number>, round = vote): Write => ({
  type: 'ballot',
  round,
  voter,
  choices: choices(points),
  at: 50,
})

export const emptyBox = (version: number, round = vote): Write => ({ type: 'empty-box', round, version })

export const session = (token: string, expiresAt: number, workshop = val): Write => ({
  type: 'session',
  session: { token, workshop, participant: ana, expiresAt },
})

export const update = (seq: number, bytes: readonly number[] = [seq], document: DocumentName = 'plan'): Write => ({
  type: 'update',
  workshop: val,
  document,
  seq,
  by: ana,
  at: seq,
  update: Uint8Array.from(bytes),
})

export const snapshot = (seq: number, bytes: readonly number[], seal: Seal | null = null): Write => ({
  type: 'snapshot',
  workshop: val,
  document: 'plan',
  seq,
  at: seq,
  state: Uint8Array.from(bytes),
  seal,
})

export const bind = (client: number, writer: Writer, document: DocumentName = 'plan', seq = 1): Write => ({
  type: 'writer',
  workshop: val,
  document,
  client,
  writer,
  seq,
})

export const version = (id: string, seq: number, bytes: readonly number[], workshop = val): Write => ({
  type: 'version',
  workshop,
  document: 'plan',
  version: id as VersionId,
  seq,
  at: seq,
  state: Uint8Array.from(bytes),
})

/** A visit of `ana` that began after this revision and went on until the next. */
export const visit = (revision: number, workshop = val): Write => {
  const moment = (at: number) => ({ at, revision: at, documents: { plan: at } })
  return { type: 'visit', visit: { workshop, participant: ana, seen: moment(revision), last: moment(revision + 1) } }
}

export const once = (name: string): Write => ({ type: 'once', name })

/** All that a storage tells of one démarche, to compare before and after. */
export async function everythingIn(storage: Storage, workshop = val) {
  const box = await storage.readBox(vote)
  return {
    secret: await storage.secret(),
    epoch: await storage.epoch(),
    workshops: await storage.listWorkshops(),
    byCode: [await storage.findByCode('111111'), await storage.findByCode('222222')],
    facts: await storage.readFacts(workshop, 0),
    isChainWhole: await storage.isChainWhole(workshop),
    answer: await storage.findAnswer(workshop, 'c-1' as CommandId),
    box: { ...box, ballots: box.ballots.toSorted((a, b) => (a.voter < b.voter ? -1 : 1)) },
    sessions: await storage.readSessions('t-1', 0),
    plan: await storage.readDocument(workshop, 'plan'),
    diagnostic: await storage.readDocument(workshop, 'diagnostic'),
    version: await storage.readVersion(workshop, 'v-1' as VersionId),
    visit: await storage.readVisit(workshop, ana),
    heads: await storage.heads([workshop]),
  }
}

/** One write of every kind that adds. */
export const someOfEverything: readonly Write[] = [
  newWorkshop(),
  facts(val, joined(1), joined(2)),
  answer('c-1', vote),
  ballot(ana, { o1: 2 }),
  ballot(bo, { o2: 1 }),
  session('t-1', 1_000),
  update(1),
  update(2),
  bind(7, ana),
  snapshot(1, [1]),
  update(1, [9], 'diagnostic'),
  version('v-1', 1, [1]),
  once('a demonstration'),
  visit(1),
]
