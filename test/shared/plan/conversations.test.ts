import { describe, expect, test } from 'vitest'
import { conversationsOf } from '../../../shared/plan/conversations.ts'
import type { StandIns } from '../../../shared/plan/merged-findings.ts'
import type { FindingId } from '../../../shared/id.ts'
import { openThread, reply, resolveThread } from '../../support/asks.ts'
import { asks, noon, workshopAfter } from '../../support/build.ts'

const none: StandIns = new Map()

describe('the conversations about the diagnostic', () => {
  test('name their authors with their institutions, replies after the first comment', () => {
    const workshop = workshopAfter([asks('caf-1', openThread), asks('reader', reply), asks('caf-1', resolveThread)])
    const [conversation, ...others] = conversationsOf(workshop, none)
    expect(others).toEqual([])
    expect(conversation).toMatchObject({ thread: 'T1', isResolved: true })
    expect(conversation?.comments.map(({ author }) => author)).toEqual(['Person caf-1, CAF', 'Person reader'])
    expect(conversation?.comments[0]?.at).toBeGreaterThan(noon)
  })

  test('leave out what is hidden, whoever takes them away', () => {
    const hide = (comment: string) =>
      asks('facilitator', { type: 'hide-comment', thread: 'T1', comment, reason: 'Nommée' })
    const opened = [asks('caf-1', openThread), asks('reader', reply), hide('K1')]
    const [conversation] = conversationsOf(workshopAfter(opened), none)
    expect(conversation?.comments.map(({ text }) => text)).toEqual([reply['text']])
    expect(conversationsOf(workshopAfter([...opened, hide('K2')]), none)).toEqual([])
  })

  test('about a finding that was merged go with what it became', () => {
    const standIn = new Map([['C-D1-3' as FindingId, 'M1' as FindingId]])
    expect(conversationsOf(workshopAfter([asks('caf-1', openThread)]), standIn)).toMatchObject([{ subject: 'M1' }])
  })

  test('leave out those about the plan, and keep the order of time', () => {
    const about = (thread: string, document: string) =>
      asks('caf-1', { ...openThread, thread, comment: `of-${thread}`, document })
    const workshop = workshopAfter([about('T9', 'diagnostic'), about('T2', 'plan'), about('T1', 'diagnostic')])
    expect(conversationsOf(workshop, none).map(({ thread }) => thread)).toEqual(['T9', 'T1'])
  })
})
