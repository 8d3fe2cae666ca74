import { expect, test } from 'vitest'
import { wordingDifference } from '../../../client/comments/wording-difference.ts'

const shown = (before: string, after: string) =>
  wordingDifference(before, after)
    .map(({ type, text }) => ({ kept: text, removed: `[-${text}-]`, added: `[+${text}+]` })[type])
    .join('')

test('words that change are told from those that stay', () => {
  expect(shown('des places manquent ici', 'des places manquent encore ici')).toBe('des places manquent [+encore +]ici')
  expect(shown('trois mois sans réponse', 'six mois sans réponse')).toBe('[-trois -][+six +]mois sans réponse')
})

test('both wordings can be read whole in it', () => {
  const [before, after] = ['a b c d e f', 'a x c e y f z']
  const parts = wordingDifference(before, after)
  const read = (left: string) =>
    parts
      .filter(({ type }) => type !== left)
      .map(({ text }) => text)
      .join('')
  expect([read('added').trim(), read('removed').replace(/\s+/g, ' ').trim()]).toEqual([before, after])
})

test('very long ones are shown one after the other', () => {
  const [before, after] = [`a ${'x '.repeat(2000)}`, `a ${'y '.repeat(2000)}`]
  expect(wordingDifference(before, after)).toEqual([
    { type: 'removed', text: before },
    { type: 'added', text: after },
  ])
})
