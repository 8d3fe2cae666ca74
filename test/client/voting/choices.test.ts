import { describe, expect, test } from 'vitest'
import { isSameChoice, remaining, withPoints } from '../../../client/voting/choices.ts'
import type { OptionId } from '../../../shared/id.ts'
import type { Choices, PointsMethod } from '../../../shared/workshop/round.ts'

const method: PointsMethod = { type: 'points', points: 5, perOption: 2 }
const a = 'a' as OptionId
const c = 'c' as OptionId
const choices = (given: Record<string, number>) => given as Choices

describe('placing tokens', () => {
  test('replaces what the option held', () => {
    expect(withPoints(choices({ a: 1 }), a, 2, method)).toEqual({ a: 2 })
  })

  test('forgets an option that holds none', () => {
    expect(withPoints(choices({ a: 2, b: 1 }), a, 0, method)).toEqual({ b: 1 })
  })

  test('changes nothing beyond the most on one option', () => {
    const before = choices({ b: 1 })
    expect(withPoints(before, a, 3, method)).toBe(before)
  })

  test('changes nothing beyond what is left', () => {
    const before = choices({ a: 2, b: 2 })
    expect(withPoints(before, c, 2, method)).toBe(before)
    expect(remaining(withPoints(before, c, 1, method), method)).toBe(0)
  })
})

test('an option without a token is as good as absent', () => {
  expect(isSameChoice(choices({ a: 1, b: 0 }), choices({ a: 1 }))).toBe(true)
  expect(isSameChoice(choices({ a: 1 }), choices({ a: 1, b: 1 }))).toBe(false)
})
