import { describe, expect, test } from 'vitest'
import type { ParticipantId, RoundId, ThreadId } from '../../../shared/id.ts'
import { evolve, replayed } from '../../../shared/workshop/evolve.ts'
import type { Fact, Recorded } from '../../../shared/workshop/fact.ts'
import type { Workshop } from '../../../shared/workshop/workshop.ts'
import { asks, noon, storyAfter, type Story } from '../../support/build.ts'
import {
  closeRound,
  decideOfA,
  openRound,
  openThread,
  reply,
  resolveThread,
  revealRound,
  signReserve,
  vote,
} from '../../support/asks.ts'

const story = storyAfter([
  asks('caf-1', openThread),
  asks('reader', reply),
  asks('caf-1', resolveThread),
  asks('pradines', signReserve),
  asks('pradines', { type: 'withdraw-reserve', reserve: 'R1' }),
  asks('facilitator', { type: 'enter-phase', phase: 'plan' }),
  asks('facilitator', openRound),
  asks('caf-1', vote({ a: 2 })),
  asks('facilitator', closeRound),
  asks('facilitator', revealRound),
  asks('facilitator', decideOfA),
  asks('facilitator', { type: 'change-role', participant: 'caf-2', role: 'reader' }),
  asks('facilitator', { type: 'correct-participant', participant: 'caf-3', name: 'Agent', institution: null }),
  asks('facilitator', { type: 'renew-code' }),
])

function recorded({ workshop }: Story, fact: Fact): Recorded {
  return { revision: workshop.revision + 1, at: noon, by: null, fact }
}

describe('replaying a journal', () => {
  test('in one pass leads where one fact after the other does, from the beginning and from the middle', () => {
    const { journal, workshop } = story
    expect(replayed(journal)).toEqual(workshop)
    for (const [place] of journal.entries()) {
      const half = replayed(journal.slice(0, place))
      const before = JSON.stringify(half)
      expect(replayed(journal.slice(place), half)).toEqual(workshop)
      expect(JSON.stringify(half)).toBe(before)
    }
  })

  test('gives the same state as living it', () => {
    expect(story.journal.reduce<Workshop | null>(evolve, null)).toEqual(story.workshop)
  })

  test('reads back from storage, which keeps JSON', () => {
    const stored = JSON.parse(JSON.stringify(story.journal)) as readonly Recorded[]
    expect(stored.reduce<Workshop | null>(evolve, null)).toEqual(story.workshop)
  })

  test('counts the revision with each fact', () => {
    expect(story.journal.map(({ revision }) => revision)).toEqual(story.journal.map((_, index) => index + 1))
    expect(story.workshop.revision).toBe(story.journal.length)
  })

  test('throws on a journal that lacks its beginning', () => {
    expect(() => story.journal.slice(1).reduce<Workshop | null>(evolve, null)).toThrow('workshop-created')
  })
})

describe('a fact', () => {
  test('keeps the parts it does not touch', () => {
    const after = evolve(story.workshop, recorded(story, { type: 'phase-entered', phase: 'agree' }))
    expect(after.threads).toBe(story.workshop.threads)
    expect(after.rounds).toBe(story.workshop.rounds)
  })

  test('never changes the state before it', () => {
    const before = JSON.stringify(story.workshop)
    evolve(story.workshop, recorded(story, { type: 'thread-reopened', thread: 'T1' as ThreadId }))
    evolve(story.workshop, recorded(story, { type: 'code-renewed', code: '000000' }))
    expect(JSON.stringify(story.workshop)).toBe(before)
  })

  test.each<Fact>([
    { type: 'role-changed', participant: 'stranger' as ParticipantId, role: 'reader' },
    { type: 'round-revealed', round: 'V9' as RoundId },
  ])('about what is no longer there changes nothing ($type)', (fact) => {
    const after = evolve(story.workshop, recorded(story, fact))
    expect(after).toEqual({ ...story.workshop, revision: after.revision })
  })

  test('revealing a round that is still open changes nothing', () => {
    const open = storyAfter([asks('facilitator', openRound)])
    const after = evolve(open.workshop, recorded(open, { type: 'round-revealed', round: 'V1' as RoundId }))
    expect(after.rounds).toEqual(open.workshop.rounds)
  })
})
