import { describe, expect, test } from 'vitest'
import type { InstitutionId } from '../../../shared/id.ts'
import { isDocumentName, spaceOf, type DocumentName } from '../../../shared/workshop/document-name.ts'
import { participantRoles } from '../../../shared/workshop/participant.ts'
import { mayRead, mayWrite } from '../../../shared/workshop/permission.ts'
import { phases } from '../../../shared/workshop/phase.ts'
import { asks, decided, joins, personOf, storyAfter, viewOf, workshopAfter, type Ask } from '../../support/build.ts'

const space: DocumentName = 'space-CAF'
const open = (openTo: string): Ask => ({ type: 'open-space', openTo })
const close: Ask = { type: 'close-space' }
const openThread: Ask = {
  type: 'open-thread',
  thread: 'T1',
  comment: 'K1',
  document: space,
  subject: 'f1',
  anchor: { on: 'whole' },
  text: 'Entre nous',
}

describe('a document’s name', () => {
  test.each(['diagnostic', 'plan', 'space-CAF', spaceOf('a_b-1' as InstitutionId)])('%s is one', (name) => {
    expect(isDocumentName(name)).toBe(true)
  })

  test.each(['', 'space-', 'space-a/b', 'space-é', 'Diagnostic', `space-${'a'.repeat(65)}`])('%s is none', (name) => {
    expect(isDocumentName(name)).toBe(false)
  })
})

describe('who may read a space', () => {
  const readers = (steps: Parameters<typeof storyAfter>[0]) => {
    const workshop = workshopAfter([joins('driver', 'facilitator', 'CAF'), joins('watcher', 'reader', 'CAF'), ...steps])
    const people = ['facilitator', 'reader', 'caf-1', 'driver', 'watcher', 'cahors-1', 'resident', 'projector']
    return people.filter((id) => mayRead(personOf(workshop, id), space, workshop))
  }
  const own = ['caf-1', 'driver', 'watcher']

  test('its institution alone', () => {
    expect(readers([])).toEqual(own)
  })

  test('those that it was opened to, until it is closed', () => {
    const openTo = (to: string) => asks('caf-1', open(to))
    expect(readers([openTo('facilitators')])).toEqual(['facilitator', ...own])
    expect(readers([openTo('everyone')])).toHaveLength(7)
    expect(readers([openTo('everyone'), openTo('facilitators')])).toEqual(['facilitator', ...own])
    expect(readers([openTo('everyone'), asks('caf-2', close)])).toEqual(own)
  })

  test('nobody, when there is no such institution', () => {
    const workshop = workshopAfter([])
    const people = Object.keys(workshop.participants)
    expect(people.filter((id) => mayRead(personOf(workshop, id), 'space-null', workshop))).toEqual([])
  })

  test('not who is of another institution now', () => {
    const moved = { type: 'correct-participant', participant: 'caf-1', name: 'Ana', institution: 'MSA' } as const
    expect(readers([asks('facilitator', moved)])).not.toContain('caf-1')
  })
})

describe('who may type in a space', () => {
  const cases = participantRoles.flatMap((role) => phases.map((phase) => ({ role, phase })))
  test.each(cases)('$role of the institution in phase $phase', ({ role, phase }) => {
    const workshop = { ...workshopAfter([joins('x', role, 'CAF')]), phase }
    const isOpen = ['prepare', 'listen', 'share'].includes(phase)
    expect(mayWrite(personOf(workshop, 'x'), space, workshop)).toBe(isOpen && role !== 'reader')
  })

  test('nobody else, however open it is', () => {
    const workshop = workshopAfter([asks('caf-1', open('everyone'))])
    const others = ['facilitator', 'cahors-1', 'resident', 'projector']
    expect(others.filter((id) => mayWrite(personOf(workshop, id), space, workshop))).toEqual([])
  })
})

describe('opening a space', () => {
  test('is told of the asker’s own institution', () => {
    expect(workshopAfter([asks('caf-1', open('everyone'))]).spaces).toMatchObject({ CAF: { openTo: 'everyone' } })
  })

  test.each([
    ['resident', open('everyone'), 'no-institution'],
    ['resident', close, 'no-institution'],
    ['reader', open('everyone'), 'not-allowed'],
    ['caf-1', close, 'space-already-so'],
  ])('is refused where it makes no sense (%s, %o)', (by, ask, refusal) => {
    expect(decided(storyAfter([]), by, ask)).toEqual({ ok: false, refusal })
  })

  test('is refused when it is open that way', () => {
    const story = storyAfter([asks('caf-1', open('everyone'))])
    expect(decided(story, 'caf-2', open('everyone'))).toEqual({ ok: false, refusal: 'space-already-so' })
  })
})

describe('a view', () => {
  const story = storyAfter([asks('caf-1', openThread), asks('facilitator', { type: 'enter-phase', phase: 'listen' })])

  test('shows threads and rights of a space to those who may read it', () => {
    expect(Object.keys(viewOf(story, 'caf-2').threads)).toEqual(['T1'])
    expect(viewOf(story, 'caf-2').may.write[space]).toBe(true)
    for (const id of ['facilitator', 'cahors-1', 'resident', 'projector']) {
      expect(viewOf(story, id).threads).toEqual({})
      expect(Object.keys(viewOf(story, id).may.write)).not.toContain(space)
    }
  })

  test('tells of an open space only those whom it is open to', () => {
    const opened = storyAfter([asks('caf-1', open('facilitators'))])
    expect(viewOf(opened, 'facilitator').spaces).toMatchObject({ CAF: { openTo: 'facilitators' } })
    expect(viewOf(opened, 'cahors-1').spaces).toEqual({})
    expect(viewOf(opened, 'projector').spaces).toEqual({})
  })

  test('keeps its versions from the others', () => {
    const given = { kept: { [space]: { version: 'V1', seq: 3 } } } as never
    const asked = decided(story, 'facilitator', { type: 'enter-phase', phase: 'share' }, given)
    expect(asked).toMatchObject({ ok: true, value: { facts: [{ document: space }, { type: 'phase-entered' }] } })
  })
})

describe('a thread about a space', () => {
  test('is not there for one who may not read it', () => {
    const story = storyAfter([asks('caf-1', openThread)])
    expect(decided(story, 'facilitator', { ...openThread, thread: 'T2' })).toMatchObject({ refusal: 'unknown-subject' })
    for (const type of ['reply', 'resolve-thread', 'reopen-thread'] as const) {
      const ask = { type, thread: 'T1', comment: 'K2', text: 'Qui ?' }
      expect(decided(story, 'facilitator', ask)).toEqual({ ok: false, refusal: 'unknown-thread' })
      expect(decided(story, 'caf-2', ask)).not.toMatchObject({ refusal: 'unknown-thread' })
    }
  })
})
