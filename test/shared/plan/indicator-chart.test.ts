import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadingId } from '../../../shared/id.ts'
import { indicatorChart, numberOf } from '../../../shared/plan/indicator-chart.ts'

const period = { start: '2020-01-01', end: '2023-12-31' }
const reading = (month: string, value: string) => ({ id: `${month}${value}` as ReadingId, month, value })

describe('the chart of an indicator', () => {
  test('stands its readings over the agreement, between its lowest and its highest figure', () => {
    const readings = [
      reading('2020-01', '96'),
      reading('2021-12', 'à venir'),
      reading('2023-12', '73'),
      reading('', '4'),
    ]
    const chart = indicatorChart({ readings, baseline: '96', target: '50' }, period)
    expect(chart?.points.map(({ x, y }) => [x, y])).toEqual([
      [0, 1],
      [1, 0.5],
    ])
    expect([chart?.baseline, chart?.target]).toEqual([1, 0])
  })

  test('is none while nothing was read', () => {
    expect(indicatorChart({ readings: [], baseline: '1', target: '2' }, period)).toBeNull()
  })

  test('stays in its frame, whatever was typed', () => {
    const value = fc.oneof(fc.string({ maxLength: 6 }), fc.integer().map(String))
    const month = fc.constantFrom('', '1999-01', '2021-06', '2040-12')
    fc.assert(
      fc.property(fc.array(fc.tuple(month, value), { maxLength: 5 }), value, value, (list, baseline, target) => {
        const chart = indicatorChart(
          { readings: list.map(([at, said]) => reading(at, said)), baseline, target },
          period,
        )
        const places = chart ? chart.points.flatMap(({ x, y }) => [x, y]) : []
        const all = [...places, chart?.baseline ?? 0, chart?.target ?? 0]
        expect(all.every((place) => place >= 0 && place <= 1)).toBe(true)
      }),
    )
  })

  test.each([
    ['1 250', 1250],
    ['12,5', 12.5],
    ['40 %', 40],
    ['-3', -3],
    ['environ 4', null],
    ['', null],
  ])('reads « %s »', (typed, number) => {
    expect(numberOf(typed)).toBe(number)
  })
})
