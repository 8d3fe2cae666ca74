import { describe, expect, test } from 'vitest'
import type { GroupId, OptionId } from '../../../shared/id.ts'
import type { Option, Paper } from '../../../shared/workshop/round.ts'
import { ranks, tally, type Group } from '../../../shared/workshop/tally.ts'

const [a, b, c] = ['a', 'b', 'c'] as OptionId[] as [OptionId, OptionId, OptionId]
const options: readonly Option[] = [a, b, c].map((id) => ({ id, wording: id, action: null, domain: null }))

function paper(group: string, choices: Readonly<Record<string, number>>): Paper {
  return { group: group as GroupId, choices }
}

function group(id: string, ballots: number, institutions = 1): Group {
  return { id: id as GroupId, name: id, ballots, institutions }
}

describe('ranking', () => {
  test('gives equal values one rank, and skips the next', () => {
    expect(ranks([5, 9, 5, 1])).toEqual([2, 1, 2, 4])
  })

  test('puts all first where nobody gave a point', () => {
    const { byOption } = tally(options, [paper('CAF', {})], [group('CAF', 1)])
    expect([byOption[a]?.rank, byOption[b]?.institutionRank]).toEqual([1, 1])
  })
})

describe('counting per person', () => {
  const papers = [paper('CAF', { a: 2, b: 1 }), paper('CAF', { a: 1 }), paper('MSA', { b: 2 })]
  const count = tally(options, papers, [group('CAF', 2), group('MSA', 1)])

  test('adds up points, and counts who gave any', () => {
    expect(count.byOption[a]).toMatchObject({ points: 3, supporters: 2 })
    expect(count.byOption[b]).toMatchObject({ points: 3, supporters: 2 })
  })

  test('says a tie as a tie', () => {
    expect([count.byOption[a]?.rank, count.byOption[b]?.rank, count.byOption[c]?.rank]).toEqual([1, 1, 3])
  })

  test('keeps an option that nobody chose', () => {
    expect(count.byOption[c]).toEqual({
      points: 0,
      supporters: 0,
      rank: 3,
      pointsByGroup: { CAF: 0, MSA: 0 },
      institutionScore: 0,
      institutionRank: 3,
    })
  })

  test('counts a blank ballot as a ballot', () => {
    expect(tally(options, [...papers, paper('MSA', {})], [group('CAF', 2), group('MSA', 2)]).ballots).toBe(4)
  })
})

describe('counting per institution', () => {
  test('weighs each institution the same, however many came', () => {
    const papers = [...Array.from({ length: 8 }, () => paper('CAF', { a: 5 })), paper('MSA', { b: 5 })]
    const { byOption } = tally(options, papers, [group('CAF', 8), group('MSA', 1)])
    expect([byOption[a], byOption[b]]).toMatchObject([
      { rank: 1, institutionScore: 1, institutionRank: 1 },
      { rank: 2, institutionScore: 1, institutionRank: 1 },
    ])
  })

  test('shares an institution’s one voice as its people shared their points', () => {
    const papers = [paper('CAF', { a: 2, b: 1 }), paper('CAF', { a: 1 })]
    const { byOption } = tally(options, papers, [group('CAF', 2)])
    expect([byOption[a]?.institutionScore, byOption[b]?.institutionScore]).toEqual([0.75, 0.25])
  })

  test('lets a merged group weigh as many voices as it stands for', () => {
    const papers = [paper('others', { a: 1 }), paper('others', { a: 1 }), paper('others', { b: 2 })]
    const { byOption } = tally(options, papers, [group('others', 3, 3)])
    expect([byOption[a]?.institutionScore, byOption[b]?.institutionScore]).toEqual([1.5, 1.5])
  })

  test('gives no voice to an institution whose ballots are all blank', () => {
    const papers = [paper('CAF', { a: 1 }), paper('MSA', {})]
    const { byOption } = tally(options, papers, [group('CAF', 1), group('MSA', 1)])
    expect(byOption[a]).toMatchObject({ institutionScore: 1, pointsByGroup: { CAF: 1, MSA: 0 } })
  })

  test('keeps equal scores equal, whatever the order of their additions', () => {
    // A tenth, two tenths and three tenths are not three, two and one to a computer.
    const papers = [
      paper('x', { a: 1, b: 3, c: 6 }),
      paper('y', { a: 2, b: 2, c: 6 }),
      paper('z', { a: 3, b: 1, c: 6 }),
    ]
    const { byOption } = tally(options, papers, [group('x', 1), group('y', 1), group('z', 1)])
    expect(byOption[a]?.institutionRank).toBe(byOption[b]?.institutionRank)
  })
})
