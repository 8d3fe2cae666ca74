import { describe, expect, test } from 'vitest'
import { circlesOf, isOfCircle } from '../../../client/comments/thread-circle.ts'
import type { ThreadId } from '../../../shared/id.ts'
import { asks, storyAfter, viewOf } from '../../support/build.ts'
import { openThread, reply } from '../../support/asks.ts'

function threadSeenBy(person: string, mentions = {}) {
  const calls = { participants: [], institutions: [], ...mentions }
  const story = storyAfter([asks('caf-1', { ...openThread, mentions: calls }), asks('reader', reply)])
  const view = viewOf(story, person)
  const thread = view.threads['T1' as ThreadId]
  if (!thread) throw new Error('no thread')
  return (circle: 'everybody' | 'mine' | 'institution') => isOfCircle(thread, circle, view)
}

describe('a thread', () => {
  test.each(['caf-1', 'reader'])('is of %s, who spoke in it', (person) => {
    expect(threadSeenBy(person)('mine')).toBe(true)
  })

  test('is of the institution of who spoke, not of another person of it', () => {
    expect([threadSeenBy('caf-2')('mine'), threadSeenBy('caf-2')('institution')]).toEqual([false, true])
  })

  test('is of nobody else', () => {
    expect([threadSeenBy('msa')('mine'), threadSeenBy('msa')('institution')]).toEqual([false, false])
    expect(threadSeenBy('msa')('everybody')).toBe(true)
  })

  test('is of who is called, and of their institution', () => {
    const calls = { participants: ['cahors-1'] }
    expect(threadSeenBy('cahors-1', calls)('mine')).toBe(true)
    expect([threadSeenBy('cahors-2', calls)('mine'), threadSeenBy('cahors-2', calls)('institution')]).toEqual([
      false,
      true,
    ])
  })

  test('is of the institution that is called', () => {
    const calls = { institutions: ['MSA'] }
    expect([threadSeenBy('msa', calls)('mine'), threadSeenBy('msa', calls)('institution')]).toEqual([false, true])
  })
})

test('who has no institution is not offered its threads', () => {
  expect(circlesOf(viewOf(storyAfter([]), 'reader'))).toEqual(['everybody', 'mine'])
})
