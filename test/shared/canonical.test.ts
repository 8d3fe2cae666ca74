import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, type Json } from '../../shared/canonical.ts'

describe('canonical JSON', () => {
  test('sorts the keys at every depth and leaves no space', () => {
    expect(canonical({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}')
  })

  test('sorts keys by their own letters, not by the signs around them (RFC 8785, 3.2.3)', () => {
    expect(canonical({ 'a b': 1, a: 2, 'a!': 3, '€': 4, '\r': 5, '1': 6 })).toBe(
      '{"\\r":5,"1":6,"a":2,"a b":1,"a!":3,"€":4}',
    )
  })

  test('keeps the order of lists', () => {
    expect(canonical([3, 1, 2])).toBe('[3,1,2]')
  })

  test('leaves out fields without a value', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}')
  })

  test('says the same value back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.parse(canonical(JSON.parse(text) as Json))).toEqual(JSON.parse(text))
      }),
    )
  })

  test('is one text, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonical(reversed)).toBe(canonical(value))
      }),
    )
  })
})
