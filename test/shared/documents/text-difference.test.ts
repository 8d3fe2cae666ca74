import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { movedBy, textDifference, type TextDelta } from '../../../shared/documents/text-difference.ts'

describe('textDifference', () => {
  test('finds nothing between equal texts', () => {
    expect(textDifference('abc', 'abc')).toBeNull()
  })

  test('of several that give the same text, takes the one that ends at the caret', () => {
    expect(textDifference('aaa', 'aaaa', 2)).toEqual({ at: 1, removed: 0, inserted: 'a' })
  })

  test('never cuts a sign of two units in half', () => {
    expect(textDifference('x😀', 'x😁', 3)).toEqual({ at: 1, removed: 2, inserted: '😁' })
  })

  test('leads from any text to any other, wherever the caret is', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '😀', 'é', ' '), maxLength: 12 })
    fc.assert(
      fc.property(text, text, fc.nat(14), (before, after, caret) => {
        const found = textDifference(before, after, caret)
        const { at, removed, inserted } = found ?? { at: 0, removed: 0, inserted: '' }
        expect(before.slice(0, at) + inserted + before.slice(at + removed)).toBe(after)
      }),
    )
  })
})

describe('movedBy', () => {
  test('follows the words around a place through changes made elsewhere', () => {
    const doc = new Y.Doc()
    const text = doc.getText('t')
    text.insert(0, 'un deux trois')
    const deltas: TextDelta[] = []
    text.observe((event) => deltas.push(event.delta))
    doc.transact(() => {
      text.insert(0, 'zéro ')
      text.delete(text.length - 5, 5)
    })
    const caret = deltas.reduce((place, delta) => movedBy(place, delta), 3)
    expect(text.toString().slice(caret, caret + 4)).toBe('deux')
  })

  test('brings a place inside of deleted words to where they were', () => {
    expect(movedBy(5, [{ retain: 2 }, { delete: 6 }])).toBe(2)
  })

  test('leaves a place before what is inserted right there', () => {
    expect(movedBy(2, [{ retain: 2 }, { insert: 'x' }])).toBe(2)
  })
})
