import type { Option, PointsMethod } from '../../shared/workshop/round.ts'
import type { Group, Tally } from '../../shared/workshop/tally.ts'
import type { RoundView, View } from '../../shared/workshop/view.ts'

/** The result of a round, for someone who may know it. */
export interface ShownResult {
  readonly id: string
  readonly title: string
  readonly options: readonly Option[]
  readonly method: PointsMethod
  /** How many ballots, and how many people could have cast one. */
  readonly received: number
  readonly expected: number
  readonly closedAt: number
  readonly tally: Tally
}

/** The result of a round where this person may know it: once revealed, or in the facilitator's private preview. */
export function shownResult(round: RoundView | null | undefined): ShownResult | null {
  if (!round || round.status === 'open') return null
  const tally = round.status === 'revealed' ? round.tally : round.preview
  if (tally === null) return null
  const { id, title, options, method, received, expected, closedAt } = round
  return { id, title, options, method, received, expected, closedAt, tally }
}

/** Rounds whose result everybody knows, the latest first. */
export function revealedRounds(rounds: View['rounds']): readonly (RoundView & { status: 'revealed' })[] {
  return Object.values(rounds)
    .flatMap((round) => (round.status === 'revealed' ? [round] : []))
    .toSorted((a, b) => b.revealedAt - a.revealedAt)
}

/** Every token that was placed. */
export function tokensPlaced({ byOption }: Tally): number {
  return Object.values(byOption).reduce((total, { points }) => total + points, 0)
}

/** How many institutions the reading per institution is made of. */
export function institutionsCounted({ groups }: Tally): number {
  return groups.reduce((total, { institutions }) => total + institutions, 0)
}

/** How much of the institutions' weight a score is, from 0 to 1. */
export function shareOfInstitutions(score: number, tally: Tally): number {
  const institutions = institutionsCounted(tally)
  return institutions === 0 ? 0 : score / institutions
}

/** The small groups that were merged, if any were. */
export function mergedGroup({ groups }: Tally): Group | null {
  return groups.find(({ id }) => id === 'others') ?? null
}
