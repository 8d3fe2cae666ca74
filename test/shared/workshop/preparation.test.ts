import { describe, expect, test } from 'vitest'
import { refused } from '../../../shared/result.ts'
import { evolve } from '../../../shared/workshop/evolve.ts'
import type { Recorded } from '../../../shared/workshop/fact.ts'
import { seedFor } from '../../../shared/workshop/export.ts'
import { seedSchema, workshopFrom } from '../../../shared/workshop/seed.ts'
import { asks, decided, personOf, storyAfter, viewOf, workshopAfter, type Ask } from '../../support/build.ts'

const territory = {
  name: 'Grand Cahors',
  kind: 'communauté d’agglomération',
  department: 'Lot',
  region: 'Occitanie',
  communes: ['Cahors', 'Mercuès'],
  figures: [{ label: 'Population', value: 41607, unit: 'habitants', year: 2018, source: 'INSEE' }],
}
const describeTerritory: Ask = { type: 'describe-territory', territory }
const dpt = { id: 'DEP', name: 'Département du Lot', short: 'CD46', role: 'associate' }
const add: Ask = { type: 'add-institutions', institutions: [dpt] }
const youth = { id: 'D3', letter: 'J', name: 'Jeunesse', colour: 'C' }
const health = { id: 'H', letter: 'A', name: 'Santé' }
const setDomains: Ask = { type: 'set-domains', domains: [youth, health], tags: ['handicap'] }

function institutionOf(id: string, steps: readonly Ask[]) {
  return workshopAfter(steps.map((ask) => asks('facilitator', ask))).institutions.find((one) => one.id === id)
}

describe('describing the territory', () => {
  test('replaces what was said of it', () => {
    expect(workshopAfter([asks('facilitator', describeTerritory)]).territory).toEqual(territory)
  })

  test('is refused with a commune twice, however it is written', () => {
    const twice = { ...territory, communes: ['Cahors', ' cahors'] }
    expect(decided(storyAfter([]), 'facilitator', { ...describeTerritory, territory: twice })).toEqual(
      refused('duplicate-commune'),
    )
  })

  test.each(['caf-1', 'reader'])('is not for %s', (person) => {
    expect(decided(storyAfter([]), person, describeTerritory)).toEqual(refused('not-allowed'))
  })
})

describe('setting the period', () => {
  const ask = (start: string, end: string): Ask => ({ type: 'set-period', period: { start, end } })

  test('may be a single day', () => {
    const { period } = workshopAfter([asks('facilitator', ask('2025-01-01', '2025-01-01'))])
    expect(period).toEqual({ start: '2025-01-01', end: '2025-01-01' })
  })

  test('is refused backwards', () => {
    const answer = decided(storyAfter([]), 'facilitator', ask('2025-01-02', '2025-01-01'))
    expect(answer).toEqual(refused('period-backwards'))
  })
})

describe('setting the domains', () => {
  test('puts the others away under letters that nobody else has', () => {
    const { domains, tags } = workshopAfter([asks('facilitator', setDomains)])
    expect(domains.slice(0, 2)).toEqual([youth, health])
    expect(domains.slice(2).every(({ archived }) => archived)).toBe(true)
    expect(domains.map(({ letter }) => letter)).toEqual(['J', 'A', 'A′', 'B', 'D', 'E', 'F', 'G'])
    expect(tags).toEqual(['handicap'])
  })

  test('takes one back that was put away', () => {
    const early = { id: 'D1', letter: 'P', name: 'Petite enfance' }
    const back: Ask = { type: 'set-domains', domains: [youth, early], tags: [] }
    const { domains } = workshopAfter([asks('facilitator', setDomains), asks('facilitator', back)])
    expect(domains.filter(({ archived }) => !archived)).toEqual([youth, early])
  })

  test.each([
    ['none', [], 'no-domain'],
    ['a letter twice', [youth, { ...health, letter: 'j' }], 'duplicate-letter'],
    ['an id twice', [youth, { ...youth, letter: 'K' }], 'duplicate-letter'],
  ] as const)('is refused with %s', (_, domains, refusal) => {
    const ask: Ask = { type: 'set-domains', domains, tags: [] }
    expect(decided(storyAfter([]), 'facilitator', ask)).toEqual(refused(refusal))
  })

  test('is refused once sixty were made', () => {
    const fresh = (from: number): Ask => ({
      type: 'set-domains',
      domains: Array.from({ length: 26 }, (_, at) => ({ id: `N${from + at}`, letter: `${at}`, name: 'Domaine' })),
      tags: [],
    })
    const story = storyAfter([asks('facilitator', fresh(0)), asks('facilitator', fresh(26))])
    expect(decided(story, 'facilitator', fresh(52))).toEqual(refused('too-many-domains'))
  })
})

describe('institutions', () => {
  test('are added, several at once', () => {
    const other = { ...dpt, id: 'ETAT', short: 'État', competences: ['D1'], joined: '2025-03-01' }
    const ask: Ask = { ...add, institutions: [dpt, other] }
    const { institutions } = workshopAfter([asks('facilitator', ask)])
    expect(institutions.slice(-2)).toEqual([dpt, other])
  })

  test.each([
    ['an id that is there', { ...dpt, id: 'CAF' }, 'institution-exists'],
    ['a short name that is there', { ...dpt, short: 'caf' }, 'institution-exists'],
    ['a domain that is not', { ...dpt, competences: ['D9'] }, 'unknown-domain'],
  ] as const)('are refused with %s', (_, institution, refusal) => {
    expect(decided(storyAfter([]), 'facilitator', { ...add, institutions: [institution] })).toEqual(refused(refusal))
  })

  test('are two hundred at most', () => {
    const many = Array.from({ length: 196 }, (_, at) => ({ ...dpt, id: `I${at}`, short: `I${at}` }))
    expect(decided(storyAfter([]), 'facilitator', { ...add, institutions: many.slice(1) }).ok).toBe(true)
    expect(decided(storyAfter([]), 'facilitator', { ...add, institutions: many })).toEqual(
      refused('too-many-institutions'),
    )
  })

  test('are changed whole, and stay retired', () => {
    const changed = { ...dpt, representative: 'Président', joined: null }
    const change: Ask = { type: 'change-institution', institution: changed }
    expect(institutionOf('DEP', [add, change])).toEqual(changed)
    const retire: Ask = { type: 'retire-institution', institution: 'DEP' }
    expect(institutionOf('DEP', [add, retire, change])).toEqual({ ...changed, retired: true })
  })

  test('are not changed into another, nor when nobody knows them', () => {
    const story = storyAfter([asks('facilitator', add)])
    const change = (institution: object) => decided(story, 'facilitator', { type: 'change-institution', institution })
    expect(change({ ...dpt, short: 'CAF' })).toEqual(refused('institution-exists'))
    expect(change({ ...dpt, id: 'nobody' })).toEqual(refused('unknown-institution'))
  })

  test('that retire keep their people and gain none', () => {
    const retired = asks('facilitator', { type: 'retire-institution', institution: 'CAF' })
    const story = storyAfter([retired])
    const correct = (participant: string): Ask => ({
      type: 'correct-participant',
      participant,
      name: 'Une personne',
      institution: 'CAF',
    })
    expect(decided(story, 'facilitator', correct('caf-1')).ok).toBe(true)
    expect(decided(story, 'facilitator', correct('msa'))).toEqual(refused('unknown-institution'))
  })

  test('come back as they were', () => {
    const [retire, restore] = ['retire-institution', 'restore-institution'] as const
    const steps: readonly Ask[] = [add, { type: retire, institution: 'DEP' }, { type: restore, institution: 'DEP' }]
    expect(institutionOf('DEP', steps)).toEqual(dpt)
    expect(decided(storyAfter([]), 'facilitator', { type: restore, institution: 'CAF' })).toEqual(
      refused('unknown-institution'),
    )
  })
})

describe('setting the competences', () => {
  const ask = (institution: string, domain: string): Ask => ({
    type: 'set-competences',
    competences: [{ institution, domains: [domain] }],
  })

  test('changes the institutions that are named', () => {
    expect(institutionOf('CAF', [ask('CAF', 'D1')])?.competences).toEqual(['D1'])
    expect(institutionOf('MSA', [ask('CAF', 'D1')])).not.toHaveProperty('competences')
  })

  test('is refused for what is not there', () => {
    expect(decided(storyAfter([]), 'facilitator', ask('nobody', 'D1'))).toEqual(refused('unknown-institution'))
    expect(decided(storyAfter([]), 'facilitator', ask('CAF', 'D9'))).toEqual(refused('unknown-domain'))
  })
})

describe('the previous contract’s actions', () => {
  const action = { title: 'Relais petite enfance', domain: 'D1', lead: 'Grand Cahors', outcome: null, reason: '' }
  const ask: Ask = { type: 'set-previous-actions', actions: [action] }

  test('are for who prepares', () => {
    const story = storyAfter([asks('facilitator', ask)])
    expect(viewOf(story, 'facilitator').previousActions).toEqual([action])
    expect(viewOf(story, 'caf-1').previousActions).toEqual([])
  })

  test('are refused in a domain that is not there', () => {
    const actions = [{ ...action, domain: 'D9' }]
    expect(decided(storyAfter([]), 'facilitator', { ...ask, actions })).toEqual(refused('unknown-domain'))
  })
})

test('a journal of before there was anything to prepare has none of it', () => {
  const { tags: _, levels: _levels, previousActions: _actions, ...beginning } = workshopAfter([])
  const recorded: Recorded = { revision: 1, at: 0, by: null, fact: { type: 'workshop-created', workshop: beginning } }
  expect(evolve(null, recorded)).toMatchObject({
    tags: [],
    levels: { axis: '', objective: '', action: '' },
    previousActions: [],
  })
})

test('what was prepared leaves with the facts, and replays the same', () => {
  const levels: Ask = { type: 'name-levels', levels: { axis: 'Orientation', objective: '', action: 'Projet' } }
  const story = storyAfter([describeTerritory, setDomains, add, levels].map((ask) => asks('facilitator', ask)))
  const stored = JSON.parse(JSON.stringify(story.journal)) as readonly Recorded[]
  expect(stored.reduce<ReturnType<typeof evolve> | null>(evolve, null)).toEqual(story.workshop)
  expect(story.workshop.levels.axis).toBe('Orientation')
})

test('what was prepared is in the export, which reads back whole', () => {
  const previous: Ask = {
    type: 'set-previous-actions',
    actions: [{ title: 'Relais', domain: 'D1', lead: 'CAF', outcome: 'merged', reason: 'Un seul guichet.' }],
  }
  const partner = { ...dpt, representative: 'Président', joined: '2025-03-01', competences: ['D1'] }
  const retire: Ask = { type: 'retire-institution', institution: 'MSA' }
  const steps = [previous, { ...add, institutions: [partner] }, retire, setDomains, describeTerritory]
  const { workshop } = storyAfter(steps.map((ask) => asks('facilitator', ask)))
  const { id, code } = workshop
  const seed = seedSchema.parse(seedFor(workshop, personOf(workshop, 'facilitator')))
  const { domains, tags, institutions, territory, previousActions } = workshop
  expect(workshopFrom(seed, { id, code, today: '2030-01-01' })).toMatchObject({
    domains,
    tags,
    institutions,
    territory,
    previousActions,
  })
})
