import { describe, expect, test } from 'vitest'
import { eventsBetween } from '../../../shared/workshop/catch-up.ts'
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
import { asks, storyAfter, viewOf, type Step } from '../../support/build.ts'

/** What `who` is told of these steps. */
function toldOf(who: string, steps: readonly Step[], before: readonly Step[] = []) {
  const [then, now] = [storyAfter(before), storyAfter([...before, ...steps])]
  return eventsBetween(viewOf(then, who), viewOf(now, who), now.at).map(({ at: _, ...event }) => event)
}

describe('what happened since a visit', () => {
  test('tells of new threads and replies, newest first', () => {
    expect(toldOf('msa', [asks('caf-1', openThread), asks('cahors-1', reply)])).toEqual([
      { type: 'comment', thread: 'T1', comment: 'K2', isFirst: false, addressed: null },
      { type: 'comment', thread: 'T1', comment: 'K1', isFirst: true, addressed: null },
    ])
  })

  test('tells nobody of what they did themselves', () => {
    const steps = [asks('caf-1', openThread), asks('caf-1', reply), asks('caf-1', resolveThread)]
    expect(toldOf('caf-1', steps)).toEqual([])
  })

  test('tells what came after the visit alone', () => {
    expect(toldOf('msa', [asks('cahors-1', reply)], [asks('caf-1', openThread)])).toMatchObject([{ comment: 'K2' }])
  })

  test('tells of phases, reserves, rounds where they are now, decisions', () => {
    const steps = [
      asks('facilitator', { type: 'enter-phase', phase: 'share' }),
      asks('pradines', signReserve),
      asks('facilitator', openRound),
      asks('caf-1', vote({ a: 2 })),
      asks('facilitator', closeRound),
      asks('facilitator', revealRound),
      asks('facilitator', decideOfA),
    ]
    expect(
      toldOf('msa', steps)
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(['decision', 'phase', 'reserve', 'round', 'version', 'version'])
    expect(toldOf('msa', steps)).toContainEqual({ type: 'round', round: 'V1', status: 'revealed' })
  })

  test('tells the wall nothing with a name in it', () => {
    expect(toldOf('projector', [asks('caf-1', openThread), asks('pradines', signReserve)])).toEqual([])
  })
})
