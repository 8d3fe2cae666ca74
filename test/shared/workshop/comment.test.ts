import { describe, expect, test } from 'vitest'
import type { ThreadId, WorkshopId } from '../../../shared/id.ts'
import { refused } from '../../../shared/result.ts'
import { evolve } from '../../../shared/workshop/evolve.ts'
import { seedFor } from '../../../shared/workshop/export.ts'
import { seedSchema } from '../../../shared/workshop/seed.ts'
import { noMentions } from '../../../shared/workshop/thread.ts'
import {
  asks,
  decided,
  noon,
  personOf,
  storyAfter,
  viewOf,
  workshopAfter,
  type Ask,
  type Step,
} from '../../support/build.ts'
import { openThread, reply } from '../../support/asks.ts'

const opened: Step = asks('caf-1', openThread)
const edit: Ask = { type: 'edit-comment', thread: 'T1', comment: 'K1', text: 'Sans les doublons ?' }
const hide: Ask = { type: 'hide-comment', thread: 'T1', comment: 'K1', reason: 'Une personne y est nommée.' }
const show: Ask = { type: 'show-comment', thread: 'T1', comment: 'K1' }
const hidden: Step = asks('facilitator', hide)

function commentAfter(steps: readonly Step[]) {
  return workshopAfter(steps).threads['T1' as ThreadId]?.comments[0]
}

describe('editing a comment', () => {
  test('changes its words and says when', () => {
    expect(commentAfter([opened, asks('caf-1', edit)])).toMatchObject({
      text: edit['text'],
      at: noon + 11_000,
      editedAt: noon + 12_000,
    })
  })

  test('is for readers too, in what they said', () => {
    const story = storyAfter([opened, asks('reader', reply)])
    expect(decided(story, 'reader', { ...edit, comment: 'K2' }).ok).toBe(true)
  })

  test.each(['caf-2', 'facilitator', 'reader'])('is refused to %s, who did not write it', (other) => {
    expect(decided(storyAfter([opened]), other, edit)).toEqual(refused('not-your-comment'))
  })

  test('is refused while it is hidden', () => {
    expect(decided(storyAfter([opened, hidden]), 'caf-1', edit)).toEqual(refused('comment-hidden'))
  })

  test('is refused when it mentions somebody who takes no part', () => {
    const mentions = { participants: ['nobody'], institutions: [] }
    expect(decided(storyAfter([opened]), 'caf-1', { ...edit, mentions })).toEqual(refused('unknown-participant'))
  })

  test('is refused where there is no such comment', () => {
    expect(decided(storyAfter([opened]), 'caf-1', { ...edit, comment: 'K9' })).toEqual(refused('unknown-comment'))
    expect(decided(storyAfter([]), 'caf-1', edit)).toEqual(refused('unknown-thread'))
  })
})

describe('hiding a comment', () => {
  test('keeps who did, when and why', () => {
    const by = { kind: 'participant', id: 'facilitator' }
    expect(commentAfter([opened, hidden])?.hidden).toEqual({ by, at: noon + 12_000, reason: hide['reason'] })
  })

  test.each(['caf-2', 'reader', 'msa'])('takes its words from what %s is sent, not the reason', (other) => {
    const mentions = { participants: ['cahors-1'], institutions: [] }
    const story = storyAfter([asks('caf-1', { ...openThread, mentions }), hidden])
    const sent = JSON.stringify(viewOf(story, other).threads)
    expect(sent).not.toContain(openThread['text'])
    expect(sent).not.toContain('cahors-1')
    expect(sent).toContain(hide['reason'])
  })

  test.each(['caf-1', 'facilitator'])('leaves its words to %s', (reading) => {
    const { threads } = viewOf(storyAfter([opened, hidden]), reading)
    expect(threads['T1' as ThreadId]?.comments[0]?.text).toBe(openThread['text'])
  })

  test.each(['caf-2', 'reader', 'caf-1', 'facilitator'])(
    'takes its words from what %s exports, not its trace',
    (who) => {
      const proposal = { ...openThread, kind: 'proposal', replacement: 'chez Madame X' }
      const { workshop } = storyAfter([asks('caf-1', proposal), hidden])
      const file = JSON.stringify(seedFor(workshop, personOf(workshop, who)))
      expect(file).not.toContain(openThread['text'])
      expect(file).not.toContain('Madame X')
      expect(file).toContain(hide['reason'])
    },
  )

  test('takes the wording that it proposes too', () => {
    const proposal = { ...openThread, kind: 'proposal', replacement: 'chez Madame X' }
    const story = storyAfter([asks('caf-1', proposal), hidden])
    expect(JSON.stringify(viewOf(story, 'reader').threads)).not.toContain('Madame X')
    expect(JSON.stringify(viewOf(story, 'caf-1').threads)).toContain('Madame X')
  })

  test('leaves the other comments of the thread', () => {
    const { threads } = viewOf(storyAfter([opened, asks('cahors-1', reply), hidden]), 'reader')
    expect(threads['T1' as ThreadId]?.comments.map(({ text }) => text)).toEqual(['', reply['text']])
  })

  test.each(['caf-1', 'reader'])('is refused to %s', (other) => {
    expect(decided(storyAfter([opened]), other, hide)).toEqual(refused('not-allowed'))
  })

  test('is refused a second time', () => {
    expect(decided(storyAfter([opened, hidden]), 'facilitator', hide)).toEqual(refused('comment-hidden'))
  })
})

describe('showing a comment again', () => {
  test('gives everybody its words', () => {
    const { threads } = viewOf(storyAfter([opened, hidden, asks('facilitator', show)]), 'reader')
    expect(threads['T1' as ThreadId]?.comments[0]).toMatchObject({ text: openThread['text'], hidden: null })
  })

  test('is refused while it is shown', () => {
    expect(decided(storyAfter([opened]), 'facilitator', show)).toEqual(refused('comment-not-hidden'))
  })
})

describe('applying a proposal', () => {
  const apply: Ask = { type: 'apply-proposal', thread: 'T1' }
  const proposed = asks('reader', { ...openThread, kind: 'proposal', replacement: 'quelques semaines' })
  const share = asks('facilitator', { type: 'enter-phase', phase: 'share' })

  test('says who wrote it into the text, and closes the thread', () => {
    const deed = { by: { kind: 'participant', id: 'cahors-1' }, at: noon + 13_000 }
    const thread = workshopAfter([share, proposed, asks('cahors-1', apply)]).threads['T1' as ThreadId]
    expect(thread).toMatchObject({ replacement: 'quelques semaines', applied: deed, resolved: deed })
  })

  test('is refused to who may not write there', () => {
    expect(decided(storyAfter([share, proposed]), 'reader', apply)).toEqual(refused('not-allowed'))
    const sealed = storyAfter([proposed, asks('facilitator', { type: 'enter-phase', phase: 'plan' })])
    expect(decided(sealed, 'caf-1', apply)).toEqual(refused('not-allowed'))
  })

  test('is refused where no other wording is proposed', () => {
    expect(decided(storyAfter([share, opened]), 'caf-1', apply)).toEqual(refused('not-a-proposal'))
    const whole = asks('caf-1', { ...openThread, kind: 'proposal', anchor: { on: 'whole' }, replacement: 'Tout.' })
    expect(decided(storyAfter([share, whole]), 'caf-1', apply)).toEqual(refused('not-a-proposal'))
  })

  test('is refused a second time', () => {
    const story = storyAfter([share, proposed, asks('caf-1', apply)])
    expect(decided(story, 'caf-2', apply)).toEqual(refused('thread-already-resolved'))
  })
})

describe('a journal of before kinds and mentions', () => {
  const { id, passage, document, subject } = {
    id: 'T1' as ThreadId,
    passage: null,
    document: 'diagnostic',
    subject: 'C1',
  } as const
  const comment = { id: 'K1', by: { kind: 'signature', text: 'PMI' }, at: 1, text: 'Oui' }
  const today = {
    kind: 'remark',
    anchor: { on: 'whole', words: '' },
    replacement: null,
    applied: null,
    resolved: null,
  }

  test('reads the threads of a démarche as it was made', () => {
    const { revision: _, versions: __, ...plain } = workshopAfter([])
    const threads = { T1: { id, document, subject, passage, comments: [comment], resolved: null } }
    const made = JSON.parse(
      JSON.stringify({ type: 'workshop-created', workshop: { ...plain, id: 'W' as WorkshopId, threads } }),
    )
    const { threads: read } = evolve(null, { revision: 1, at: 1, by: null, fact: made })
    expect(read[id]).toMatchObject({
      ...today,
      comments: [{ ...comment, mentions: noMentions, editedAt: null, hidden: null }],
    })
  })

  test('reads a thread that was opened', () => {
    const opening = JSON.parse(
      JSON.stringify({ type: 'thread-opened', thread: id, comment: 'K1', document, subject, passage, text: 'Oui' }),
    )
    const before = workshopAfter([])
    const { threads } = evolve(before, { revision: before.revision + 1, at: 1, by: null, fact: opening })
    expect(threads[id]).toMatchObject({ ...today, comments: [{ text: 'Oui', mentions: noMentions }] })
  })

  test('reads a thread on words, and an export that has one', () => {
    const words = { quote: 'plusieurs mois', before: 'restent ', after: '' }
    const old = { id, document, subject, passage: words, comments: [comment], resolved: null }
    const anchor = { on: 'passage', ...words }
    const { revision: _, versions: __, ...plain } = workshopAfter([])
    const made = JSON.parse(JSON.stringify({ type: 'workshop-created', workshop: { ...plain, threads: { T1: old } } }))
    const read = evolve(null, { revision: 1, at: 1, by: null, fact: made }).threads[id]
    expect(read).toMatchObject({ ...today, anchor })
    expect(read).not.toHaveProperty('passage')
    expect(seedSchema.parse({ title: 'CTG', threads: { T1: old } }).threads[id]).toMatchObject({ ...today, anchor })
  })
})
