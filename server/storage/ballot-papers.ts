import { createHmac } from 'node:crypto'
import type { ParticipantId, RoundId } from '../../shared/id.ts'
import type { Ballot, Choices } from '../../shared/workshop/round.ts'

/** One who voted, as the roll of a round keeps them. */
export interface RollRow {
  readonly voter: ParticipantId
  readonly at: number
}

/** What somebody voted, as JSON, under a name that only the server's secret ties to a voter. */
export interface PaperRow {
  readonly paper: string
  readonly choices: string
}

/** The name of a voter's paper: without the secret it says nothing of the voter. */
export function paperOf(secret: string, round: RoundId, voter: ParticipantId): string {
  return createHmac('sha256', secret).update(`${round}:${voter}`).digest('hex')
}

/** Puts each ballot together again from the roll and its paper; throws when a paper is missing. */
export function ballotsFrom(
  roll: readonly RollRow[],
  papers: readonly PaperRow[],
  paperOfVoter: (voter: ParticipantId) => string,
): readonly Ballot[] {
  const choicesByPaper = new Map(papers.map(({ paper, choices }) => [paper, choices]))
  return roll.map(({ voter, at }) => {
    const choices = choicesByPaper.get(paperOfVoter(voter))
    if (choices === undefined) throw new Error('a paper of a ballot box is missing')
    return { voter, at, choices: JSON.parse(choices) as Choices }
  })
}
