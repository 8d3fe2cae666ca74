import { describe, expect, test } from 'vitest'
import type { ParticipantId } from '../../../shared/id.ts'
import { viewFor } from '../../../shared/workshop/view.ts'
import { asks, leaves, storyAfter, viewOf, type Step } from '../../support/build.ts'
import { closeRound, decideOfA, openRound, openThread, revealRound, vote } from '../../support/asks.ts'

const open = asks('facilitator', openRound)
const ballots: readonly Step[] = [
  asks('caf-1', vote({ a: 2, b: 2 })),
  asks('caf-2', vote({ a: 2 })),
  asks('caf-3', vote({ c: 1 })),
]
const close = asks('facilitator', closeRound)
const reveal = asks('facilitator', revealRound)

describe('the projector', () => {
  const story = storyAfter([asks('caf-1', openThread), open, ...ballots, close, reveal, asks('facilitator', decideOfA)])
  const view = viewOf(story, 'projector')

  test('sees no name', () => {
    expect(JSON.stringify(view)).not.toContain('Person ')
  })

  test('sees no participant and no thread', () => {
    expect([view.me, view.participants, view.threads]).toEqual([null, {}, {}])
  })

  test('may do nothing', () => {
    expect(view.may).toEqual({ write: { diagnostic: false, plan: false }, ask: [] })
  })

  test('sees how many came, by institution', () => {
    expect(view.attendance).toEqual({ people: 11, peopleByInstitution: { GC: 1, CAF: 3, CAH: 3, PRA: 1, MSA: 1 } })
  })

  test('sees what is revealed and decided', () => {
    expect(view).toMatchObject({ rounds: { V1: { status: 'revealed', tally: { ballots: 3 } } }, decisions: { D1: {} } })
  })
})

describe('a participant', () => {
  test('sees who takes part and who is here', () => {
    const { me, participants } = viewOf(storyAfter([leaves('caf-2')]), 'caf-1')
    expect(me).toMatchObject({ id: 'caf-1', institution: 'CAF' })
    expect(participants).toMatchObject({ 'caf-1': { present: true }, 'caf-2': { present: false } })
  })

  test('sees the threads', () => {
    expect(viewOf(storyAfter([asks('caf-1', openThread)]), 'reader').threads).toMatchObject({
      T1: { comments: [{ by: { kind: 'participant', id: 'caf-1' } }] },
    })
  })

  test('is told what they may do now', () => {
    const shared = storyAfter([asks('facilitator', { type: 'enter-phase', phase: 'share' })])
    expect(viewOf(shared, 'caf-1').may).toMatchObject({ write: { diagnostic: true, plan: false } })
    expect(viewOf(shared, 'reader').may).toMatchObject({ write: { diagnostic: false, plan: false } })
  })

  test('who is not of this démarche sees no more than the wall', () => {
    const { workshop, live } = storyAfter([asks('caf-1', openThread)])
    const stranger = { kind: 'participant', id: 'stranger' as ParticipantId, role: 'reader' } as const
    const { me, participants, threads } = viewFor(workshop, stranger, live)
    expect([me, participants, threads]).toEqual([null, {}, {}])
  })
})

describe('an open round', () => {
  const story = storyAfter([open, ...ballots])

  test('shows a voter their own ballot', () => {
    expect(viewOf(story, 'caf-1').rounds).toMatchObject({ V1: { mine: { choices: { a: 2, b: 2 } } } })
  })

  test.each(['facilitator', 'reader', 'caf-1', 'caf-2', 'cahors-1', 'projector'])(
    'shows %s no ballot of anyone else, and no count of points',
    (person) => {
      const { V1: round } = viewOf(story, person).rounds as Record<string, object>
      const { mine, ...others } = { mine: null, ...round }
      expect(Object.keys(others).toSorted()).toEqual([
        'expected',
        'fingerprint',
        'id',
        'method',
        'openedAt',
        'options',
        'received',
        'status',
        'title',
        'until',
      ])
      const own = story.live.ballots.get(person as ParticipantId)
      expect(mine).toEqual(own ? { choices: own.choices, at: own.at } : null)
    },
  )

  test('shows how many ballots came and how many are awaited', () => {
    expect(viewOf(story, 'projector').rounds).toMatchObject({ V1: { received: 3, expected: 9 } })
  })
})

describe('a closed round', () => {
  const story = storyAfter([open, ...ballots, close])

  test('shows the facilitator its count beforehand', () => {
    expect(viewOf(story, 'facilitator').rounds).toMatchObject({ V1: { preview: { byOption: { a: { points: 4 } } } } })
  })

  test.each(['reader', 'caf-1', 'projector'])('hides its count from %s', (person) => {
    expect(viewOf(story, person).rounds).toMatchObject({ V1: { status: 'closed', preview: null, received: 3 } })
  })

  test.each(['facilitator', 'reader', 'caf-1', 'projector'])('shows %s no paper', (person) => {
    expect(JSON.stringify(viewOf(story, person))).not.toMatch(/papers|choices/)
  })
})

describe('a revealed round', () => {
  const story = storyAfter([open, ...ballots, close, reveal])

  test.each(['facilitator', 'reader', 'caf-1', 'projector'])('shows %s its count, and no paper', (person) => {
    const view = viewOf(story, person)
    expect(view.rounds).toMatchObject({
      V1: { status: 'revealed', tally: { byOption: { a: { points: 4, rank: 1 } } } },
    })
    expect(JSON.stringify(view)).not.toMatch(/papers|choices/)
  })
})
