import { describe, expect, test } from 'vitest'
import { ok, refused } from '../../../shared/result.ts'
import { asks, decided, storyAfter, viewOf } from '../../support/build.ts'
import { closeRound, openRound, vote } from '../../support/asks.ts'

const open = asks('facilitator', openRound)

describe('casting a ballot', () => {
  test('leads to a ballot for the box and to no fact at all', () => {
    const story = storyAfter([open])
    const answer = decided(story, 'caf-1', vote({ a: 2, b: 2, c: 1 }))
    expect(answer).toEqual(ok({ facts: [], ballot: { round: 'V1', choices: { a: 2, b: 2, c: 1 }, at: story.at } }))
  })

  test('again replaces the first one', () => {
    const story = storyAfter([open, asks('caf-1', vote({ a: 2 })), asks('caf-1', vote({ b: 1 }))])
    expect(viewOf(story, 'caf-1').rounds).toMatchObject({ V1: { received: 1, mine: { choices: { b: 1 } } } })
  })

  test('may be blank', () => {
    expect(decided(storyAfter([open]), 'caf-1', vote({})).ok).toBe(true)
  })

  test('may leave points unused', () => {
    expect(decided(storyAfter([open]), 'caf-1', vote({ a: 1 })).ok).toBe(true)
  })

  test.each([
    ['unknown-option', { z: 1 }],
    ['too-many-points-on-one', { a: 3 }],
    ['too-many-points', { a: 2, b: 2, c: 2 }],
  ] as const)('is refused as %s', (reason, choices) => {
    expect(decided(storyAfter([open]), 'caf-1', vote(choices))).toEqual(refused(reason))
  })

  test('is refused in a round that is not there', () => {
    expect(decided(storyAfter([]), 'caf-1', vote({ a: 1 }))).toEqual(refused('unknown-round'))
  })

  test('is refused once the round is closed', () => {
    const closed = storyAfter([open, asks('facilitator', closeRound)])
    expect(decided(closed, 'caf-1', vote({ a: 1 }))).toEqual(refused('round-not-open'))
  })

  test.each(['facilitator', 'reader'])('is refused to %s', (person) => {
    expect(decided(storyAfter([open]), person, vote({ a: 1 }))).toEqual(refused('not-allowed'))
  })
})
