import type { GroupId, OptionId, ParticipantId } from '../id.ts'
import type { Ballot, Choices, Option, Paper } from './round.ts'
import type { Workshop } from './workshop.ts'

/** Voters counted together: one institution, or several merged so that nobody's ballot can be told. */
export interface Group {
  readonly id: GroupId
  /** Short name when it was counted; empty for the merged ones. */
  readonly name: string
  readonly ballots: number
  /** How many institutions it stands for: each weighs one in the reading per institution. */
  readonly institutions: number
}

/** What one option got, in the two readings. */
export interface OptionTally {
  readonly points: number
  /** How many ballots gave it at least one point. */
  readonly supporters: number
  /** 1 is first; equal points share a rank and the next one skips. */
  readonly rank: number
  readonly pointsByGroup: Readonly<Record<GroupId, number>>
  /** Sum over institutions of the share of its points that each gave, from 0 to the number of institutions. */
  readonly institutionScore: number
  readonly institutionRank: number
}

/** What a closed round came to, per person and per institution. */
export interface Tally {
  readonly ballots: number
  readonly groups: readonly Group[]
  readonly byOption: Readonly<Record<OptionId, OptionTally>>
}

/** Fewer ballots than this in a group could tell who voted what. */
export const smallestGroup = 3

const others = 'others' as GroupId

const withoutInstitution = 'none' as GroupId

/** Whether a group that is no institution goes by this id. */
export function isReserved(id: string): boolean {
  return id === others || id === withoutInstitution
}

/** Takes voter and time off the ballots, and merges the groups too small to be shown. */
export function papersOf(
  workshop: Workshop,
  ballots: readonly Ballot[],
): { papers: readonly Paper[]; groups: readonly Group[] } {
  const unitOf = (voter: ParticipantId): GroupId =>
    (workshop.participants[voter]?.institution ?? withoutInstitution) as string as GroupId
  const groups = mergeSmall(countBy(ballots.map((ballot) => unitOf(ballot.voter))))
  const groupOf = new Map(groups.flatMap((group) => group.units.map((unit) => [unit, group.id] as const)))
  const papers = ballots.map(({ voter, choices }) => ({
    group: groupOf.get(unitOf(voter)) ?? others,
    choices: tidied(choices),
  }))
  const names = new Map(workshop.institutions.map((institution) => [institution.id as string, institution.short]))
  return {
    // Sorted by content: an order that says nothing of who voted first, and needs no dice.
    papers: papers.toSorted((a, b) => (paperKey(a) < paperKey(b) ? -1 : 1)),
    groups: groups.map(({ id, ballots: count, units }) => ({
      id,
      name: names.get(id) ?? '',
      ballots: count,
      institutions: units.length,
    })),
  }
}

/** Counts papers per person and per institution. Pure: the recount of an export calls the same function. */
export function tally(options: readonly Option[], papers: readonly Paper[], groups: readonly Group[]): Tally {
  const counts = options.map((option) => countOption(option.id, papers, groups))
  const rankByPoints = ranks(counts.map((count) => count.points))
  const rankByScore = ranks(counts.map((count) => count.institutionScore))
  const byOption: Record<OptionId, OptionTally> = {}
  options.forEach((option, index) => {
    const count = counts[index]
    if (!count) return
    byOption[option.id] = { ...count, rank: rankByPoints[index] ?? 1, institutionRank: rankByScore[index] ?? 1 }
  })
  return { ballots: papers.length, groups, byOption }
}

function countOption(option: OptionId, papers: readonly Paper[], groups: readonly Group[]) {
  const given = papers.map((paper) => ({ group: paper.group, points: paper.choices[option] ?? 0 }))
  const pointsByGroup: Record<GroupId, number> = {}
  for (const group of groups) {
    pointsByGroup[group.id] = sum(given.filter((one) => one.group === group.id).map((one) => one.points))
  }
  return {
    points: sum(given.map((one) => one.points)),
    supporters: given.filter((one) => one.points > 0).length,
    pointsByGroup,
    institutionScore: rounded(sum(groups.map((group) => shareOf(group, pointsByGroup[group.id] ?? 0, papers)))),
  }
}

function shareOf(group: Group, points: number, papers: readonly Paper[]): number {
  const all = sum(papers.filter((paper) => paper.group === group.id).flatMap((paper) => Object.values(paper.choices)))
  return all === 0 ? 0 : (group.institutions * points) / all
}

interface Merged {
  readonly id: GroupId
  readonly ballots: number
  readonly units: readonly GroupId[]
}

// One hidden group alone could be found by subtraction: it takes the next smallest with it.
function mergeSmall(ballotsByUnit: ReadonlyMap<GroupId, number>): readonly Merged[] {
  const bySize = [...ballotsByUnit].toSorted(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
  let hidden = 0
  let merged = 0
  while (merged < bySize.length && mustMerge(bySize[merged]?.[1] ?? 0, hidden)) {
    hidden += bySize[merged]?.[1] ?? 0
    merged++
  }
  const shown = bySize.slice(merged).map(([unit, ballots]) => ({ id: unit, ballots, units: [unit] }))
  if (merged === 0) return shown
  return [...shown, { id: others, ballots: hidden, units: bySize.slice(0, merged).map(([unit]) => unit) }]
}

function mustMerge(ballots: number, hidden: number): boolean {
  return ballots < smallestGroup || (hidden > 0 && hidden < smallestGroup)
}

/** Ranks from 1 for the highest value; equal values share a rank and the next one skips. */
export function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => 1 + values.filter((other) => other > value).length)
}

// The order in which a person filled their ballot in could tell who they are, as could a point set and taken back.
function tidied(choices: Choices): Choices {
  const given = Object.entries(choices).filter(([, points]) => points > 0)
  return Object.fromEntries(given.toSorted(([a], [b]) => (a < b ? -1 : 1))) as Choices
}

function paperKey(paper: Paper): string {
  return `${paper.group} ${JSON.stringify(Object.entries(paper.choices))}`
}

function countBy(keys: readonly GroupId[]): ReadonlyMap<GroupId, number> {
  const counts = new Map<GroupId, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

// Sums of thirds differ in their last bits by order of addition: equal scores must stay equal.
function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6
}

/** Whether any institution may be shown apart: where all are merged, the reading per institution says nothing. */
export function hasInstitutions({ groups }: { readonly groups: readonly Group[] }): boolean {
  return groups.some(({ id }) => id !== others)
}
