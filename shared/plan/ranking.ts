import type { GroupId } from '../id.ts'
import type { Option } from '../workshop/round.ts'
import type { OptionTally, Tally } from '../workshop/tally.ts'

/** The two readings of one result: everybody counts one, or every institution counts one. */
export type Reading = 'people' | 'institutions'

/** An option at its place in the result of a round, with both readings. */
export interface RankedOption extends OptionTally {
  readonly option: Option
  /** Others have the same number of points. */
  readonly isTied: boolean
  /** Others have the same score per institution. */
  readonly isInstitutionTied: boolean
  /** How many ranks it is better placed per institution than per person; below zero, worse. */
  readonly institutionsLift: number
}

/** Every option of a round from first to last, those without a vote included; equals stay in the order of the ballot. */
export function ranking(
  options: readonly Option[],
  { byOption }: Tally,
  reading: Reading = 'people',
): readonly RankedOption[] {
  const counts = options.map((option) => ({ option, ...(byOption[option.id] ?? noVotes(options.length)) }))
  const rankOf = ({ rank, institutionRank }: OptionTally) => (reading === 'people' ? rank : institutionRank)
  return counts
    .map((count) => ({
      ...count,
      isTied: counts.some((other) => other !== count && other.rank === count.rank),
      isInstitutionTied: counts.some((other) => other !== count && other.institutionRank === count.institutionRank),
      institutionsLift: count.rank - count.institutionRank,
    }))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
}

function noVotes(last: number): OptionTally {
  const nothing: Readonly<Record<GroupId, number>> = {}
  return {
    points: 0,
    supporters: 0,
    rank: last,
    pointsByGroup: nothing,
    institutionScore: 0,
    institutionRank: last,
  }
}
