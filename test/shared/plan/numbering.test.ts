import { describe, expect, test } from 'vitest'
import { actionNumbers, outlineOf } from '../../../shared/plan/action-numbers.ts'
import { findingCodes, findingsByDomain } from '../../../shared/plan/finding-codes.ts'
import { planSample } from '../../support/plan-sample.ts'

const { workshop, diagnostic, plan } = planSample

describe('findingCodes', () => {
  test('gives the letter of the domain and the place in it, archived findings aside', () => {
    expect([...findingCodes(workshop.domains, diagnostic)]).toEqual([
      ['f1', 'A1'],
      ['f4', 'A2'],
      ['f2', 'B1'],
      ['f5', '?1'],
    ])
  })

  test('keeps a domain without findings in its place, and findings without a domain last', () => {
    const groups = findingsByDomain(workshop.domains, diagnostic)
    expect(groups.map(({ domain, findings }) => [domain?.letter ?? null, findings.length])).toEqual([
      ['A', 2],
      ['B', 1],
      ['C', 0],
      [null, 1],
    ])
  })
})

describe('actionNumbers', () => {
  test('counts axes, objectives and actions in force', () => {
    expect([...actionNumbers(plan)]).toEqual([['a1', '1.1.1']])
  })

  test('gives none to an action without an objective, or whose objective or axis is gone', () => {
    const adrift = { ...plan, axes: [] }
    expect(actionNumbers(adrift).size).toBe(0)
    expect(outlineOf(adrift).unplaced.map(({ id }) => id)).toEqual(['a9', 'a1'])
  })
})
