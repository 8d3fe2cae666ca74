import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InstitutionId, OptionId, ParticipantId } from '../../../shared/id.ts'
import type { Ballot, Option } from '../../../shared/workshop/round.ts'
import { papersOf, smallestGroup, tally } from '../../../shared/workshop/tally.ts'
import type { Workshop } from '../../../shared/workshop/workshop.ts'
import { workshopAfter } from '../../support/build.ts'

const option = 'a' as OptionId
const options: readonly Option[] = [{ id: option, wording: 'a', action: null, domain: null }]
const empty = workshopAfter([])

/** A démarche where this many people of each institution vote, the points of each given in turn. */
function vote(pointsByInstitution: Readonly<Record<string, readonly number[]>>) {
  const voters = Object.entries(pointsByInstitution).flatMap(([institution, points]) =>
    points.map((given, index) => ({ id: `${institution}-${index}` as ParticipantId, institution, given })),
  )
  const participants: Workshop['participants'] = Object.fromEntries(
    voters.map(({ id, institution }) => [
      id,
      {
        id,
        name: id,
        institution: institution === 'none' ? null : (institution as InstitutionId),
        role: 'contributor',
        joinedAt: 0,
      } as const,
    ]),
  )
  const ballots: readonly Ballot[] = voters.map(({ id, given }) => ({ voter: id, choices: { [option]: given }, at: 1 }))
  return { workshop: { ...empty, participants }, ballots }
}

function groupsOf(pointsByInstitution: Readonly<Record<string, readonly number[]>>) {
  const { workshop, ballots } = vote(pointsByInstitution)
  return papersOf(workshop, ballots).groups.map(({ id, ballots: count, institutions }) => [id, count, institutions])
}

describe('grouping the ballots of a secret round', () => {
  test('shows an institution of three', () => {
    expect(groupsOf({ CAF: [1, 1, 1] })).toEqual([['CAF', 3, 1]])
  })

  test('merges those of one or two', () => {
    expect(groupsOf({ CAF: [1, 1, 1], CAH: [1, 1], PRA: [1, 1] })).toEqual([
      ['CAF', 3, 1],
      ['others', 4, 2],
    ])
  })

  test('takes a second one along where the total would give the first away', () => {
    expect(groupsOf({ CAF: [1, 1, 1, 1], CAH: [1, 1, 1], PRA: [1, 1] })).toEqual([
      ['CAF', 4, 1],
      ['others', 5, 2],
    ])
  })

  test('goes on until three are together', () => {
    expect(groupsOf({ CAF: [1, 1, 1, 1], CAH: [1, 1, 1], PRA: [1], MSA: [1] })).toEqual([
      ['CAF', 4, 1],
      ['others', 5, 3],
    ])
  })

  test('counts those of no institution as one', () => {
    expect(groupsOf({ none: [1, 1, 1] })).toEqual([['none', 3, 1]])
  })

  test('names institutions, and leaves the merged ones without a name', () => {
    const { workshop, ballots } = vote({ CAF: [1, 1, 1], PRA: [1, 1], CAH: [1] })
    expect(papersOf(workshop, ballots).groups.map(({ name }) => name)).toEqual(['CAF', ''])
  })

  test('never shows, nor lets anyone work out, what fewer than three people voted', () => {
    const ballots = fc.dictionary(
      fc.constantFrom('CAF', 'CAH', 'PRA', 'MSA', 'GC', 'none'),
      fc.array(fc.nat(5), { minLength: 1, maxLength: 6 }),
    )
    fc.assert(
      fc.property(ballots, (pointsByInstitution) => {
        const cast = vote(pointsByInstitution)
        const { papers, groups } = papersOf(cast.workshop, cast.ballots)
        const { ballots: total, byOption } = tally(options, papers, groups)
        // Two people alone in a room cannot be hidden from each other.
        fc.pre(total >= smallestGroup)
        // What is shown is these groups and the total: whatever is taken off it leaves other groups, or nobody.
        for (const left of remainders(
          total,
          groups.map((group) => group.ballots),
        )) {
          expect(left === 0 || left >= smallestGroup).toBe(true)
        }
        expect(groups.reduce((sum, group) => sum + group.ballots, 0)).toBe(total)
        expect(groups.filter(({ id, institutions }) => id === 'others' && institutions < 2)).toEqual([])
        const points = Object.values(byOption[option]?.pointsByGroup ?? {})
        expect(points.reduce((sum, one) => sum + one, 0)).toBe(byOption[option]?.points)
        for (const { id, ballots: count } of groups) {
          expect(papers.filter(({ group }) => group === id)).toHaveLength(count)
        }
      }),
    )
  })
})

describe('taking voters off the ballots', () => {
  const cast = vote({ CAF: [3, 1, 2], CAH: [2, 2, 0], PRA: [1] })

  test('leaves nothing of the order in which they came', () => {
    const papers = JSON.stringify(papersOf(cast.workshop, cast.ballots).papers)
    expect(JSON.stringify(papersOf(cast.workshop, cast.ballots.toReversed()).papers)).toBe(papers)
  })

  test('leaves nothing of the order in which a person filled it in', () => {
    const voter = 'CAF-0' as ParticipantId
    const written = (choices: Ballot['choices']) =>
      JSON.stringify(papersOf(cast.workshop, [{ voter, choices, at: 1 }]).papers)
    expect(written({ b: 1, a: 2 } as Ballot['choices'])).toBe(written({ a: 2, b: 1 } as Ballot['choices']))
  })

  test('leaves nothing of points that were set and taken back', () => {
    const { papers } = papersOf(cast.workshop, cast.ballots)
    expect(papers.filter(({ choices }) => Object.values(choices).includes(0))).toEqual([])
  })
})

/** The total less each selection of what is shown. */
function remainders(total: number, shown: readonly number[]): readonly number[] {
  return shown.reduce<readonly number[]>((left, one) => [...left, ...left.map((rest) => rest - one)], [total])
}
