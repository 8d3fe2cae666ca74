import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FindingId, InstitutionId } from '../../../shared/id.ts'
import { refused } from '../../../shared/result.ts'
import type { NamedFinding } from '../../../shared/workshop/act.ts'
import { evolve } from '../../../shared/workshop/evolve.ts'
import type { Recorded } from '../../../shared/workshop/fact.ts'
import {
  convergence,
  heldIn,
  originInstitutions,
  originalsIn,
  standingMerge,
  type Merges,
} from '../../../shared/workshop/merge.ts'
import { phases } from '../../../shared/workshop/phase.ts'
import type { Pouring, Pourings } from '../../../shared/workshop/pouring.ts'
import {
  asks,
  carriedOut,
  decided,
  storyAfter,
  viewOf,
  workshopAfter,
  type Ask,
  type Step,
} from '../../support/build.ts'

const id = (name: string) => name as FindingId
const share = asks('facilitator', { type: 'enter-phase', phase: 'share' })
const merge: Ask = { type: 'merge-findings', into: 'M1', findings: ['C1', 'C2'], wording: 'C1' }
const accept: Ask = { type: 'answer-merge', finding: 'M1', answer: 'accepted' }
const contest: Ask = { type: 'answer-merge', finding: 'M1', answer: 'contested', reason: 'Pas au nord.' }
const apart: Ask = { type: 'unmerge-findings', finding: 'M1' }

const named = (finding: string, origins: readonly string[] = [], isInForce = true): NamedFinding => ({
  finding: id(finding),
  isInForce,
  origins: origins as readonly InstitutionId[],
  fingerprint: `words of ${finding}`,
})
const document = [named('C1', ['CAF']), named('C2', ['MSA', 'PRA']), named('C3', ['CAH'])]
const after = [...document, named('M1', ['CAF', 'MSA', 'PRA']), named('M2')]

/** Somebody asks, where the document says this of findings. */
function does(by: string, ask: Ask, says: readonly NamedFinding[] = after): Step {
  return asks(by, ask, { named: says })
}

const merged = [share, does('caf-1', merge, document)]

describe('merging findings', () => {
  test('keeps which they were and who had said them', () => {
    const story = storyAfter(merged)
    expect(story.workshop.merges[id('M1')]).toEqual({
      finding: 'M1',
      originals: [
        { finding: 'C1', institutions: ['CAF'] },
        { finding: 'C2', institutions: ['PRA', 'MSA'] },
      ],
      at: story.at - 1000,
      by: 'caf-1',
      answers: {},
      undone: null,
    })
  })

  test('counts those who poured one among those who had said it', () => {
    const items = [{ finding: 's1', as: 'C1', fingerprint: 'x', seq: 1, isSeparate: true }]
    const poured: Step = (story) =>
      carriedOut(story, 'cahors-1', {
        ok: true,
        value: { ballot: null, facts: [{ type: 'findings-poured', institution: 'CAH', items } as never] },
      })
    const { workshop } = storyAfter([share, poured, does('caf-1', merge, document)])
    expect(workshop.merges[id('M1')]?.originals[0]?.institutions).toEqual(['CAF', 'CAH'])
  })

  test('keeps a common one among those of a later merge', () => {
    const again: Ask = { type: 'merge-findings', into: 'M2', findings: ['M1', 'C3'], wording: 'M1' }
    const { workshop } = storyAfter([...merged, does('caf-1', again, [...document, named('M1')])])
    expect(originalsIn(workshop.merges, id('M2')).toSorted()).toEqual(['C1', 'C2', 'C3'])
    const second = workshop.merges[id('M2')]
    expect(second && originInstitutions(second).toSorted()).toEqual(['CAF', 'CAH', 'MSA', 'PRA'])
  })

  test.each([
    ['of one alone', { ...merge, findings: ['C1'] }, 'too-few-findings'],
    ['of the same one twice', { ...merge, findings: ['C1', 'C1'] }, 'too-few-findings'],
    ['of one that is not there', { ...merge, findings: ['C1', 'C9'] }, 'unknown-finding'],
    ['that starts with the words of another', { ...merge, wording: 'C3' }, 'unknown-finding'],
    ['into one that is there', { ...merge, into: 'C3' }, 'merge-exists'],
    ['into one of them', { ...merge, into: 'C1' }, 'merge-exists'],
  ] as const)('is refused %s', (_what, ask, refusal) => {
    expect(decided(storyAfter([share]), 'caf-1', ask, { named: document })).toEqual(refused(refusal))
  })

  test('is refused of one that is archived', () => {
    const says = [named('C1'), named('C2', [], false)]
    expect(decided(storyAfter([share]), 'caf-1', merge, { named: says })).toEqual(refused('unknown-finding'))
  })

  test.each(phases)('is for those who may write the diagnostic, in phase %s', (phase) => {
    const story = storyAfter(phase === 'prepare' ? [] : [asks('facilitator', { type: 'enter-phase', phase })])
    const may = (who: string) => decided(story, who, merge, { named: document }).ok
    expect(may('facilitator')).toBe(['prepare', 'listen', 'share'].includes(phase))
    expect(may('msa')).toBe(phase === 'share')
    expect(decided(story, 'reader', merge, { named: document })).toEqual(refused('not-allowed'))
  })

  test('says why where the diagnostic is closed', () => {
    const story = storyAfter([asks('facilitator', { type: 'enter-phase', phase: 'plan' })])
    expect(decided(story, 'caf-1', merge, { named: document })).toEqual(refused('diagnostic-closed'))
  })
})

describe('answering for one’s institution', () => {
  test('keeps the last word of each, with the wording that it was given for', () => {
    const story = storyAfter([...merged, does('msa', contest), does('caf-2', contest), does('caf-1', accept)])
    const answers = story.workshop.merges[id('M1')]?.answers ?? {}
    expect(answers).toEqual({
      MSA: { answer: 'contested', reason: 'Pas au nord.', fingerprint: 'words of M1', by: 'msa', at: story.at - 3000 },
      CAF: { answer: 'accepted', reason: '', fingerprint: 'words of M1', by: 'caf-1', at: story.at - 1000 },
    })
  })

  test('takes no institution from who asks', () => {
    const story = storyAfter([...merged, does('msa', { ...accept, institution: 'CAF', by: 'caf-1' })])
    expect(Object.keys(story.workshop.merges[id('M1')]?.answers ?? {})).toEqual(['MSA'])
  })

  test.each(phases)('is possible in every phase (%s)', (phase) => {
    const story = storyAfter([
      ...merged,
      ...(phase === 'share' ? [] : [asks('facilitator', { type: 'enter-phase', phase })]),
    ])
    expect(decided(story, 'msa', contest, { named: after }).ok).toBe(true)
  })

  test.each([
    ['to an institution that had not said it', 'cahors-1', accept, 'not-an-origin'],
    ['to who takes part for no institution', 'resident', accept, 'no-institution'],
    ['to a facilitator', 'facilitator', accept, 'not-allowed'],
    ['of a merge that there is not', 'msa', { ...accept, finding: 'C1' }, 'unknown-merge'],
    ['without a reason to contest', 'msa', { ...contest, reason: '  ' }, 'reason-missing'],
  ] as const)('is refused %s', (_what, who, ask, refusal) => {
    expect(decided(storyAfter(merged), who, ask, { named: after })).toEqual(refused(refusal))
  })

  test('is refused once the common finding is archived', () => {
    const says = [named('M1', [], false)]
    expect(decided(storyAfter(merged), 'msa', accept, { named: says })).toEqual(refused('unknown-merge'))
  })
})

describe('taking apart', () => {
  test('leaves its trace, and what was answered', () => {
    const story = storyAfter([...merged, does('msa', contest), does('pradines', apart)])
    expect(story.workshop.merges[id('M1')]).toMatchObject({
      undone: { by: 'pradines', at: story.at - 1000 },
      answers: { MSA: { answer: 'contested' } },
    })
    expect(standingMerge(story.workshop.merges, id('M1'))).toBeNull()
    expect(heldIn(story.workshop.merges, id('M1'))).toEqual(['M1'])
  })

  test('is refused a second time, and once the diagnostic is closed', () => {
    const story = storyAfter([...merged, does('caf-1', apart)])
    expect(decided(story, 'caf-1', apart, { named: after })).toEqual(refused('unknown-merge'))
    const closed = storyAfter([...merged, asks('facilitator', { type: 'enter-phase', phase: 'agree' })])
    expect(decided(closed, 'facilitator', apart, { named: after })).toEqual(refused('diagnostic-closed'))
  })

  test('does not let the same id be used again', () => {
    const story = storyAfter([...merged, does('caf-1', apart)])
    expect(decided(story, 'caf-1', merge, { named: document })).toEqual(refused('merge-exists'))
  })
})

describe('seeing merges', () => {
  test.each(['facilitator', 'reader', 'cahors-1'])('is for %s too', (person) => {
    expect(Object.keys(viewOf(storyAfter(merged), person).merges)).toEqual(['M1'])
  })

  test('is not for the room’s screen, which names nobody', () => {
    expect(viewOf(storyAfter(merged), 'projector').merges).toEqual({})
  })
})

describe('convergence', () => {
  const institutions = workshopAfter([]).institutions
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map(id)
  const pouring = fc.record({
    institution: fc.constantFrom(...institutions.map((one) => one.id)),
    source: fc.constantFrom(...ids),
    fingerprint: fc.constant(''),
    at: fc.nat(9),
    by: fc.constant(null),
    isSeparate: fc.boolean(),
  }) satisfies fc.Arbitrary<Pouring>
  const pourings: fc.Arbitrary<Pourings> = fc.dictionary(fc.constantFrom(...ids), fc.array(pouring, { maxLength: 4 }))
  // Anything that an import may hold: also rings, and merges of themselves.
  const merges: fc.Arbitrary<Merges> = fc.dictionary(
    fc.constantFrom(...ids),
    fc.record({
      finding: fc.constantFrom(...ids),
      originals: fc.array(fc.record({ finding: fc.constantFrom(...ids), institutions: fc.constant([]) }), {
        maxLength: 3,
      }),
      at: fc.constant(0),
      by: fc.constant(null),
      answers: fc.constant({}),
      undone: fc.constantFrom(null, { by: null, at: 1 }),
    }),
  )

  test('counts each institution once, and only what it said separately', () => {
    fc.assert(
      fc.property(merges, pourings, fc.constantFrom(...ids), (all, poured, finding) => {
        const { separately, partners } = convergence({ merges: all, pourings: poured, institutions }, finding)
        const said = heldIn(all, finding).flatMap((one) => poured[one] ?? [])
        expect(new Set(separately).size).toBe(separately.length)
        expect(separately.length).toBeLessThanOrEqual(partners)
        for (const { id: institution } of institutions) {
          const isSeparate = said.some((one) => one.institution === institution && one.isSeparate)
          expect(separately.includes(institution)).toBe(isSeparate)
        }
      }),
    )
  })

  test('never counts more after a merge than its originals together', () => {
    fc.assert(
      fc.property(pourings, (poured) => {
        const originals = ['a', 'b'].map((name) => ({ finding: id(name), institutions: [] }))
        const one: Merges = {
          [id('m')]: { finding: id('m'), originals, at: 0, by: null, answers: {}, undone: null },
        }
        const of = (finding: string, all: Merges) =>
          convergence({ merges: all, pourings: poured, institutions }, id(finding)).separately
        expect([...of('m', one)].toSorted()).toEqual([...new Set([...of('a', {}), ...of('b', {})])].toSorted())
      }),
    )
  })

  test('is out of the partners that are there, and those that left after they had spoken', () => {
    const left = institutions.map((one) => (one.id === 'CAF' || one.id === 'MSA' ? { ...one, retired: true } : one))
    const poured: Pourings = {
      [id('a')]: [
        { institution: 'CAF' as InstitutionId, source: id('s'), fingerprint: '', at: 0, by: null, isSeparate: true },
      ],
    }
    expect(convergence({ merges: {}, pourings: poured, institutions: left }, id('a'))).toEqual({
      separately: ['CAF'],
      partners: institutions.length - 1,
    })
  })
})

test('a journal of before there were merges has none', () => {
  const { merges: _, ...beginning } = workshopAfter([])
  const recorded: Recorded = { revision: 1, at: 0, by: null, fact: { type: 'workshop-created', workshop: beginning } }
  expect(evolve(null, recorded).merges).toEqual({})
})
