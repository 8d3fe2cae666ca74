import { describe, expect, test } from 'vitest'
import type { FindingId, ReserveId } from '../../../shared/id.ts'
import { refused } from '../../../shared/result.ts'
import { evolve } from '../../../shared/workshop/evolve.ts'
import type { Recorded } from '../../../shared/workshop/fact.ts'
import { phases } from '../../../shared/workshop/phase.ts'
import { reservesOn } from '../../../shared/workshop/reserve.ts'
import { signReserve } from '../../support/asks.ts'
import { asks, decided, storyAfter, viewOf, workshopAfter } from '../../support/build.ts'

const signed = asks('caf-1', signReserve)
const withdraw = { type: 'withdraw-reserve', reserve: 'R1' } as const
const R1 = 'R1' as ReserveId
const C1 = 'C1' as FindingId

describe('signing a reserve', () => {
  test('is done in the name of the institution of who signs', () => {
    const story = storyAfter([signed])
    expect(story.workshop.reserves[R1]).toEqual({
      id: 'R1',
      finding: 'C1',
      institution: 'CAF',
      by: 'caf-1',
      at: story.at - 1000,
      text: 'Nous voyons autre chose.',
      withdrawn: null,
    })
  })

  test('takes no institution from who asks', () => {
    const story = storyAfter([asks('caf-1', { ...signReserve, institution: 'CAH', by: 'cahors-1' })])
    expect(story.workshop.reserves[R1]).toMatchObject({ institution: 'CAF', by: 'caf-1' })
  })

  test.each(phases)('is possible in every phase (%s)', (phase) => {
    const steps = phase === 'prepare' ? [] : [asks('facilitator', { type: 'enter-phase', phase })]
    expect(decided(storyAfter(steps), 'msa', signReserve).ok).toBe(true)
  })

  test.each(['facilitator', 'reader'])('is refused to %s', (person) => {
    expect(decided(storyAfter([]), person, signReserve)).toEqual(refused('not-allowed'))
  })

  test('is refused to who takes part for no institution', () => {
    expect(decided(storyAfter([]), 'resident', signReserve)).toEqual(refused('no-institution'))
  })

  test('is refused on a finding that is not there', () => {
    expect(decided(storyAfter([]), 'caf-1', signReserve, { subject: 'unknown' })).toEqual(refused('unknown-subject'))
  })

  test.each([
    ['under an id that is taken', 'msa', signReserve],
    ['a second time for one institution on one finding', 'caf-2', { ...signReserve, reserve: 'R2' }],
  ])('is refused %s', (_what, person, ask) => {
    expect(decided(storyAfter([signed]), person, ask)).toEqual(refused('reserve-exists'))
  })

  test('is open to another institution, and to the same on another finding', () => {
    const story = storyAfter([
      signed,
      asks('msa', { ...signReserve, reserve: 'R2' }),
      asks('caf-2', { ...signReserve, reserve: 'R3', finding: 'C2' }),
    ])
    expect(reservesOn(story.workshop.reserves, C1).map(({ id }) => id)).toEqual(['R1', 'R2'])
  })
})

describe('withdrawing a reserve', () => {
  test('is open to anybody of its institution, and leaves its trace', () => {
    const story = storyAfter([signed, asks('caf-2', withdraw)])
    expect(story.workshop.reserves[R1]).toMatchObject({ by: 'caf-1', withdrawn: { by: 'caf-2', at: story.at - 1000 } })
    expect(reservesOn(story.workshop.reserves, C1)).toEqual([])
  })

  test('lets its institution sign another one', () => {
    const story = storyAfter([signed, asks('caf-2', withdraw)])
    expect(decided(story, 'caf-1', { ...signReserve, reserve: 'R2' }).ok).toBe(true)
  })

  test.each([
    ['cahors-1', 'not-your-reserve'],
    ['resident', 'not-your-reserve'],
    ['facilitator', 'not-allowed'],
    ['reader', 'not-allowed'],
  ] as const)('is refused to %s (%s)', (person, refusal) => {
    expect(decided(storyAfter([signed]), person, withdraw)).toEqual(refused(refusal))
  })

  test('is refused for one that nobody signed, and a second time', () => {
    expect(decided(storyAfter([]), 'caf-1', withdraw)).toEqual(refused('unknown-reserve'))
    const story = storyAfter([signed, asks('caf-1', withdraw)])
    expect(decided(story, 'caf-1', withdraw)).toEqual(refused('unknown-reserve'))
  })
})

describe('seeing reserves', () => {
  test.each(['facilitator', 'reader', 'cahors-1'])('is for %s too', (person) => {
    expect(Object.keys(viewOf(storyAfter([signed]), person).reserves)).toEqual(['R1'])
  })

  test('is not for the room’s screen, which names nobody', () => {
    expect(viewOf(storyAfter([signed]), 'projector').reserves).toEqual({})
  })
})

test('a journal of before there were reserves has none', () => {
  const { reserves: _, ...beginning } = workshopAfter([])
  const recorded: Recorded = { revision: 1, at: 0, by: null, fact: { type: 'workshop-created', workshop: beginning } }
  expect(evolve(null, recorded).reserves).toEqual({})
})
