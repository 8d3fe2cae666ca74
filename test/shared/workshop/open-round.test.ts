import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { refused } from '../../../shared/result.ts'
import { asks, decided, noon, storyAfter, workshopAfter } from '../../support/build.ts'
import { closeRound, openRound, revealRound } from '../../support/asks.ts'

const options = [
  { id: 'a', wording: 'Accueil', action: null, domain: null },
  { id: 'b', wording: 'Jeunesse', action: null, domain: null },
]

describe('opening a round', () => {
  const opened = asks('facilitator', openRound)

  test('freezes the wordings under a fingerprint that anyone can recompute', () => {
    const [round] = workshopAfter([asks('facilitator', { ...openRound, options })]).rounds
    const text =
      '[{"action":null,"domain":null,"id":"a","wording":"Accueil"},{"action":null,"domain":null,"id":"b","wording":"Jeunesse"}]'
    expect(round?.fingerprint).toBe(createHash('sha256').update(text).digest('hex'))
  })

  test('shows it in the room', () => {
    expect(workshopAfter([opened]).scene).toEqual({ type: 'round', round: 'V1' })
  })

  test('counts the time from the server’s clock', () => {
    const [round] = workshopAfter([opened]).rounds
    expect(round).toMatchObject({ status: 'open', openedAt: noon + 11_000, until: noon + 11_000 + 4 * 60_000 })
  })

  test('may have no end', () => {
    const [round] = workshopAfter([asks('facilitator', { ...openRound, minutes: null })]).rounds
    expect(round?.until).toBeNull()
  })

  test('is refused while another round is open', () => {
    const answer = decided(storyAfter([opened]), 'facilitator', { ...openRound, round: 'V2' })
    expect(answer).toEqual(refused('round-already-open'))
  })

  test('follows a closed one', () => {
    const closed = storyAfter([opened, asks('facilitator', closeRound)])
    expect(decided(closed, 'facilitator', { ...openRound, round: 'V2' }).ok).toBe(true)
  })

  test('is refused under the id of an earlier round', () => {
    const over = storyAfter([opened, asks('facilitator', closeRound), asks('facilitator', revealRound)])
    expect(decided(over, 'facilitator', openRound)).toEqual(refused('round-exists'))
  })

  test.each([
    ['too-few-options', { options: options.slice(1) }],
    ['duplicate-option', { options: [...options, ...options] }],
    ['points-out-of-range', { method: { type: 'points', points: 2, perOption: 3 } }],
  ] as const)('is refused as %s', (reason, change) => {
    expect(decided(storyAfter([]), 'facilitator', { ...openRound, ...change })).toEqual(refused(reason))
  })

  test.each(['caf-1', 'reader'])('is refused to %s', (person) => {
    expect(decided(storyAfter([]), person, openRound)).toEqual(refused('not-allowed'))
  })
})
