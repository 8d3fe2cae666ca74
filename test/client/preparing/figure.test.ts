import { describe, expect, test } from 'vitest'
import { emptyFigure, figureOf, typedFigures } from '../../../client/preparing/figure.ts'

const typed = { ...emptyFigure(), label: 'Population', unit: 'habitants', year: '2018', source: 'INSEE' }

describe('a figure that was typed', () => {
  test.each([
    ['41607', 41607],
    ['41 607', 41607],
    ['41\u202F607', 41607],
    ['12,5', 12.5],
    ['41,607.5', 41607.5],
    ['-3', -3],
  ])('reads « %s »', (value, expected) => {
    expect(figureOf({ ...typed, value })).toMatchObject({ ok: true, value: { value: expected, year: 2018 } })
  })

  test.each(['', 'beaucoup', '1.2.3', '12 %', '=1+1'])('is not read from « %s »', (value) => {
    expect(figureOf({ ...typed, value })).toEqual({ ok: false, refusal: 'value' })
  })

  test('needs a label, and a year in four digits or none', () => {
    expect(figureOf({ ...typed, value: '1', label: ' ' })).toEqual({ ok: false, refusal: 'label' })
    expect(figureOf({ ...typed, value: '1', year: '18' })).toEqual({ ok: false, refusal: 'year' })
    expect(figureOf({ ...typed, value: '1', year: '' })).toMatchObject({ value: { year: null } })
  })

  test.each(['fr', 'en'] as const)('is the same again when nobody touches it (%s)', (language) => {
    const figure = { label: 'Superficie', value: 12593.2, unit: 'km²', year: null, source: '' }
    expect(typedFigures([figure], language).map(figureOf)).toEqual([{ ok: true, value: figure }])
  })
})
