import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../shared/canonical.ts'
import { applyChanges, changes } from '../../../shared/protocol/changes.ts'

// Few keys, so that the two values meet; some of those that every object has.
const key = fc.constantFrom('a', 'b', 'c', 'toString', 'constructor', '__proto__', '')
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, true, 0, 1, '', 'word'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

describe('changes', () => {
  test('lead from any value to any other', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(applyChanges(before, changes(before, after))).toEqual(after)
      }),
      { numRuns: 2000 },
    )
  })

  test('lead there over the wire as well', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const sent = JSON.parse(JSON.stringify(changes(before, after))) as ReturnType<typeof changes>
        expect(JSON.stringify(sorted(applyChanges(before, sent)))).toBe(JSON.stringify(sorted(after)))
      }),
    )
  })

  test('are none between equal values', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(changes(value, structuredClone(value))).toEqual([])
      }),
    )
  })

  test('say where, and what stands there now', () => {
    const before = { rounds: { V1: { received: 3, status: 'open' } }, code: '123456' }
    const after = { rounds: { V1: { received: 4, status: 'open' } }, code: '123456' }
    expect(changes(before, after)).toEqual([[['rounds', 'V1', 'received'], 4]])
  })

  test('say that something is gone', () => {
    expect(changes({ a: 1, b: 2 }, { b: 2 })).toEqual([[['a']]])
  })

  test('tell nothing from gone', () => {
    expect(applyChanges({ a: 1 }, changes({ a: 1 }, { a: null }))).toEqual({ a: null })
  })

  test('take a field without a value for a field that is not there', () => {
    expect(changes({ a: 1 }, { a: undefined })).toEqual([[['a']]])
    expect(changes({}, { a: undefined })).toEqual([])
  })

  test('leave the rest as the very same objects', () => {
    const before = { threads: { T1: {} }, phase: 'share' }
    const after = applyChanges(before, [[['phase'], 'plan']]) as typeof before
    expect(after.threads).toBe(before.threads)
  })
})

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as { readonly [key: string]: Json })
  return entries.map(([name, one]) => [name, sorted(one)]).toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
}
