import { describe, expect, test } from 'vitest'
import { obstacle, optionsOf, wholeNumber, type NewRound } from '../../../client/console/new-round.ts'
import { fr } from '../../../shared/i18n/fr.ts'

const words = fr.console.prepare
const actions = [
  { id: 'x1', title: 'Conforter l’accueil', domain: 'A' },
  { id: 'x2', title: 'Conseil local de la jeunesse', domain: 'C' },
  { id: 'x3', title: 'Mobilité', domain: null },
]
const round: NewRound = {
  title: 'Vote',
  points: '5',
  perOption: '2',
  minutes: '12',
  chosen: new Set(['x3', 'x1']),
  typed: '',
}

test('what is put to the vote is the chosen actions in the plan’s order, then the typed lines', () => {
  expect(optionsOf({ ...round, typed: ' Autre idée \n\n' }, actions)).toEqual([
    { id: 'o1', wording: 'Conforter l’accueil', action: 'x1', domain: 'A' },
    { id: 'o2', wording: 'Mobilité', action: 'x3', domain: null },
    { id: 'o3', wording: 'Autre idée', action: null, domain: null },
  ])
})

describe('a vote cannot be opened', () => {
  test.each([
    ['without a title', { ...round, title: ' ' }, 2, words.untitled],
    ['on one wording', round, 1, words.tooFew],
    ['with more on one than in all', { ...round, perOption: '6' }, 2, words.badNumbers],
    ['with half a token', { ...round, points: '2.5' }, 2, words.badNumbers],
  ])('%s', (_, given, options, reason) => {
    expect(obstacle(given, options, words)).toBe(reason)
  })

  test('and otherwise it can', () => {
    expect(obstacle(round, 2, words)).toBeNull()
  })
})

test('an empty duration means no timer', () => {
  expect(wholeNumber('')).toBeNull()
  expect(wholeNumber(' 12 ')).toBe(12)
})
