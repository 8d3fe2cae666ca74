import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timelineOf } from '../../../shared/plan/timeline.ts'
import type { StepId } from '../../../shared/id.ts'

const period = { start: '2020-01-01', end: '2023-12-31' }
const step = (due: string) => ({ id: `s${due}` as StepId, label: '', due, isDone: false })

describe('an action over the years of its agreement', () => {
  test('stands where its months are', () => {
    const { years, span, steps } = timelineOf({ start: '2021-01', end: '2022-12', steps: [step('2022-01')] }, period)
    expect(years.map(({ year, at }) => [year, at])).toEqual([
      [2020, 0],
      [2021, 0.25],
      [2022, 0.5],
      [2023, 0.75],
    ])
    expect(span).toEqual({ from: 0.25, to: 0.75 })
    expect(steps.map(({ at }) => at)).toEqual([0.5])
  })

  test('has more years where its own dates go beyond, and none of what is not dated', () => {
    const { years, span, steps } = timelineOf({ start: '', end: 'à voir', steps: [step(''), step('2024-06')] }, period)
    expect(years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024])
    expect([span, steps.length]).toEqual([null, 1])
  })

  test('never leaves the drawing, whatever the dates', () => {
    const month = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, place]) => [String(year).padStart(4, '0'), String(place).padStart(2, '0')].join('-'))
    fc.assert(
      fc.property(month, month, fc.array(month, { maxLength: 4 }), (start, end, dues) => {
        const { span, steps, years } = timelineOf({ start, end, steps: dues.map(step) }, period)
        const places = [...steps, ...years].map(({ at }) => at).concat(span ? [span.from, span.to] : [])
        expect(places.every((at) => at >= 0 && at <= 1)).toBe(true)
        expect(years.length).toBeLessThanOrEqual(30)
      }),
    )
  })
})
