import type { DecisionId, OptionId, ParticipantId, RoundId } from '../id.ts'

/** What was decided of an action after its result was read; the tally never decides by itself. */
export const outcomes = ['retained-shared', 'retained-own', 'retained-amended', 'postponed', 'dismissed'] as const

export type DecisionOutcome = (typeof outcomes)[number]

export const decisionMeans = ['consensus', 'vote'] as const

export type DecisionMeans = (typeof decisionMeans)[number]

/** One line of the decision log: about an option of a round, or a free statement of an earlier meeting. */
export interface Decision {
  readonly id: DecisionId
  readonly at: number
  readonly by: ParticipantId | null
  readonly about: DecisionSubject
  readonly reason: string
}

export type DecisionSubject =
  | {
      readonly type: 'option'
      readonly round: RoundId
      readonly option: OptionId
      readonly outcome: DecisionOutcome
      readonly means: DecisionMeans
    }
  | { readonly type: 'statement'; readonly body: string; readonly responsible: string; readonly due: string | null }
