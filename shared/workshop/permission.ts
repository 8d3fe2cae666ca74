import type { CommandType } from './command.ts'
import { institutionOf, kindOf, type DocumentKind, type DocumentName } from './document-name.ts'
import type { ParticipantRole, Person } from './participant.ts'
import type { Phase } from './phase.ts'
import type { Workshop } from './workshop.ts'

const everyone = ['facilitator', 'contributor', 'reader'] as const
const facilitators = ['facilitator'] as const
const writers = ['facilitator', 'contributor'] as const
const contributors = ['contributor'] as const
const nobody = [] as const

// One line a command: the compiler asks for the line of each new one.
const mayAsk: Readonly<Record<CommandType, readonly ParticipantRole[]>> = {
  'enter-phase': facilitators,
  'change-role': facilitators,
  'correct-participant': facilitators,
  'renew-code': facilitators,
  'describe-territory': facilitators,
  'set-period': facilitators,
  'set-domains': facilitators,
  'name-levels': facilitators,
  'add-institutions': facilitators,
  'change-institution': facilitators,
  'retire-institution': facilitators,
  'restore-institution': facilitators,
  'set-competences': facilitators,
  'set-previous-actions': facilitators,
  'open-thread': everyone,
  reply: everyone,
  'resolve-thread': everyone,
  'reopen-thread': everyone,
  'apply-proposal': writers,
  'edit-comment': everyone,
  'hide-comment': facilitators,
  'show-comment': facilitators,
  'sign-reserve': contributors,
  'withdraw-reserve': contributors,
  'open-space': writers,
  'close-space': writers,
  pour: writers,
  'merge-findings': writers,
  'answer-merge': contributors,
  'unmerge-findings': writers,
  'dismiss-similar': writers,
  'propose-again': writers,
  'open-round': facilitators,
  'cast-ballot': contributors,
  'close-round': facilitators,
  'reveal-round': facilitators,
  decide: facilitators,
  'name-version': writers,
  'restore-version': writers,
  'show-scene': facilitators,
}

// One document, one writing rule: who types in it in each phase; in a space, of its institution's members.
const mayType: Readonly<Record<DocumentKind, Readonly<Record<Phase, readonly ParticipantRole[]>>>> = {
  diagnostic: {
    prepare: facilitators,
    listen: facilitators,
    share: writers,
    plan: nobody,
    agree: nobody,
    follow: nobody,
  },
  plan: {
    prepare: facilitators,
    listen: facilitators,
    share: facilitators,
    plan: writers,
    agree: facilitators,
    follow: facilitators,
  },
  space: {
    prepare: writers,
    listen: writers,
    share: writers,
    plan: nobody,
    agree: nobody,
    follow: nobody,
  },
}

/** Whether this role may ask for this at all; `decide` has the last word. */
export function mayCommand(role: ParticipantRole, command: CommandType): boolean {
  return mayAsk[command].includes(role)
}

/** Everything that this role may ask for. */
export function commandsOf(role: ParticipantRole): readonly CommandType[] {
  return (Object.keys(mayAsk) as CommandType[]).filter((command) => mayCommand(role, command))
}

/** Whether a document is everybody's to write in this phase, short of readers. */
export function isOpenToContributors(document: DocumentName, phase: Phase): boolean {
  return mayType[kindOf(document)][phase].includes('contributor')
}

/** Who takes part, for which institution, and which spaces are open: what reading and writing are judged by. */
export type Membership = Pick<Workshop, 'phase' | 'participants' | 'spaces'>

/** Whether this person may type in this document now. */
export function mayWrite(person: Person, document: DocumentName, workshop: Membership): boolean {
  if (person.kind === 'projector' || !mayType[kindOf(document)][workshop.phase].includes(person.role)) return false
  return kindOf(document) !== 'space' || isMember(person, document, workshop)
}

/** Whether this person may name versions of this document and go back to them: of a space its members, of the others facilitators. */
export function mayKeepVersions(person: Person, document: DocumentName, workshop: Membership): boolean {
  if (kindOf(document) === 'space') return mayWrite(person, document, workshop)
  return person.kind === 'participant' && person.role === 'facilitator'
}

/**
 * Whether this person may read this document: a space is for its institution alone, whoever drives the démarche, until
 * it opens it. A space that there is not is nobody's to read, so that asking tells nothing.
 */
export function mayRead(person: Person, document: DocumentName, workshop: Omit<Membership, 'phase'>): boolean {
  if (person.kind === 'projector') return false
  const institution = institutionOf(document)
  if (institution === null || isMember(person, document, workshop)) return true
  switch (workshop.spaces[institution]?.openTo) {
    case undefined:
      return false
    case 'facilitators':
      return person.role === 'facilitator'
    case 'everyone':
      return true
  }
}

function isMember(person: Person, document: DocumentName, { participants }: Pick<Workshop, 'participants'>): boolean {
  const own = person.kind === 'participant' ? participants[person.id]?.institution : null
  return own !== null && own !== undefined && own === institutionOf(document)
}
