import { describe, expect, test } from 'vitest'
import { gathered, isChosen, type Choice, type ReadDocuments } from '../../../client/comments/gathered.ts'
import type { DomainId, FindingId, InstitutionId, StakeId } from '../../../shared/id.ts'
import type { Merge } from '../../../shared/workshop/merge.ts'
import { openThread, reply, resolveThread } from '../../support/asks.ts'
import { asks, noon, storyAfter, viewOf, type Step } from '../../support/build.ts'

const text = { type: 'doc', content: [] } as const
const finding = {
  id: 'C1' as FindingId,
  domain: 'D2' as DomainId,
  type: 'need',
  title: 'Attendre',
  body: text,
  evidence: [],
  origins: [],
  territory: '',
  isArchived: false,
} as const
const stake = { id: 'S1' as StakeId, title: 'Loger', sentence: '', findings: [], isArchived: true }
const documents: ReadDocuments = {
  diagnostic: { findings: [finding], stakes: [stake] },
  plan: { axes: [], objectives: [], actions: [] },
  spaces: {},
}
const everything: Choice = { filter: 'open', circle: 'everybody', kind: 'all', part: 'all' }

function opens(by: string, thread: string, about: Readonly<Record<string, unknown>>): Step {
  return asks(by, { ...openThread, thread, comment: `of-${thread}`, ...about })
}

const steps = [
  opens('caf-1', 'whole', { subject: 'C1', anchor: { on: 'whole' } }),
  opens('caf-1', 'domain', { subject: 'D1', anchor: { on: 'domain' }, kind: 'question' }),
  opens('msa', 'stake', { subject: 'S1', anchor: { on: 'stake' } }),
  opens('msa', 'lost', { subject: 'C9', anchor: { on: 'whole' } }),
  asks('reader', { ...reply, thread: 'whole' }),
]
// Everybody of the table has joined by then.
const opened = noon + 11_000

function seenBy(id: string, since: number | null = null) {
  return gathered(viewOf(storyAfter(steps), id), documents, since)
}

describe('all conversations', () => {
  test('come with the latest word first, each with its code, its title and its state', () => {
    expect(
      seenBy('reader').map(({ thread: { id }, code, title, filter, parts }) => [id, code, title, filter, parts]),
    ).toEqual([
      ['whole', 'B1', 'Attendre', 'open', ['D2']],
      ['lost', null, null, 'detached', []],
      ['stake', null, 'Loger', 'detached', ['stakes']],
      ['domain', 'A', null, 'open', ['D1']],
    ])
  })

  test('count what others said since the last visit', () => {
    const unread = (id: string, since: number | null) => seenBy(id, since).map((one) => one.unread)
    expect(unread('caf-1', null)).toEqual([0, 0, 0, 0])
    expect(unread('caf-1', opened)).toEqual([1, 1, 1, 0])
    expect(unread('reader', opened - 1)).toEqual([1, 1, 1, 1])
  })

  test('count nothing of what is hidden from who reads', () => {
    const hide = asks('facilitator', { type: 'hide-comment', thread: 'stake', comment: 'of-stake', reason: 'Nommée' })
    const story = storyAfter([...steps, hide])
    const unread = (id: string) =>
      gathered(viewOf(story, id), documents, 0).find(({ thread }) => thread.id === 'stake')?.unread
    expect([unread('reader'), unread('facilitator')]).toEqual([0, 1])
  })

  test('of a space come from what it says', () => {
    const inSpace = opens('caf-1', 'space', { document: 'space-CAF', subject: 'C1', anchor: { on: 'whole' } })
    const view = viewOf(storyAfter([inSpace]), 'caf-1')
    const space = { findings: [{ ...finding, title: 'De nous seuls' }], stakes: [] }
    const read = { ...documents, spaces: { ['CAF' as InstitutionId]: space } }
    expect(gathered(view, read, null)).toMatchObject([{ title: 'De nous seuls', code: 'B1', filter: 'open' }])
    expect(gathered(view, documents, null)).toMatchObject([{ title: null, filter: 'detached' }])
  })

  test('about a finding that was merged go with what it became', () => {
    const common = { ...finding, id: 'M1' as FindingId, title: 'Attendre partout' }
    const merge: Merge = {
      finding: common.id,
      originals: [{ finding: finding.id, institutions: [] }],
      answers: {},
      at: 1,
      by: null,
      undone: null,
    }
    const view = { ...viewOf(storyAfter(steps), 'reader'), merges: { [common.id]: merge } }
    const findings = [common, { ...finding, isArchived: true }]
    const found = gathered(view, { ...documents, diagnostic: { findings, stakes: [] } }, null)
    expect(found.find(({ thread }) => thread.id === 'whole')).toMatchObject({
      code: 'B1',
      title: 'Attendre partout',
      filter: 'open',
      parts: ['D2'],
    })
  })

  test.each<[string, Partial<Choice>, readonly string[]]>([
    ['a domain', { part: 'D2' as DomainId }, ['whole']],
    ['the stakes', { part: 'stakes' }, ['stake']],
    ['the plan', { part: 'plan' }, []],
    ['a kind', { kind: 'question' }, ['domain']],
    ['one’s own', { circle: 'mine' }, ['lost', 'stake']],
  ])('are chosen by %s', (_by, choice, chosen) => {
    const view = viewOf(storyAfter(steps), 'msa')
    const found = gathered(view, documents, null).filter((one) => isChosen(one, { ...everything, ...choice }, view))
    expect(found.map(({ thread }) => thread.id)).toEqual(chosen)
  })

  test('stay resolved where what they were about is gone', () => {
    const lost = opens('caf-1', 'T1', { subject: 'C9', anchor: { on: 'whole' } })
    const view = viewOf(storyAfter([lost, asks('caf-1', resolveThread)]), 'reader')
    expect(gathered(view, documents, null)[0]?.filter).toBe('resolved')
  })
})
