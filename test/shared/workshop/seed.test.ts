import { describe, expect, test } from 'vitest'
import type { WorkshopId } from '../../../shared/id.ts'
import { seedSchema, workshopFrom } from '../../../shared/workshop/seed.ts'

const given = { id: 'w' as WorkshopId, code: '123456', today: '2026-03-05' }
const institution = { id: 'CAF', name: 'Caisse d’allocations familiales', short: 'CAF', role: 'signatory' }

describe('a seed', () => {
  test('needs a title and nothing else', () => {
    const workshop = workshopFrom(seedSchema.parse({ title: '  CTG du Grand Cahors ' }), given)
    expect(workshop).toMatchObject({
      id: 'w',
      title: 'CTG du Grand Cahors',
      language: 'fr',
      phase: 'prepare',
      institutions: [],
      scene: { type: 'welcome' },
    })
  })

  test('starts with the seven domains, lettered from A to G', () => {
    const { domains } = seedSchema.parse({ title: 'CTG' })
    expect(domains.map(({ letter }) => letter).join('')).toBe('ABCDEFG')
  })

  test('starts with the ten of caf.fr, in its language, or with none', () => {
    const national = seedSchema.parse({ title: 'CTG', language: 'en', start: 'national-domains' })
    expect(national.domains).toHaveLength(10)
    expect(national.domains.at(-1)).toEqual({ id: 'D10', letter: 'J', name: 'Social support' })
    expect(seedSchema.parse({ title: 'CTG', start: 'blank' }).domains).toEqual([])
    expect(national).not.toHaveProperty('start')
  })

  test('keeps the domains that it names, whatever it starts from', () => {
    const domains = [{ id: 'X', letter: 'X', name: 'Mobilité' }]
    expect(seedSchema.parse({ title: 'CTG', start: 'national-domains', domains }).domains).toEqual(domains)
  })

  test('runs four years from the next first of January where it names no period', () => {
    const { period } = workshopFrom(seedSchema.parse({ title: 'CTG' }), given)
    expect(period).toEqual({ start: '2027-01-01', end: '2030-12-31' })
  })

  test('keeps the period that it names', () => {
    const period = { start: '2020-01-01', end: '2023-12-31' }
    expect(workshopFrom(seedSchema.parse({ title: 'CTG', period }), given).period).toEqual(period)
  })

  test.each([
    ['no title', {}],
    ['a blank title', { title: '  ' }],
    ['a start that there is not', { title: 'CTG', start: 'everything' }],
    ['a title of another kind', { title: 5 }],
    ['an endless title', { title: 'x'.repeat(301) }],
    ['a phase that does not exist', { title: 'CTG', phase: 'brainstorm' }],
    ['a day that does not exist', { title: 'CTG', period: { start: '2020-02-31', end: '2023-12-31' } }],
    ['an institution without a role', { title: 'CTG', institutions: [{ ...institution, role: 'boss' }] }],
    ['an id with a slash', { title: 'CTG', institutions: [{ ...institution, id: '../etc' }] }],
    ['an id that every object has', { title: 'CTG', institutions: [{ ...institution, id: 'constructor' }] }],
    ['the id of the merged groups', { title: 'CTG', institutions: [{ ...institution, id: 'others' }] }],
    ['the id of those without institution', { title: 'CTG', institutions: [{ ...institution, id: 'none' }] }],
    ['a named round', { title: 'CTG', rounds: [{ status: 'open', secrecy: 'named' }] }],
    ['more domains than letters', { title: 'CTG', domains: Array.from({ length: 27 }, () => ({})) }],
    ['no object at all', null],
  ])('is turned away with %s', (_, seed) => {
    expect(seedSchema.safeParse(seed).success).toBe(false)
  })

  test('carries nothing that it does not know', () => {
    expect(seedSchema.parse({ title: 'CTG', code: '000000', revision: 9 })).not.toHaveProperty('code')
  })
})
