import { describe, expect, test } from 'vitest'
import { placedThreads, threadCounts, type Subject } from '../../../client/comments/thread-order.ts'
import type { RichText } from '../../../shared/documents/rich-text.ts'
import type { CommentId, EvidenceId, ThreadId } from '../../../shared/id.ts'
import { noMentions, type Thread } from '../../../shared/workshop/thread.ts'

const by = { kind: 'signature', text: 'Médecin de PMI' } as const
const anchor = { on: 'passage', quote: 'des mots', before: '', after: '' } as const
const whole = { on: 'whole', words: '' } as const

function thread(id: string, about: Partial<Thread> = {}): Thread {
  const comments = [
    { id: `${id}-1` as CommentId, by, at: 1, text: 'Oui', mentions: noMentions, editedAt: null, hidden: null },
  ]
  const plain = { kind: 'remark', replacement: null, applied: null, resolved: null } as const
  return { ...plain, id: id as ThreadId, document: 'diagnostic', subject: 'f1', anchor, comments, ...about }
}

function textWith(...threads: readonly string[]): RichText {
  const content = threads.map((id) => ({
    type: 'text' as const,
    text: id,
    marks: [{ type: 'comment' as const, attrs: { thread: id } }],
  }))
  return { type: 'doc', content: [{ type: 'paragraph', content }] }
}

const first: Subject = {
  id: 'f1',
  kind: 'record',
  code: 'A1',
  text: textWith('second', 'first'),
  figures: ['e1'],
  isArchived: false,
}

describe('placedThreads', () => {
  test('gives the same object for a thread that stays at its place, so that its card is not drawn again', () => {
    const threads = [thread('first'), thread('whole', { anchor: whole })]
    const [one, other] = placedThreads(threads, [first])
    expect(placedThreads(threads, [first])).toEqual([one, other])
    expect(placedThreads(threads, [first])[1]).toBe(other)
    const [moved] = placedThreads(threads.slice(1), [first])
    expect(moved).not.toBe(other)
    expect(moved?.number).toBe(1)
  })

  test('numbers the open ones in reading order, those about the whole last', () => {
    const placed = placedThreads([thread('whole', { anchor: whole }), thread('first'), thread('second')], [first])
    expect(placed.map(({ thread: { id }, number }) => [id, number])).toEqual([
      ['second', 1],
      ['first', 2],
      ['whole', 3],
    ])
  })

  test('keeps a thread whose words are gone, without a number', () => {
    const [placed] = placedThreads([thread('gone')], [first])
    expect(placed).toMatchObject({ filter: 'detached', number: null })
  })

  test('detaches the threads of an archived finding', () => {
    const [placed] = placedThreads([thread('first')], [{ ...first, isArchived: true }])
    expect(placed?.filter).toBe('detached')
  })

  test('keeps a thread on a figure as long as the figure is there', () => {
    const onFigure = (figure: string) =>
      thread(figure, { anchor: { on: 'figure', figure: figure as EvidenceId, words: '42 %' } })
    const placed = placedThreads([onFigure('e1'), onFigure('e2')], [first])
    expect(placed.map(({ thread: { id }, filter }) => [id, filter])).toEqual([
      ['e1', 'open'],
      ['e2', 'detached'],
    ])
  })

  test.each(['stake', 'domain'] as const)('tells a %s from a finding of the same id', (kind) => {
    const on = thread('on', { anchor: { on: kind, words: 'Loger' } })
    const subject: Subject = { id: 'f1', kind, code: '1', isArchived: false }
    expect(placedThreads([on], [first])).toEqual([])
    expect(placedThreads([on, thread('first')], [subject]).map(({ filter }) => filter)).toEqual(['open'])
    expect(placedThreads([on], [{ ...subject, isArchived: true }])[0]?.filter).toBe('detached')
  })

  test('counts a resolved thread as resolved even where its words are gone', () => {
    const placed = placedThreads([thread('gone', { resolved: { by, at: 2 } })], [first])
    expect(threadCounts(placed)).toEqual({ open: 0, resolved: 1, detached: 0 })
  })
})
