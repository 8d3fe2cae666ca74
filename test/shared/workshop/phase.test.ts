import { describe, expect, test } from 'vitest'
import { refused } from '../../../shared/result.ts'
import { asks, decided, storyAfter, workshopAfter } from '../../support/build.ts'

describe('entering a phase', () => {
  test('moves the démarche forward', () => {
    expect(workshopAfter([asks('facilitator', { type: 'enter-phase', phase: 'plan' })]).phase).toBe('plan')
  })

  test('moves it back, and loses nothing by it', () => {
    const before = storyAfter([asks('facilitator', { type: 'enter-phase', phase: 'plan' })]).workshop
    const after = workshopAfter([
      asks('facilitator', { type: 'enter-phase', phase: 'plan' }),
      asks('facilitator', { type: 'enter-phase', phase: 'share' }),
    ])
    const { phase: _, revision, versions, ...kept } = before
    expect(after).toMatchObject({ ...kept, phase: 'share', revision: revision + 3, versions })
  })

  test('is refused when it is the phase already', () => {
    const answer = decided(storyAfter([]), 'facilitator', { type: 'enter-phase', phase: 'prepare' })
    expect(answer).toEqual(refused('already-in-phase'))
  })

  test.each(['caf-1', 'reader'])('is refused to %s', (person) => {
    const answer = decided(storyAfter([]), person, { type: 'enter-phase', phase: 'plan' })
    expect(answer).toEqual(refused('not-allowed'))
  })

  test('is refused to someone who never joined', () => {
    const answer = decided(storyAfter([]), 'stranger', { type: 'enter-phase', phase: 'plan' })
    expect(answer).toEqual(refused('unknown-participant'))
  })
})

describe('renewing the code', () => {
  test('takes the fresh code that the server hands in', () => {
    expect(workshopAfter([asks('facilitator', { type: 'renew-code' })]).code).toBe('654321')
  })

  test('is refused to a contributor', () => {
    expect(decided(storyAfter([]), 'caf-1', { type: 'renew-code' })).toEqual(refused('not-allowed'))
  })
})
