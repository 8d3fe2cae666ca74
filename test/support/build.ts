import { createHash } from 'node:crypto'
import type { InstitutionId, ParticipantId, VersionId, WorkshopId } from '../../shared/id.ts'
import type { Answer, Given, Request } from '../../shared/workshop/act.ts'
import { commandSchema, type CommandType } from '../../shared/workshop/command.ts'
import { decide, decideJoin } from '../../shared/workshop/decide.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { evolve } from '../../shared/workshop/evolve.ts'
import type { Fact, Recorded } from '../../shared/workshop/fact.ts'
import type { ParticipantRole, Person } from '../../shared/workshop/participant.ts'
import { openRound } from '../../shared/workshop/round.ts'
import { seedSchema, workshopFrom } from '../../shared/workshop/seed.ts'
import { viewFor, type Live, type View } from '../../shared/workshop/view.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'

/** Milliseconds since 1970 of the first act of every story; each act takes a second. */
export const noon = Date.UTC(2019, 10, 21, 12)

/** Who sits at the table of every story: three of the CAF, three of Cahors, one each of Pradines and the MSA. */
const table: readonly (readonly [id: string, role: ParticipantRole, institution: string | null])[] = [
  ['facilitator', 'facilitator', 'GC'],
  ['reader', 'reader', null],
  ['caf-1', 'contributor', 'CAF'],
  ['caf-2', 'contributor', 'CAF'],
  ['caf-3', 'contributor', 'CAF'],
  ['cahors-1', 'contributor', 'CAH'],
  ['cahors-2', 'contributor', 'CAH'],
  ['cahors-3', 'contributor', 'CAH'],
  ['pradines', 'contributor', 'PRA'],
  ['msa', 'contributor', 'MSA'],
  ['resident', 'contributor', null],
]

/** A démarche as it stands, what is beside its journal, and the journal that led to it. */
export interface Story {
  readonly workshop: Workshop
  readonly live: Live
  readonly journal: readonly Recorded[]
  readonly at: number
}

/** What somebody does; a step that the rules refuse breaks the test. */
export type Step = (story: Story) => Story

/** A command without its id, checked by the schema when it is asked. */
export type Ask = { readonly id?: string; readonly type: CommandType } & Readonly<Record<string, unknown>>

/** A démarche where everybody of the table has joined, after these accepted steps. */
export function storyAfter(steps: readonly Step[]): Story {
  const joining = table.map(([id, role, institution]) => joins(id, role, institution))
  return [...joining, ...steps].reduce((story, step) => step(story), created())
}

/** The state alone. */
export function workshopAfter(steps: readonly Step[]): Workshop {
  return storyAfter(steps).workshop
}

/** Somebody joins, and stays connected. */
export function joins(id: string, role: ParticipantRole = 'contributor', institution: string | null = null): Step {
  return (story) => {
    const newcomer = { id: id as ParticipantId, name: `Person ${id}`, institution: institution as InstitutionId, role }
    const answer = decideJoin(story.workshop, newcomer)
    const next = carriedOut(story, id, answer)
    return { ...next, live: { ...next.live, present: new Set([...next.live.present, newcomer.id]) } }
  }
}

/** Somebody's connection ends. */
export function leaves(id: string): Step {
  return (story) => {
    const present = new Set([...story.live.present].filter((one) => one !== id))
    return { ...story, live: { ...story.live, present } }
  }
}

/** Somebody asks for something, where the server read this for it, and it is done. */
export function asks(by: string, ask: Ask, given: Partial<Given> = {}): Step {
  return (story) => carriedOut(story, by, decided(story, by, ask, given))
}

/** What the rules say when somebody asks this. */
export function decided(story: Story, by: string, ask: Ask, given: Partial<Given> = {}): Answer {
  return decide(story.workshop, request(story, by, ask, given))
}

/** A request as the server makes it from what it knows. */
export function request(story: Story, by: string, ask: Ask, given: Partial<Given> = {}): Request {
  const known = { sha256, code: '654321', present: story.live.present, ballots: [...story.live.ballots.values()] }
  return {
    command: commandSchema.parse({ id: `command-${story.at}`, ...ask }),
    by: by as ParticipantId,
    at: story.at,
    given: { ...known, subject: { words: 'Des mots' }, sources: [], named: [], kept: keptAt(story.at), ...given },
  }
}

/** Both documents, as the server would keep them at this moment. */
function keptAt(at: number): Given['kept'] {
  const kept = (name: DocumentName) => ({ version: `${name}-${at}` as VersionId, seq: 7 })
  return { diagnostic: kept('diagnostic'), plan: kept('plan') }
}

/** What one person sees now; `projector` for the wall. */
export function viewOf({ workshop, live }: Story, id: string): View {
  return viewFor(workshop, personOf(workshop, id), live)
}

/** A person as the server knows them. */
export function personOf(workshop: Workshop, id: string): Person {
  const participant = workshop.participants[id as ParticipantId]
  return participant ? { kind: 'participant', id: participant.id, role: participant.role } : { kind: 'projector' }
}

/** The story after an answer of the rules; throws when they said no. */
export function carriedOut(story: Story, by: string, answer: Answer): Story {
  if (!answer.ok) throw new Error(`${by} was refused: ${answer.refusal}`)
  const { facts, ballot } = answer.value
  const recorded = facts.map((fact: Fact, index) => ({
    revision: story.workshop.revision + index + 1,
    at: story.at,
    by: by as ParticipantId,
    fact,
  }))
  const workshop = recorded.reduce<Workshop>(evolve, story.workshop)
  const cast = ballot ? [[by as ParticipantId, { ...ballot, voter: by as ParticipantId }] as const] : []
  const ballots = openRound(workshop.rounds) ? new Map([...story.live.ballots, ...cast]) : new Map()
  return {
    workshop,
    live: { ...story.live, ballots },
    journal: [...story.journal, ...recorded],
    at: story.at + 1000,
  }
}

function created(): Story {
  const seed = seedSchema.parse({
    title: 'Convention territoriale globale',
    institutions: [
      { id: 'GC', name: 'Grand Cahors', short: 'Grand Cahors', role: 'signatory' },
      { id: 'CAF', name: 'Caisse d’allocations familiales du Lot', short: 'CAF', role: 'signatory' },
      { id: 'CAH', name: 'Commune de Cahors', short: 'Cahors', role: 'signatory' },
      { id: 'PRA', name: 'Commune de Pradines', short: 'Pradines', role: 'signatory' },
      { id: 'MSA', name: 'Mutualité sociale agricole', short: 'MSA', role: 'contributor' },
    ],
  })
  const given = { id: 'workshop' as WorkshopId, code: '123456', today: '2019-11-21' }
  const fact: Fact = { type: 'workshop-created', workshop: workshopFrom(seed, given) }
  const recorded: Recorded = { revision: 1, at: noon, by: null, fact }
  const live: Live = { present: new Set(), ballots: new Map() }
  return { workshop: evolve(null, recorded), live, journal: [recorded], at: noon }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
