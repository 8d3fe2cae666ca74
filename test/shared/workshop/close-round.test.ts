import { describe, expect, test } from 'vitest'
import { refused } from '../../../shared/result.ts'
import { asks, decided, leaves, storyAfter, workshopAfter } from '../../support/build.ts'
import { closeRound, openRound, revealRound, vote } from '../../support/asks.ts'

const open = asks('facilitator', openRound)
const close = asks('facilitator', closeRound)

describe('closing a round', () => {
  const ballots = [asks('caf-1', vote({ a: 2, b: 1 })), asks('caf-2', vote({ a: 2 })), asks('caf-3', vote({ b: 2 }))]

  test('counts the ballots in the box', () => {
    const [round] = workshopAfter([open, ...ballots, close]).rounds
    expect(round).toMatchObject({
      status: 'closed',
      tally: { ballots: 3, byOption: { a: { points: 4, rank: 1 }, b: { points: 3, rank: 2 }, c: { points: 0 } } },
    })
  })

  test('keeps papers without voter or time', () => {
    const story = storyAfter([open, ...ballots, close])
    const [round] = story.workshop.rounds
    expect(round?.status === 'closed' && round.papers.map((paper) => Object.keys(paper))).toEqual(
      ballots.map(() => ['group', 'choices']),
    )
    expect(JSON.stringify(story.journal.slice(-1))).not.toMatch(/caf-\d/)
  })

  test('counts as voters the contributors who are here and all who voted', () => {
    const [round] = workshopAfter([open, ...ballots, leaves('caf-1'), leaves('cahors-1'), close]).rounds
    // Nine contributors, one of whom left without a ballot.
    expect(round).toMatchObject({ electorate: 8 })
  })

  test('counts who voted and was made a reader since', () => {
    const demoted = asks('facilitator', { type: 'change-role', participant: 'caf-1', role: 'reader' })
    const [round] = workshopAfter([open, ...ballots, demoted, close]).rounds
    expect(round).toMatchObject({ electorate: 9, tally: { ballots: 3 } })
  })

  test('without a single ballot is an empty count', () => {
    const [round] = workshopAfter([open, close]).rounds
    expect(round).toMatchObject({ tally: { ballots: 0, groups: [], byOption: { a: { points: 0, rank: 1 } } } })
  })

  test('is refused in a round that is not there', () => {
    expect(decided(storyAfter([]), 'facilitator', closeRound)).toEqual(refused('unknown-round'))
  })

  test('is refused a second time', () => {
    expect(decided(storyAfter([open, close]), 'facilitator', closeRound)).toEqual(refused('round-not-open'))
  })

  test('is refused to a contributor', () => {
    expect(decided(storyAfter([open]), 'caf-1', closeRound)).toEqual(refused('not-allowed'))
  })
})

describe('revealing a round', () => {
  test('shows its result in the room', () => {
    const workshop = workshopAfter([
      open,
      close,
      asks('facilitator', { type: 'show-scene', scene: { type: 'blank' } }),
      asks('facilitator', revealRound),
    ])
    expect(workshop).toMatchObject({ rounds: [{ status: 'revealed' }], scene: { type: 'round', round: 'V1' } })
  })

  test('is refused in a round that is not there', () => {
    expect(decided(storyAfter([]), 'facilitator', revealRound)).toEqual(refused('unknown-round'))
  })

  test('is refused while it is open', () => {
    expect(decided(storyAfter([open]), 'facilitator', revealRound)).toEqual(refused('round-not-closed'))
  })

  test('is refused a second time', () => {
    const revealed = storyAfter([open, close, asks('facilitator', revealRound)])
    expect(decided(revealed, 'facilitator', revealRound)).toEqual(refused('round-not-closed'))
  })

  test('is refused to a contributor', () => {
    expect(decided(storyAfter([open, close]), 'caf-1', revealRound)).toEqual(refused('not-allowed'))
  })
})
