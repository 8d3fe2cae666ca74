import type { DecisionId, InstitutionId, ParticipantId, RoundId, ThreadId, VersionId } from '../id.ts'
import type { CommandType } from './command.ts'
import { electorateOf } from './decide-round.ts'
import type { Decision } from './decision.ts'
import { documentsOf, kindOf, spaceOf, type DocumentName } from './document-name.ts'
import type { Dismissals } from './dismissal.ts'
import type { Merges } from './merge.ts'
import type { Participant, Person } from './participant.ts'
import { commandsOf, mayRead, mayWrite } from './permission.ts'
import type { Phase } from './phase.ts'
import type { PreviousAction } from './preparation.ts'
import type { Pourings } from './pouring.ts'
import { readableOnes } from './readable.ts'
import type { Reserves } from './reserve.ts'
import type { Ballot, Choices, OpenRound, Round } from './round.ts'
import type { OpenSpace } from './space.ts'
import type { Tally } from './tally.ts'
import type { Thread } from './thread.ts'
import type { Version } from './version.ts'
import { visibleThreads } from './visible-threads.ts'
import type { Scene, Workshop } from './workshop.ts'

/** What happens now beside the journal: who is connected, and the ballot box of the open round. */
export interface Live {
  readonly present: ReadonlySet<ParticipantId>
  readonly ballots: ReadonlyMap<ParticipantId, Ballot>
}

/** What one person may see of a démarche. Nothing leaves the server but through it. */
export interface View {
  readonly workshop: Pick<
    Workshop,
    | 'id'
    | 'title'
    | 'language'
    | 'code'
    | 'territory'
    | 'period'
    | 'domains'
    | 'tags'
    | 'levels'
    | 'institutions'
    | 'meetings'
  >
  readonly phase: Phase
  /** Null for the projector. */
  readonly me: Participant | null
  readonly may: {
    /** Of each document that they may read, whether they may write in it now. */
    readonly write: Readonly<Record<DocumentName, boolean>>
    readonly ask: readonly CommandType[]
  }
  /** Everybody who takes part, empty on the projector. */
  readonly participants: Readonly<Record<ParticipantId, ParticipantView>>
  readonly attendance: Attendance
  readonly threads: Readonly<Record<ThreadId, Thread>>
  readonly reserves: Reserves
  readonly pourings: Pourings
  readonly merges: Merges
  /** For who may write the diagnostic now: nobody else is shown what is similar. */
  readonly dismissals: Dismissals
  /** Of the spaces that this person may read, those that were opened. */
  readonly spaces: Workshop['spaces']
  readonly rounds: Readonly<Record<RoundId, RoundView>>
  /** For who prepares: five hundred of them would weigh on every phone. */
  readonly previousActions: readonly PreviousAction[]
  readonly decisions: Readonly<Record<DecisionId, Decision>>
  readonly versions: Readonly<Record<VersionId, Version>>
  readonly scene: Scene
}

export interface ParticipantView extends Participant {
  readonly present: boolean
}

/** How many are connected now, facilitators and readers included. */
export interface Attendance {
  readonly people: number
  readonly peopleByInstitution: Readonly<Record<InstitutionId, number>>
}

type Frozen = Omit<OpenRound, 'status' | 'secrecy'>

/** A round as one person may see it: `tally` is there only for those who may know it now. */
export type RoundView =
  | (Frozen & {
      readonly status: 'open'
      readonly received: number
      readonly expected: number
      readonly mine: { readonly choices: Choices; readonly at: number } | null
    })
  | (Frozen & {
      readonly status: 'closed'
      readonly closedAt: number
      readonly received: number
      readonly expected: number
      /** The facilitator's private preview; null for everyone else. */
      readonly preview: Tally | null
    })
  | (Frozen & {
      readonly status: 'revealed'
      readonly closedAt: number
      readonly revealedAt: number
      readonly received: number
      readonly expected: number
      readonly tally: Tally
    })

/** What this person may see now. */
export function viewFor(workshop: Workshop, person: Person, live: Live): View {
  const me = person.kind === 'participant' ? (workshop.participants[person.id] ?? null) : null
  const { id, title, language, code, territory, period, domains, tags, levels, institutions, meetings } = workshop
  return {
    workshop: { id, title, language, code, territory, period, domains, tags, levels, institutions, meetings },
    phase: workshop.phase,
    me,
    may: mayOf(workshop, person),
    participants: me ? participantsView(workshop, live) : {},
    attendance: attendance(workshop, live),
    // Reserves and versions name who made them: the wall of a room shows no names.
    threads: me ? visibleThreads(workshop, person) : {},
    reserves: me ? workshop.reserves : {},
    pourings: me ? workshop.pourings : {},
    merges: me ? workshop.merges : {},
    dismissals: mayWrite(person, 'diagnostic', workshop) ? workshop.dismissals : {},
    spaces: openSpaces(workshop, person),
    rounds: Object.fromEntries(workshop.rounds.map((round) => [round.id, roundView(workshop, round, person, live)])),
    previousActions: isFacilitator(person) ? workshop.previousActions : [],
    decisions: Object.fromEntries(workshop.decisions.map((decision) => [decision.id, decision])),
    versions: me ? readableOnes(workshop.versions, workshop, person) : {},
    scene: workshop.scene,
  }
}

/** The count of a round, for those who may know it now: the one gate that every result passes. */
export function visibleTally(round: Round, person: Person): Tally | null {
  switch (round.status) {
    case 'open':
      return null
    case 'closed':
      return isFacilitator(person) ? round.tally : null
    case 'revealed':
      return round.tally
  }
}

function roundView(workshop: Workshop, round: Round, person: Person, live: Live): RoundView {
  const { id, title, method, options, fingerprint, openedAt, until } = round
  const frozen = { id, title, method, options, fingerprint, openedAt, until }
  switch (round.status) {
    case 'open': {
      const ballot = person.kind === 'participant' ? live.ballots.get(person.id) : undefined
      return {
        ...frozen,
        status: 'open',
        received: live.ballots.size,
        expected: electorateOf(workshop, live.present, new Set(live.ballots.keys())),
        mine: ballot ? { choices: ballot.choices, at: ballot.at } : null,
      }
    }
    case 'closed':
      return { ...frozen, status: 'closed', ...turnout(round), preview: visibleTally(round, person) }
    case 'revealed':
      return { ...frozen, status: 'revealed', ...turnout(round), revealedAt: round.revealedAt, tally: round.tally }
  }
}

function turnout(round: Exclude<Round, OpenRound>) {
  return { closedAt: round.closedAt, received: round.tally.ballots, expected: round.electorate }
}

function mayOf(workshop: Workshop, person: Person): View['may'] {
  const documents = documentsOf(workshop).filter((name) => kindOf(name) !== 'space' || mayRead(person, name, workshop))
  const write = Object.fromEntries(documents.map((name) => [name, mayWrite(person, name, workshop)]))
  return {
    write: write as Record<DocumentName, boolean>,
    ask: person.kind === 'participant' ? commandsOf(person.role) : [],
  }
}

function openSpaces(workshop: Workshop, person: Person): Workshop['spaces'] {
  const open = Object.entries(workshop.spaces) as [InstitutionId, OpenSpace][]
  return Object.fromEntries(open.filter(([institution]) => mayRead(person, spaceOf(institution), workshop)))
}

function participantsView(workshop: Workshop, live: Live): View['participants'] {
  return Object.fromEntries(
    Object.values(workshop.participants).map((one) => [one.id, { ...one, present: live.present.has(one.id) }]),
  )
}

function attendance(workshop: Workshop, live: Live): Attendance {
  const peopleByInstitution: Record<InstitutionId, number> = {}
  let people = 0
  for (const id of live.present) {
    const participant = workshop.participants[id]
    if (!participant) continue
    people++
    const { institution } = participant
    if (institution) peopleByInstitution[institution] = (peopleByInstitution[institution] ?? 0) + 1
  }
  return { people, peopleByInstitution }
}

function isFacilitator(person: Person): boolean {
  return person.kind === 'participant' && person.role === 'facilitator'
}
