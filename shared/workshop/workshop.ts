import type { DomainId, InstitutionId, ParticipantId, RoundId, ThreadId, VersionId, WorkshopId } from '../id.ts'
import type { Decision } from './decision.ts'
import type { Dismissals } from './dismissal.ts'
import type { Institution } from './institution.ts'
import type { Merges } from './merge.ts'
import type { Participant } from './participant.ts'
import type { Phase } from './phase.ts'
import type { DomainColour, Levels, PreviousAction } from './preparation.ts'
import type { Pourings } from './pouring.ts'
import type { Reserves } from './reserve.ts'
import type { Round } from './round.ts'
import type { OpenSpace } from './space.ts'
import type { Thread } from './thread.ts'
import type { OldThread } from './thread-defaults.ts'
import type { Version } from './version.ts'

/** A field of the agreement, with the letter that stands for it everywhere. */
export interface Domain {
  readonly id: DomainId
  readonly letter: string
  readonly name: string
  /** Its place in the palette; by its letter where there is none. */
  readonly colour?: DomainColour | undefined
  /** Put away: shown only where something was said in it. */
  readonly archived?: boolean | undefined
}

/** A figure with its unit, year and source; without a source it is shown as « à sourcer ». */
export interface Figure {
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly year: number | null
  readonly source: string
}

/** Where the agreement applies. */
export interface Territory {
  readonly name: string
  readonly kind: string
  readonly department: string
  readonly region: string
  readonly communes: readonly string[]
  readonly figures: readonly Figure[]
}

/** First and last day of the agreement, as YYYY-MM-DD. */
export interface Period {
  readonly start: string
  readonly end: string
}

/** A meeting held on the way: separate (one partner) or collective, for the method chapter. */
export interface Meeting {
  readonly date: string
  readonly format: 'separate' | 'collective'
  readonly about: string
  readonly institutions: readonly InstitutionId[]
  readonly attendance: number | null
}

/** What the room's screen shows; a round's own status says whether it shows counting, waiting or results. */
export type Scene =
  | { readonly type: 'welcome' }
  | { readonly type: 'round'; readonly round: RoundId }
  | { readonly type: 'blank' }

/** All that a démarche is besides its documents: the whole state that facts lead to. */
export interface Workshop {
  readonly id: WorkshopId
  readonly revision: number
  readonly title: string
  readonly language: 'fr' | 'en'
  /** The six digits shown in the room. */
  readonly code: string
  readonly phase: Phase
  readonly territory: Territory
  readonly period: Period
  readonly domains: readonly Domain[]
  /** What runs across the domains: « handicap », « mobilité ». */
  readonly tags: readonly string[]
  readonly levels: Levels
  readonly institutions: readonly Institution[]
  /** What the previous contract did, and what becomes of it. */
  readonly previousActions: readonly PreviousAction[]
  readonly meetings: readonly Meeting[]
  readonly participants: Readonly<Record<ParticipantId, Participant>>
  readonly threads: Readonly<Record<ThreadId, Thread>>
  readonly reserves: Reserves
  readonly pourings: Pourings
  readonly merges: Merges
  readonly dismissals: Dismissals
  /** The spaces that their institutions have opened; the others are closed. */
  readonly spaces: Readonly<Record<InstitutionId, OpenSpace>>
  /** In the order in which they were opened. */
  readonly rounds: readonly Round[]
  readonly decisions: readonly Decision[]
  readonly versions: Readonly<Record<VersionId, Version>>
  readonly scene: Scene
}

/** A démarche as it is made. */
export type Beginning = Omit<Workshop, 'revision' | 'versions' | 'spaces' | 'threads' | Late> &
  Partial<Pick<Workshop, Late>> & { readonly threads: Readonly<Record<ThreadId, OldThread>> }

// What the oldest journals begin without.
type Late = 'reserves' | 'pourings' | 'merges' | 'dismissals' | 'tags' | 'levels' | 'previousActions'
