import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordDifference, type WordChange } from '../../../shared/documents/word-difference.ts'

const side = (changes: readonly WordChange[], left: WordChange['type']) =>
  changes.flatMap(({ type, text }) => (type === left ? [] : [text])).join('')

describe('the difference of two texts', () => {
  test('is told in words', () => {
    expect(wordDifference('Le relais ouvre le mardi.', 'Le relais ouvre le jeudi matin.')).toEqual([
      { type: 'same', text: 'Le relais ouvre le ' },
      { type: 'removed', text: 'mardi' },
      { type: 'inserted', text: 'jeudi matin' },
      { type: 'same', text: '.' },
    ])
  })

  test('does not cut what was rewritten into crumbs', () => {
    expect(wordDifference('un deux trois', 'quatre cinq six')).toEqual([
      { type: 'removed', text: 'un deux trois' },
      { type: 'inserted', text: 'quatre cinq six' },
    ])
  })

  test('of the same texts is the text', () => {
    expect(wordDifference('Bonjour.', 'Bonjour.')).toEqual([{ type: 'same', text: 'Bonjour.' }])
    expect(wordDifference('', '')).toEqual([])
  })

  test('gives both texts back, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'é', ' ', '\n', ', ', '👩‍👧', '.'), { maxLength: 30 })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [one.join(''), other.join('')]
        const changes = wordDifference(before, after)
        expect([side(changes, 'inserted'), side(changes, 'removed')]).toEqual([before, after])
      }),
    )
  })

  test('of texts too long to compare is one replacement', () => {
    const [before, after] = ['x y '.repeat(3_000), 'z w '.repeat(3_000)]
    expect(wordDifference(`début ${before}`, `début ${after}`).map(({ type }) => type)).toEqual([
      'same',
      'removed',
      'inserted',
      'same',
    ])
  })
})
