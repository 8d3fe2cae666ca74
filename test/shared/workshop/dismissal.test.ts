import { describe, expect, test } from 'vitest'
import type { FindingId } from '../../../shared/id.ts'
import { refused } from '../../../shared/result.ts'
import type { NamedFinding } from '../../../shared/workshop/act.ts'
import { dismissalKey, standingDismissals } from '../../../shared/workshop/dismissal.ts'
import { seedFor } from '../../../shared/workshop/export.ts'
import { seedSchema } from '../../../shared/workshop/seed.ts'
import { asks, decided, storyAfter, viewOf, workshopAfter, type Ask, type Step } from '../../support/build.ts'

const named = (finding: string, isInForce = true): NamedFinding => ({
  finding: finding as FindingId,
  isInForce,
  origins: [],
  fingerprint: '',
})
const document = [named('C1'), named('C2'), named('C3', false)]
const share = asks('facilitator', { type: 'enter-phase', phase: 'share' })
const dismiss: Ask = { type: 'dismiss-similar', findings: ['C2', 'C1', 'C2'] }
const again: Ask = { type: 'propose-again', findings: ['C1', 'C2'] }

function does(by: string, ask: Ask): Step {
  return asks(by, ask, { named: document })
}

function refusal(steps: readonly Step[], by: string, ask: Ask) {
  return decided(storyAfter(steps), by, ask, { named: document })
}

const dismissed = [share, does('caf-1', dismiss)]

describe('dismissing similar findings', () => {
  test('keeps which they are, each once, who did it and when', () => {
    const { workshop, at } = storyAfter(dismissed)
    expect(workshop.dismissals).toEqual({
      'C1 C2': { findings: ['C1', 'C2'], at: at - 1000, by: 'caf-1', undone: null },
    })
  })

  test.each([
    ['one alone', { ...dismiss, findings: ['C1', 'C1'] }, 'too-few-findings'],
    ['one that is not there', { ...dismiss, findings: ['C1', 'C9'] }, 'unknown-finding'],
    ['one that is archived', { ...dismiss, findings: ['C1', 'C3'] }, 'unknown-finding'],
  ] as const)('refuses %s', (_, ask, reason) => {
    expect(refusal([share], 'caf-1', ask)).toEqual(refused(reason))
  })

  test('is for those who may write the diagnostic, as long as they may', () => {
    expect(refusal([], 'caf-1', dismiss)).toEqual(refused('diagnostic-closed'))
    expect(refusal([share], 'reader', dismiss)).toEqual(refused('not-allowed'))
    const plan = asks('facilitator', { type: 'enter-phase', phase: 'plan' })
    expect(refusal([...dismissed, plan], 'caf-1', again)).toEqual(refused('diagnostic-closed'))
  })

  test('is done once, undone once, and done again', () => {
    expect(refusal([...dismissed], 'cahors-1', dismiss)).toEqual(refused('already-dismissed'))
    expect(refusal([share], 'caf-1', again)).toEqual(refused('unknown-dismissal'))
    const { workshop, at } = storyAfter([...dismissed, does('cahors-1', again)])
    expect(workshop.dismissals['C1 C2']?.undone).toEqual({ by: 'cahors-1', at: at - 1000 })
    expect(standingDismissals(workshop.dismissals)).toEqual([])
    expect(refusal([...dismissed, does('cahors-1', again)], 'caf-1', again)).toEqual(refused('unknown-dismissal'))
    const { dismissals } = workshopAfter([...dismissed, does('cahors-1', again), does('cahors-1', dismiss)])
    expect(standingDismissals(dismissals)).toMatchObject([{ by: 'cahors-1', undone: null }])
  })
})

test('the key of findings does not depend on their order', () => {
  expect(dismissalKey(['b', 'a', 'b'] as FindingId[])).toBe(dismissalKey(['a', 'b'] as FindingId[]))
})

test('who may not write the diagnostic is not shown what was dismissed', () => {
  const story = storyAfter(dismissed)
  expect(Object.keys(viewOf(story, 'facilitator').dismissals)).toEqual(['C1 C2'])
  expect(Object.keys(viewOf(story, 'caf-1').dismissals)).toEqual(['C1 C2'])
  expect(viewOf(story, 'reader').dismissals).toEqual({})
})

test('an export gives it back', () => {
  const workshop = workshopAfter(dismissed)
  const { dismissals } = seedSchema.parse(
    seedFor(workshop, { kind: 'participant', id: 'facilitator' as never, role: 'facilitator' }),
  )
  expect(dismissals).toEqual(workshop.dismissals)
})
