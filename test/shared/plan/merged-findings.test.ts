import { describe, expect, test } from 'vitest'
import type { FindingId } from '../../../shared/id.ts'
import { buildPlan } from '../../../shared/plan/build-plan.ts'
import { followed, standIns } from '../../../shared/plan/merged-findings.ts'
import { mergedSample } from '../../support/merged-sample.ts'

const ids = (...names: readonly string[]) => names as readonly string[] as readonly FindingId[]
const { workshop, diagnostic } = mergedSample
const plan = buildPlan(mergedSample)
const common = plan.diagnostic[0]?.findings.find(({ finding }) => finding.id === 'f4')

function withArchived(isArchived: Readonly<Record<string, boolean>>) {
  return diagnostic.findings.map((one) => ({ ...one, isArchived: isArchived[one.id] ?? one.isArchived }))
}

describe('a common finding', () => {
  test('stands in for its originals, once each', () => {
    const standIn = standIns(workshop.merges, diagnostic.findings)
    expect([...standIn]).toEqual([
      ['o1', 'f4'],
      ['o2', 'f4'],
      ['o3', 'f4'],
    ])
    expect(followed(standIn, ids('o1', 'f1', 'o2'))).toEqual(['f4', 'f1'])
  })

  test('stands in for nothing once it is archived, as after an older version came back', () => {
    expect(standIns(workshop.merges, withArchived({ f4: true, o1: false })).size).toBe(0)
  })

  test('stands in for no original that is in force beside it', () => {
    expect([...standIns(workshop.merges, withArchived({ o1: false })).keys()]).toEqual(['o2', 'o3'])
  })
})

describe('a plan', () => {
  test('follows from the originals to the common one, in actions and stakes', () => {
    expect(plan.axes[0]?.objectives[0]?.fiches[0]?.findings.map(({ finding }) => finding.id)).toEqual(['f4'])
    expect(plan.diagnostic[0]?.answers.map(({ number }) => number)).toEqual(['1.1.1', null])
    expect(plan.stakes[0]?.findings.map(({ finding }) => finding.id)).toEqual(['f4'])
  })

  test('counts who said it separately, and names who did not', () => {
    expect(common?.separately.map(({ id }) => id)).toEqual(['caf', 'ville'])
    expect(common?.partners).toBe(3)
    expect(common?.poured).toHaveLength(3)
  })

  test('has what is contested, and for which wording', () => {
    expect(
      common?.contests.map(({ institution, text, isOfEarlierWording }) => [institution?.id, text, isOfEarlierWording]),
    ).toEqual([
      ['ville', 'Pas chez nous.', false],
      ['asso', 'Trop court.', true],
    ])
  })

  test('keeps the reserves on originals beside the common one', () => {
    expect(common?.reserves).toMatchObject([{ institution: { id: 'caf' }, isOnOriginal: true }])
  })
})
