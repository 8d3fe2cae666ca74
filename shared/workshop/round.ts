import type { GroupId, OptionId, ParticipantId, RoundId } from '../id.ts'
import type { Tally } from './tally.ts'

/** Points to spread over the options: `points` in all, `perOption` at most on one. */
export interface PointsMethod {
  readonly type: 'points'
  readonly points: number
  readonly perOption: number
}

/** What people vote on: its wording is frozen when the round opens. */
export interface Option {
  readonly id: OptionId
  readonly wording: string
  /** The action it stands for in the plan, where there is one. */
  readonly action: string | null
  /** Letter of the action's first domain, such as « A ». */
  readonly domain: string | null
}

/** How many points a ballot gives to each option it names. */
export type Choices = Readonly<Record<OptionId, number>>

/** One person's ballot: it lives in the ballot box and nowhere else. */
export interface Ballot {
  readonly voter: ParticipantId
  readonly choices: Choices
  readonly at: number
}

/**
 * What is kept of a ballot when a secret round closes: no voter, no time. Papers are grouped as the tally
 * is (small institutions together) and kept in the order of their content, which says nothing of the order of voting.
 */
export interface Paper {
  readonly group: GroupId
  readonly choices: Choices
}

interface RoundBase {
  readonly id: RoundId
  readonly title: string
  readonly method: PointsMethod
  readonly secrecy: 'secret'
  readonly options: readonly Option[]
  /** SHA-256 of the canonical JSON of the frozen options. */
  readonly fingerprint: string
  readonly openedAt: number
  /** When it should end; advisory, the facilitator closes. */
  readonly until: number | null
}

/** What a closed round came to. Only the facilitator sees it before it is revealed. */
export interface Count {
  readonly closedAt: number
  /** How many could have voted when it closed. */
  readonly electorate: number
  readonly tally: Tally
  readonly papers: readonly Paper[]
}

export interface OpenRound extends RoundBase {
  readonly status: 'open'
}
export interface ClosedRound extends RoundBase, Count {
  readonly status: 'closed'
}
export interface RevealedRound extends RoundBase, Count {
  readonly status: 'revealed'
  readonly revealedAt: number
}

/** A vote on frozen options: open, then closed (counted, still private), then revealed to all. */
export type Round = OpenRound | ClosedRound | RevealedRound

/** The round that people can vote in now, if there is one: at most one is open. */
export function openRound(rounds: readonly Round[]): OpenRound | null {
  return rounds.find((round) => round.status === 'open') ?? null
}
