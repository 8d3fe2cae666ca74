import { describe, expect, test } from 'vitest'
import { calledBy } from '../../../shared/workshop/called.ts'
import { evolve } from '../../../shared/workshop/evolve.ts'
import type { Workshop } from '../../../shared/workshop/workshop.ts'
import { openThread, reply, resolveThread } from '../../support/asks.ts'
import { asks, storyAfter, type Step } from '../../support/build.ts'

const mentions = (participants: readonly string[], institutions: readonly string[] = []) => ({
  participants,
  institutions,
})

/** Whom the last step calls. */
function called(steps: readonly Step[]): readonly string[] {
  const { journal } = storyAfter(steps)
  const last = journal.at(-1)
  const before = journal.slice(0, -1).reduce<Workshop | null>(evolve, null)
  return (last && before && calledBy(before, last)?.participants) ?? []
}

const edit = (people: readonly string[], institutions: readonly string[] = []) =>
  asks('cahors-1', {
    type: 'edit-comment',
    thread: 'T1',
    comment: 'K1',
    text: 'Autrement dit.',
    mentions: mentions(people, institutions),
  })

describe('a comment', () => {
  test('calls those whom it names, and all of an institution', () => {
    const opened = asks('cahors-1', { ...openThread, mentions: mentions(['pradines'], ['CAF']) })
    expect(called([opened])).toEqual(['caf-1', 'caf-2', 'caf-3', 'pradines'])
  })

  test('calls nobody twice, nor its author', () => {
    const opened = asks('cahors-1', { ...openThread, mentions: mentions(['cahors-1', 'cahors-2'], ['CAH']) })
    expect(called([opened])).toEqual(['cahors-2', 'cahors-3'])
  })

  test('calls in a reply as in the first words', () => {
    expect(called([asks('cahors-1', openThread), asks('caf-1', { ...reply, mentions: mentions(['msa']) })])).toEqual([
      'msa',
    ])
  })

  test('that is edited calls those whom it did not call before', () => {
    const opened = asks('cahors-1', { ...openThread, mentions: mentions(['pradines'], ['CAF']) })
    expect(called([opened, edit(['caf-1', 'pradines', 'msa'])])).toEqual(['msa'])
    expect(called([opened, edit(['pradines'])])).toEqual([])
  })

  test('without a name calls nobody, and neither does any other act', () => {
    expect(called([asks('cahors-1', openThread)])).toEqual([])
    expect(called([asks('cahors-1', openThread), asks('cahors-1', resolveThread)])).toEqual([])
  })
})
