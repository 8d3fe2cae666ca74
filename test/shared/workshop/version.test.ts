import { describe, expect, test } from 'vitest'
import type { VersionId } from '../../../shared/id.ts'
import { refused } from '../../../shared/result.ts'
import { evolve } from '../../../shared/workshop/evolve.ts'
import { phases } from '../../../shared/workshop/phase.ts'
import type { Workshop } from '../../../shared/workshop/workshop.ts'
import { asks, decided, noon, storyAfter, viewOf, workshopAfter, type Ask } from '../../support/build.ts'

const name: Ask = { type: 'name-version', document: 'diagnostic', version: 'V1', label: '  Avant la réunion ' }
const restore: Ask = { type: 'restore-version', document: 'diagnostic', version: 'V1' }
const named = asks('facilitator', name)
const inPhase = (phase: string) => asks('facilitator', { type: 'enter-phase', phase })

function causesIn({ versions }: Workshop) {
  return Object.values(versions).map(({ document, cause }) => [document, cause])
}

describe('naming a version', () => {
  test('keeps the document as it stands, under that name', () => {
    const story = storyAfter([named])
    expect(story.workshop.versions['V1' as VersionId]).toEqual({
      id: 'V1',
      document: 'diagnostic',
      seq: 7,
      at: story.at - 1000,
      by: 'facilitator',
      cause: { type: 'asked', label: 'Avant la réunion' },
    })
  })

  test.each(phases)('is possible in every phase (%s)', (phase) => {
    const steps = phase === 'prepare' ? [] : [inPhase(phase)]
    expect(decided(storyAfter(steps), 'facilitator', name).ok).toBe(true)
  })

  test.each(['caf-1', 'reader'])('is refused to %s', (person) => {
    expect(decided(storyAfter([]), person, name)).toEqual(refused('not-allowed'))
  })

  test.each([
    ['an empty name', { ...name, label: '  ' }, 'label-missing'],
    ['an id that is taken', { ...name, document: 'plan' }, 'version-exists'],
  ] as const)('is refused with %s', (_what, ask, refusal) => {
    expect(decided(storyAfter([named]), 'facilitator', ask)).toEqual(refused(refusal))
  })

  test('is refused when the document cannot be read', () => {
    expect(decided(storyAfter([]), 'facilitator', name, { kept: {} })).toEqual(refused('document-unreadable'))
  })
})

describe('versions of a space', () => {
  const space = 'space-CAF'
  const given = { kept: { [space]: { version: 'K1' as VersionId, seq: 3 } } }
  const named = asks('caf-1', { ...name, document: space }, given)
  const goBack = { ...restore, document: space }
  const opened = asks('caf-1', { type: 'open-space', openTo: 'everyone' })

  test('are kept and brought back by each of its members', () => {
    expect(decided(storyAfter([named]), 'caf-2', goBack, given)).toMatchObject({ ok: true })
  })

  test.each(['facilitator', 'cahors-1', 'reader', 'resident'])('are not for %s, also once it is open', (person) => {
    const story = storyAfter([opened, named])
    expect(decided(story, person, { ...name, version: 'V2', document: space }, given)).toEqual(refused('not-allowed'))
    expect(decided(story, person, goBack, given)).toEqual(refused('not-allowed'))
  })

  test('do not come back once nobody writes in it any more', () => {
    expect(decided(storyAfter([named, inPhase('plan')]), 'caf-2', goBack, given)).toEqual(refused('not-allowed'))
  })
})

describe('a phase that ends', () => {
  test('leaves a version of each document that names it', () => {
    const cause = { type: 'phase', phase: 'prepare' }
    expect(causesIn(workshopAfter([inPhase('plan')]))).toEqual([
      ['diagnostic', cause],
      ['plan', cause],
    ])
  })

  test('leaves one of the document that can be read', () => {
    const story = storyAfter([])
    const plan = { version: 'P' as VersionId, seq: 3 }
    const answer = decided(story, 'facilitator', { type: 'enter-phase', phase: 'plan' }, { kept: { plan } })
    expect(answer.ok && answer.value.facts.map(({ type }) => type)).toEqual(['version-named', 'phase-entered'])
  })
})

describe('restoring a version', () => {
  test('keeps a version of what was there, and says which one comes back', () => {
    const answer = decided(storyAfter([named]), 'facilitator', restore)
    const [kept, restored] = answer.ok ? answer.value.facts : []
    expect(kept).toMatchObject({ type: 'version-named', seq: 7, cause: { type: 'restore', version: 'V1' } })
    expect(restored).toEqual({ type: 'version-restored', version: 'V1', document: 'diagnostic', seq: 7 })
  })

  test('can itself be undone by the version that it kept', () => {
    const story = storyAfter([named, asks('facilitator', restore)])
    const [, undo] = Object.values(story.workshop.versions)
    expect(decided(story, 'facilitator', { ...restore, version: undo?.id }).ok).toBe(true)
  })

  test.each(['caf-1', 'reader'])('is refused to %s', (person) => {
    expect(decided(storyAfter([named]), person, restore)).toEqual(refused('not-allowed'))
  })

  test.each([
    ['nobody made', { ...restore, version: 'V2' }],
    ['is of the other document', { ...restore, document: 'plan' }],
  ])('is refused for one that %s', (_what, ask) => {
    expect(decided(storyAfter([named]), 'facilitator', ask)).toEqual(refused('unknown-version'))
  })

  test('of one finding says which, in the version that is kept too', () => {
    const answer = decided(storyAfter([named]), 'facilitator', { ...restore, subject: 'C1' })
    expect(answer.ok && answer.value.facts).toMatchObject([
      { type: 'version-named', cause: { type: 'restore', version: 'V1', subject: 'C1' } },
      { type: 'version-restored', version: 'V1', subject: 'C1' },
    ])
  })

  test('of a finding that the version does not hold is refused', () => {
    const answer = decided(storyAfter([named]), 'facilitator', { ...restore, subject: 'C9' }, { subject: 'unknown' })
    expect(answer).toEqual(refused('unknown-subject'))
  })

  test('is refused when the document cannot be read', () => {
    expect(decided(storyAfter([named]), 'facilitator', restore, { kept: {} })).toEqual(refused('document-unreadable'))
  })
})

describe('the list of versions', () => {
  test.each(['facilitator', 'caf-1', 'reader'])('is shown to %s', (person) => {
    const story = storyAfter([named])
    expect(viewOf(story, person).versions).toEqual(story.workshop.versions)
  })

  test('is not shown on the wall, where no name stands', () => {
    expect(viewOf(storyAfter([named]), 'projector').versions).toEqual({})
  })

  test('is empty where a journal knows no versions yet', () => {
    const [created] = storyAfter([]).journal
    expect(created?.fact).not.toHaveProperty('workshop.versions')
    expect(created && evolve(null, { ...created, at: noon }).versions).toEqual({})
  })
})
