import { describe, expect, test } from 'vitest'
import type { InstitutionId, ParticipantId } from '../../../shared/id.ts'
import type { Comment } from '../../../shared/workshop/thread.ts'
import type { View } from '../../../shared/workshop/view.ts'
import { waitingFor } from '../../../shared/workshop/waiting.ts'
import { closeRound, openRound, openThread, reply, resolveThread, vote } from '../../support/asks.ts'
import { asks, storyAfter, viewOf, type Step } from '../../support/build.ts'

const open = asks('facilitator', openRound)

function waits(who: string, steps: readonly Step[], mentions: Calls = {}) {
  return waitingFor(calling(viewOf(storyAfter(steps), who), mentions))
}

type Calls = Readonly<Record<string, { participants?: readonly string[]; institutions?: readonly string[] }>>

/** The same view, where comments call by name. */
function calling(view: View, calls: Calls): View {
  const withCalls = (comment: Comment) => {
    const { participants = [], institutions = [] } = calls[comment.id] ?? {}
    const mentions = {
      participants: participants as readonly ParticipantId[],
      institutions: institutions as readonly InstitutionId[],
    }
    return { ...comment, mentions }
  }
  const threads = Object.entries(view.threads).map(([id, thread]) => {
    return [id, { ...thread, comments: thread.comments.map(withCalls) }] as const
  })
  return { ...view, threads: Object.fromEntries(threads) }
}

describe('a vote', () => {
  test('waits for who has not voted, until its end', () => {
    expect(waits('caf-1', [open])).toMatchObject([{ type: 'vote', round: 'V1', until: expect.any(Number) }])
  })

  test('waits no more once they have voted, or it is closed', () => {
    expect(waits('caf-1', [open, asks('caf-1', vote({ a: 1 }))])).toEqual([])
    expect(waits('caf-1', [open, asks('facilitator', closeRound)])).toEqual([])
  })

  test('waits for nobody who may not vote', () => {
    expect(waits('reader', [open])).toEqual([])
    expect(waits('projector', [open])).toEqual([])
  })
})

describe('a comment that calls somebody', () => {
  const thread = asks('msa', openThread)

  test('waits for that person alone', () => {
    const calls = { K1: { participants: ['caf-1'] } }
    expect(waits('caf-1', [thread], calls)).toMatchObject([{ type: 'answer', comment: 'K1', addressed: 'me' }])
    expect(waits('caf-2', [thread], calls)).toEqual([])
  })

  test('is not answered for a person by their colleague', () => {
    const calls = { K1: { participants: ['caf-1'] } }
    expect(waits('caf-1', [thread, asks('caf-2', reply)], calls)).toHaveLength(1)
    expect(waits('caf-1', [thread, asks('caf-1', reply)], calls)).toEqual([])
  })

  test('waits for all of an institution, and one reply of theirs settles it', () => {
    const calls = { K1: { institutions: ['CAF'] } }
    expect(waits('caf-1', [thread], calls)).toMatchObject([{ addressed: 'institution' }])
    expect(waits('caf-3', [thread, asks('caf-2', reply)], calls)).toEqual([])
    expect(waits('caf-3', [thread, asks('cahors-1', reply)], calls)).toHaveLength(1)
  })

  test('waits for nobody once the thread is resolved', () => {
    const calls = { K1: { institutions: ['CAF'] } }
    expect(waits('caf-1', [thread, asks('msa', resolveThread)], calls)).toEqual([])
  })
})
