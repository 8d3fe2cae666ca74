import type { Action } from '../documents/action.ts'
import type { Funding } from '../documents/action-money.ts'
import type { Finding } from '../documents/finding.ts'
import type { Stake } from '../documents/stake.ts'
import type { DecisionMeans, DecisionOutcome } from '../workshop/decision.ts'
import type { Institution, InstitutionRole } from '../workshop/institution.ts'
import type { Phase } from '../workshop/phase.ts'
import type { Levels, PreviousAction } from '../workshop/preparation.ts'
import type { PointsMethod } from '../workshop/round.ts'
import type { Group } from '../workshop/tally.ts'
import type { Domain, Meeting, Period, Territory } from '../workshop/workshop.ts'
import type { Money } from './money.ts'
import type { RankedOption } from './ranking.ts'

/** Everything that a document says of a démarche, in its order, and nothing of how it looks. */
export interface Plan {
  readonly cover: Cover
  readonly territory: Territory
  /** By role: signatories, associates, contributors; roles that nobody has are left out. */
  readonly partners: readonly PartnersOfRole[]
  /** By date. */
  readonly meetings: readonly PlanMeeting[]
  readonly diagnostic: readonly PlanDomain[]
  /** What the plan must answer, in order. */
  readonly stakes: readonly PlanStake[]
  /** What the previous contract did, in the order given. */
  readonly previousActions: readonly PlanPreviousAction[]
  /** What the levels of the plan are called, empty for the usual words. */
  readonly levels: Levels
  readonly axes: readonly PlanAxis[]
  /** Actions of no objective, last and without a number. */
  readonly unplaced: readonly Fiche[]
  readonly results: readonly RoundResult[]
  readonly decisions: readonly PlanDecision[]
}

export interface Cover {
  readonly title: string
  readonly period: Period | null
  readonly phase: Phase
  /** Shown as « document de travail ». */
  readonly isDraft: boolean
  /** When the document was made. */
  readonly at: number
}

export interface PartnersOfRole {
  readonly role: InstitutionRole
  readonly institutions: readonly Institution[]
}

export interface PlanMeeting extends Omit<Meeting, 'institutions'> {
  readonly institutions: readonly Institution[]
}

export interface PlanDomain {
  /** Null for the findings whose domain is no longer known. */
  readonly domain: Domain | null
  readonly findings: readonly CodedFinding[]
  /** The actions that answer these findings, in the order of the plan. */
  readonly answers: readonly ActionName[]
}

export interface CodedFinding {
  /** « A1 ». */
  readonly code: string
  readonly finding: Finding
  readonly origins: readonly Institution[]
  /** Those that said it before they had seen what the others said, of so many partners. */
  readonly separately: readonly Institution[]
  readonly partners: number
  /** What institutions poured into it, or into what was merged into it, in order of time. */
  readonly poured: readonly PlanPouring[]
  /** The institutions that had said it and do not share the common wording. */
  readonly contests: readonly PlanContest[]
  /** Those that hold, in order of time. */
  readonly reserves: readonly PlanReserve[]
}

export interface PlanPouring {
  /** Null for an institution that is no longer known. */
  readonly institution: Institution | null
  readonly at: number
}

/** Why an institution does not share the common wording of what it had said. */
export interface PlanContest {
  /** Null for an institution that is no longer known. */
  readonly institution: Institution | null
  readonly text: string
  readonly isOfEarlierWording: boolean
}

/** What an institution does not share of a finding. */
export interface PlanReserve {
  /** Null for an institution that is no longer known. */
  readonly institution: Institution | null
  readonly text: string
  /** It was signed on a finding that was merged into this one. */
  readonly isOnOriginal: boolean
}

export interface PlanStake extends Pick<Stake, 'id' | 'title' | 'sentence'> {
  /** From 1. */
  readonly number: number
  /** In the order of the diagnostic. */
  readonly findings: readonly CodedFinding[]
}

export interface PlanPreviousAction extends Omit<PreviousAction, 'domain'> {
  /** Null without one, or where it is no longer known. */
  readonly domain: Domain | null
}

export interface ActionName {
  readonly id: Action['id']
  /** « 1.1.1 »; null when it has no objective. */
  readonly number: string | null
  readonly title: string
}

export interface PlanAxis {
  readonly number: string
  readonly title: string
  readonly objectives: readonly PlanObjective[]
}

export interface PlanObjective {
  readonly number: string
  readonly title: string
  readonly fiches: readonly Fiche[]
}

/** A fiche-action with the names of all that it refers to. */
export interface Fiche {
  readonly number: string | null
  readonly axis: Pick<PlanAxis, 'number' | 'title'> | null
  readonly objective: Pick<PlanObjective, 'number' | 'title'> | null
  readonly action: Action
  readonly lead: Institution | null
  readonly partners: readonly FichePartner[]
  readonly domains: readonly Domain[]
  readonly findings: readonly CodedFinding[]
  /** What it costs and who pays, added up. */
  readonly money: Money
  readonly funders: readonly PlanFunder[]
  /** What it got in the last revealed round that it was in. */
  readonly vote: { readonly ranked: RankedOption; readonly round: RoundResult } | null
  /** The last word said of it. */
  readonly decision: OptionDecision | null
}

/** An institution that takes part in an action. */
export interface FichePartner extends Institution {
  /** What it does in it, in words; empty while nobody has said. */
  readonly part: string
}

/** Somebody who pays a part of an action; in cents. */
export interface PlanFunder extends Pick<Funding, 'cents' | 'status'> {
  /** Null when nobody has said who. */
  readonly name: string | null
}

/** What a revealed round came to: its wordings as they were voted on. */
export interface RoundResult {
  readonly id: string
  readonly title: string
  readonly method: PointsMethod
  readonly openedAt: number
  readonly closedAt: number
  readonly ballots: number
  readonly electorate: number
  /** How many institutions the ballots came from: the most that a score per institution can reach. */
  readonly institutions: number
  readonly groups: readonly Group[]
  readonly ranking: readonly RankedOption[]
  readonly fingerprint: string
}

export interface OptionDecision {
  readonly at: number
  readonly outcome: DecisionOutcome
  readonly means: DecisionMeans
  readonly reason: string
}

/** A line of the decision log, in order of time. */
export type PlanDecision =
  | (OptionDecision & { readonly type: 'option'; readonly wording: string; readonly action: ActionName | null })
  | {
      readonly type: 'statement'
      readonly at: number
      readonly body: string
      readonly responsible: string
      readonly due: string | null
      readonly reason: string
    }
