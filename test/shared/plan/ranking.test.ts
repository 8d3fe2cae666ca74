import { describe, expect, test } from 'vitest'
import type { GroupId, OptionId } from '../../../shared/id.ts'
import { ranking } from '../../../shared/plan/ranking.ts'
import type { Paper } from '../../../shared/workshop/round.ts'
import { tally } from '../../../shared/workshop/tally.ts'

const options = ['o1', 'o2', 'o3', 'o4'].map((id) => ({ id: id as OptionId, wording: id, action: null, domain: null }))
const groups = [
  { id: 'many' as GroupId, name: 'Beaucoup', ballots: 3, institutions: 1 },
  { id: 'few' as GroupId, name: 'Peu', ballots: 3, institutions: 1 },
]
const paper = (group: string, choices: Readonly<Record<string, number>>): Paper => ({
  group: group as GroupId,
  choices: choices as Paper['choices'],
})
const counted = tally(
  options,
  [paper('many', { o1: 2, o2: 2 }), paper('many', { o1: 2 }), paper('few', { o2: 1, o3: 1 })],
  groups,
)

describe('ranking', () => {
  test('goes from first to last and keeps the options that nobody chose', () => {
    expect(ranking(options, counted).map(({ option, rank, points }) => [option.id, rank, points])).toEqual([
      ['o1', 1, 4],
      ['o2', 2, 3],
      ['o3', 3, 1],
      ['o4', 4, 0],
    ])
  })

  test('can be read per institution, and says who gains by it', () => {
    const read = ranking(options, counted, 'institutions')
    expect(
      read.map(({ option, institutionRank, institutionsLift }) => [option.id, institutionRank, institutionsLift]),
    ).toEqual([
      ['o2', 1, 1],
      ['o1', 2, -1],
      ['o3', 3, 0],
      ['o4', 4, 0],
    ])
  })

  test('says which options are tied, in the order of the ballot', () => {
    const even = tally(options, [paper('many', { o3: 1, o2: 1 })], groups)
    expect(ranking(options, even).map(({ option, rank, isTied }) => [option.id, rank, isTied])).toEqual([
      ['o2', 1, true],
      ['o3', 1, true],
      ['o1', 3, true],
      ['o4', 3, true],
    ])
  })

  test('puts an option that the count does not know last rather than drop it', () => {
    const known = options.slice(0, 3)
    const [last] = ranking(options, tally(known, [paper('many', { o1: 1 })], groups)).slice(-1)
    expect(last).toMatchObject({ option: { id: 'o4' }, points: 0, rank: 4 })
  })
})
