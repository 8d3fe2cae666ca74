import { describe, expect, test } from 'vitest'
import type { ThreadId } from '../../../shared/id.ts'
import { refused } from '../../../shared/result.ts'
import { phases } from '../../../shared/workshop/phase.ts'
import { noMentions } from '../../../shared/workshop/thread.ts'
import { asks, decided, noon, storyAfter, workshopAfter, type Step } from '../../support/build.ts'
import { openThread, reopenThread, reply, resolveThread } from '../../support/asks.ts'

const opened: Step = asks('caf-1', openThread)
const resolved: Step = asks('caf-1', resolveThread)

const everyAnchor = [
  { anchor: openThread['anchor'] as { on: string } },
  { anchor: { on: 'whole' } },
  { anchor: { on: 'figure', figure: 'E1' } },
  { anchor: { on: 'stake' }, subject: 'S1' },
  { anchor: { on: 'domain' }, subject: 'D1' },
]

function threadAfter(steps: readonly Step[]) {
  return workshopAfter(steps).threads['T1' as ThreadId]
}

describe('opening a thread', () => {
  test('keeps its true author and time, and the words it is about without their positions', () => {
    expect(threadAfter([opened])).toEqual({
      id: 'T1',
      kind: 'remark',
      document: 'diagnostic',
      subject: 'C-D1-3',
      anchor: { on: 'passage', quote: 'plusieurs mois', before: 'restent ', after: ' sans' },
      replacement: null,
      applied: null,
      comments: [
        {
          id: 'K1',
          by: { kind: 'participant', id: 'caf-1' },
          at: noon + 11_000,
          text: openThread['text'],
          mentions: noMentions,
          editedAt: null,
          hidden: null,
        },
      ],
      resolved: null,
    })
  })

  test('says what it is for', () => {
    expect(threadAfter([asks('caf-1', { ...openThread, kind: 'question' })])?.kind).toBe('question')
  })

  test('keeps whom it mentions', () => {
    const mentions = { participants: ['cahors-1'], institutions: ['MSA'] }
    expect(threadAfter([asks('caf-1', { ...openThread, mentions })])?.comments[0]?.mentions).toEqual(mentions)
  })

  test('is refused when it mentions somebody who takes no part', () => {
    const mentions = { participants: ['nobody'], institutions: [] }
    expect(decided(storyAfter([]), 'caf-1', { ...openThread, mentions })).toEqual(refused('unknown-participant'))
  })

  test('is refused when it mentions an institution that is not there', () => {
    const mentions = { participants: [], institutions: ['NASA'] }
    expect(decided(storyAfter([]), 'caf-1', { ...openThread, mentions })).toEqual(refused('unknown-institution'))
  })

  test.each([
    ['a whole finding', { on: 'whole' }, { on: 'whole', words: 'Des mots' }],
    ['a figure', { on: 'figure', figure: 'E1' }, { on: 'figure', figure: 'E1', words: 'Des mots' }],
    ['a stake', { on: 'stake' }, { on: 'stake', words: 'Des mots' }],
  ])('about %s keeps what the document says of it', (_what, anchor, kept) => {
    expect(threadAfter([asks('caf-1', { ...openThread, anchor })])?.anchor).toEqual(kept)
  })

  test('about a domain keeps its name, whatever the document says', () => {
    const onDomain = { ...openThread, subject: 'D1', anchor: { on: 'domain' } }
    expect(threadAfter([asks('caf-1', onDomain)])?.anchor).toEqual({ on: 'domain', words: 'Petite enfance' })
    expect(decided(storyAfter([]), 'caf-1', onDomain, { subject: 'unknown' }).ok).toBe(true)
  })

  test.each([
    ['that is not there', { subject: 'D99' }],
    ['in the plan, which has none', { subject: 'D1', document: 'plan' }],
  ])('is refused about a domain %s', (_which, about) => {
    const answer = decided(storyAfter([]), 'caf-1', { ...openThread, anchor: { on: 'domain' }, ...about })
    expect(answer).toEqual(refused('unknown-subject'))
  })

  test.each(phases)('is open to everybody in the phase %s, on whatever may be commented', (phase) => {
    const now = workshopAfter([]).phase === phase ? [] : [asks('facilitator', { type: 'enter-phase', phase })]
    const refusals = ['facilitator', 'caf-1', 'resident', 'reader'].flatMap((who) =>
      everyAnchor
        .filter((about) => !decided(storyAfter(now), who, { ...openThread, ...about }).ok)
        .map(({ anchor }) => `${who} on a ${anchor.on}`),
    )
    expect(refusals).toEqual([])
  })

  test('is refused under an id that another thread has', () => {
    expect(decided(storyAfter([opened]), 'caf-2', openThread)).toEqual(refused('thread-exists'))
  })

  test('is refused about a finding that the document does not hold', () => {
    const answer = decided(storyAfter([]), 'caf-1', openThread, { subject: 'unknown' })
    expect(answer).toEqual(refused('unknown-subject'))
  })

  test('is refused about words that are gone', () => {
    const answer = decided(storyAfter([]), 'caf-1', openThread, { subject: 'passage-not-found' })
    expect(answer).toEqual(refused('passage-not-found'))
  })
})

describe('replying', () => {
  test.each(phases)('is open to everybody in the phase %s', (phase) => {
    const now = workshopAfter([]).phase === phase ? [] : [asks('facilitator', { type: 'enter-phase', phase })]
    const story = storyAfter([opened, ...now])
    expect(['facilitator', 'cahors-1', 'resident', 'reader'].map((who) => decided(story, who, reply).ok)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('adds a comment at the end', () => {
    const comments = threadAfter([opened, asks('reader', reply)])?.comments
    expect(comments?.map(({ id, by }) => [id, by])).toEqual([
      ['K1', { kind: 'participant', id: 'caf-1' }],
      ['K2', { kind: 'participant', id: 'reader' }],
    ])
  })

  test('takes a resolved thread up again', () => {
    const thread = threadAfter([opened, resolved, asks('cahors-1', reply)])
    expect(thread).toMatchObject({ resolved: null, comments: [{ id: 'K1' }, { id: 'K2' }] })
  })

  test('is refused in a thread that is not there', () => {
    expect(decided(storyAfter([]), 'caf-1', reply)).toEqual(refused('unknown-thread'))
  })

  test('is refused under the id of another comment of the thread', () => {
    const answer = decided(storyAfter([opened]), 'cahors-1', { ...reply, comment: 'K1' })
    expect(answer).toEqual(refused('comment-exists'))
  })
})

describe('resolving a thread', () => {
  test('says who closed it and when', () => {
    const thread = threadAfter([opened, asks('facilitator', resolveThread)])
    expect(thread?.resolved).toEqual({ by: { kind: 'participant', id: 'facilitator' }, at: noon + 12_000 })
  })

  test('is for readers in their own threads', () => {
    const own = storyAfter([asks('reader', openThread)])
    expect(decided(own, 'reader', resolveThread).ok).toBe(true)
  })

  test.each(['reader', 'caf-2', 'cahors-1'])('is refused to %s in the thread of another', (other) => {
    expect(decided(storyAfter([opened]), other, resolveThread)).toEqual(refused('not-allowed'))
  })

  test('is refused where there is no thread', () => {
    expect(decided(storyAfter([]), 'caf-1', resolveThread)).toEqual(refused('unknown-thread'))
  })

  test('is refused a second time', () => {
    const answer = decided(storyAfter([opened, resolved]), 'facilitator', resolveThread)
    expect(answer).toEqual(refused('thread-already-resolved'))
  })
})

describe('reopening a thread', () => {
  test('makes it open again', () => {
    expect(threadAfter([opened, resolved, asks('facilitator', reopenThread)])?.resolved).toBeNull()
  })

  test('is refused while it is open', () => {
    expect(decided(storyAfter([opened]), 'caf-1', reopenThread)).toEqual(refused('thread-not-resolved'))
  })

  test('is refused where there is no thread', () => {
    expect(decided(storyAfter([]), 'caf-1', reopenThread)).toEqual(refused('unknown-thread'))
  })

  test('is refused to readers in the threads of others', () => {
    expect(decided(storyAfter([opened, resolved]), 'reader', reopenThread)).toEqual(refused('not-allowed'))
  })
})
