import { describe, expect, test } from 'vitest'
import { refused } from '../../../shared/result.ts'
import { asks, decided, noon, storyAfter, workshopAfter } from '../../support/build.ts'
import { closeRound, decideOfA, openRound, revealRound } from '../../support/asks.ts'

const closed = [asks('facilitator', openRound), asks('facilitator', closeRound)]
const revealed = [...closed, asks('facilitator', revealRound)]

describe('deciding of an option', () => {
  test('is written in the log with its author, time and reason', () => {
    expect(workshopAfter([...revealed, asks('facilitator', decideOfA)]).decisions).toEqual([
      {
        id: 'D1',
        at: noon + 14_000,
        by: 'facilitator',
        about: { type: 'option', round: 'V1', option: 'a', outcome: 'retained-shared', means: 'vote' },
        reason: 'Portée par tous.',
      },
    ])
  })

  test('again replaces the first word', () => {
    const again = { ...decideOfA, decision: 'D2', outcome: 'postponed' }
    const { decisions } = workshopAfter([...revealed, asks('facilitator', decideOfA), asks('facilitator', again)])
    expect(decisions).toMatchObject([{ id: 'D2', about: { outcome: 'postponed' } }])
  })

  test('may correct itself under the same id', () => {
    const story = storyAfter([...revealed, asks('facilitator', decideOfA)])
    expect(decided(story, 'facilitator', { ...decideOfA, reason: 'Portée par presque tous.' }).ok).toBe(true)
  })

  test('leaves what was decided of other options', () => {
    const ofB = { ...decideOfA, decision: 'D2', option: 'b' }
    const { decisions } = workshopAfter([...revealed, asks('facilitator', decideOfA), asks('facilitator', ofB)])
    expect(decisions.map(({ id }) => id)).toEqual(['D1', 'D2'])
  })

  test('is refused under the id of a decision about another option', () => {
    const story = storyAfter([...revealed, asks('facilitator', decideOfA)])
    expect(decided(story, 'facilitator', { ...decideOfA, option: 'b' })).toEqual(refused('decision-exists'))
  })

  test('is refused in a round that is not there', () => {
    expect(decided(storyAfter([]), 'facilitator', decideOfA)).toEqual(refused('unknown-round'))
  })

  test('is refused before the result is known to all', () => {
    expect(decided(storyAfter(closed), 'facilitator', decideOfA)).toEqual(refused('round-not-revealed'))
  })

  test('is refused for an option that was not on the ballot', () => {
    const answer = decided(storyAfter(revealed), 'facilitator', { ...decideOfA, option: 'z' })
    expect(answer).toEqual(refused('unknown-option'))
  })

  test('is refused to a contributor', () => {
    expect(decided(storyAfter(revealed), 'caf-1', decideOfA)).toEqual(refused('not-allowed'))
  })
})

describe('showing a scene', () => {
  test('blanks the room’s screen', () => {
    const workshop = workshopAfter([asks('facilitator', { type: 'show-scene', scene: { type: 'blank' } })])
    expect(workshop.scene).toEqual({ type: 'blank' })
  })

  test('is refused for a round that is not there', () => {
    const ask = { type: 'show-scene', scene: { type: 'round', round: 'V9' } } as const
    expect(decided(storyAfter([]), 'facilitator', ask)).toEqual(refused('unknown-round'))
  })

  test('is refused to a contributor', () => {
    const ask = { type: 'show-scene', scene: { type: 'blank' } } as const
    expect(decided(storyAfter([]), 'caf-1', ask)).toEqual(refused('not-allowed'))
  })
})
