import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../shared/documents/finding.ts'
import type { FindingId } from '../../../shared/id.ts'
import { archiveSchema } from '../../../shared/plan/archive.ts'
import { similarFindings } from '../../../shared/plan/similar-findings.ts'
import { dismissalKey, type Dismissals } from '../../../shared/workshop/dismissal.ts'
import type { Merge, Merges } from '../../../shared/workshop/merge.ts'
import { alikeFindings, saidIn, saidTwice } from '../../support/alike-findings.ts'
import { dice } from '../../support/random.ts'

const id = (name: string) => name as FindingId
const of = (findings: readonly Finding[], merges: Merges = {}, dismissals: Dismissals = {}) =>
  similarFindings({ findings, merges, dismissals }).map((proposal) => proposal.findings)

const need = ['Des places manquent', 'Les familles attendent une place en crèche.'] as const
const same = ['Il manque des places', 'En crèche, des familles attendent.'] as const
const third = ['Places en crèche', 'Il en manque : les familles attendent leur place.'] as const
const other = ['Les trottoirs sont trop hauts', 'Les poussettes ne passent nulle part.'] as const

function merged(into: string, originals: readonly string[]): Merge {
  const held = originals.map((name) => ({ finding: id(name), institutions: [] }))
  return { finding: id(into), originals: held, at: 0, by: null, answers: {}, undone: null }
}

function dismissed(...names: readonly string[]): Dismissals {
  const findings = names.map(id)
  return { [dismissalKey(findings)]: { findings, at: 0, by: null, undone: null } }
}

describe('findings are proposed', () => {
  test('when they say the same in other words', () => {
    const pairs = of(alikeFindings).map((findings) => findings.join(' '))
    expect(pairs.toSorted()).toEqual(Object.keys(saidTwice).map((domain) => `${domain}1 ${domain}2`))
  })

  test('with the words that all of them have, the rarest first', () => {
    const findings = [saidIn('A', 'a', need), saidIn('A', 'b', same), saidIn('A', 'c', ['Places de parking', ''])]
    expect(similarFindings({ findings, merges: {}, dismissals: {} })).toEqual([
      {
        domain: 'A',
        findings: ['a', 'b'],
        words: ['manquent', 'familles', 'attendent', 'crèche', 'places'],
        wordsInCommon: 5,
      },
    ])
  })

  test('several at once where each is close to all others', () => {
    const findings = [need, other, same, third].map((said, place) => saidIn('A', `f${place}`, said))
    expect(of(findings)).toEqual([['f0', 'f2', 'f3']])
  })

  test('no more together than a merge takes, and each once', () => {
    const many = Array.from({ length: 120 }, (_, place) => saidIn('A', `f${place}`, need))
    const groups = of(many)
    expect(groups.map(({ length }) => length)).toEqual([50, 50, 20])
    expect(new Set(groups.flat()).size).toBe(120)
  })
})

describe('findings are not proposed', () => {
  test('in a diagnostic where none say the same', () => {
    const file = readFileSync(new URL('../../../server/demonstration/grand-cahors.json', import.meta.url), 'utf8')
    expect(of(archiveSchema.parse(JSON.parse(file)).documents.diagnostic.findings)).toEqual([])
  })

  test('across domains, and without words', () => {
    expect(of([saidIn('A', 'a', need), saidIn('B', 'b', need)])).toEqual([])
    expect(of([saidIn('A', 'a', ['', '']), saidIn('A', 'b', ['', '']), saidIn('A', 'c', ['Et', 'le 3'])])).toEqual([])
  })

  test('for one word, however rare', () => {
    expect(of([saidIn('A', 'a', ['Ludothèque', '']), saidIn('A', 'b', ['La ludothèque', ''])])).toEqual([])
  })

  test('once one of them is archived', () => {
    expect(of([saidIn('A', 'a', need), { ...saidIn('A', 'b', same), isArchived: true }])).toEqual([])
  })

  test('beside what they were merged into, until that is taken apart', () => {
    const findings = [saidIn('A', 'a', need), saidIn('A', 'm', need)]
    const merge = merged('m', ['a', 'b'])
    expect(of(findings, { [id('m')]: merge })).toEqual([])
    expect(of(findings, { [id('m')]: { ...merge, undone: { by: null, at: 1 } } })).toEqual([['a', 'm']])
  })
})

describe('findings that somebody found to differ', () => {
  const [a, b, c] = [saidIn('A', 'a', need), saidIn('A', 'b', same), saidIn('A', 'c', third)]

  test('are not proposed, until that is undone', () => {
    const undone = Object.values(dismissed('a', 'b')).map((one) => ({ ...one, undone: { by: null, at: 1 } }))
    expect(of([a, b], {}, dismissed('b', 'a'))).toEqual([])
    expect(of([a, b], {}, { 'a b': undone[0] as never })).toEqual([['a', 'b']])
  })

  test('may each be proposed with a third one, never together', () => {
    const proposed = of([a, b, c], {}, dismissed('a', 'b'))
    expect(proposed).toHaveLength(1)
    expect(proposed[0]).toContain('c')
    expect(proposed[0]).toHaveLength(2)
  })

  test('go on to differ in what they are merged into', () => {
    expect(of([saidIn('A', 'm', need), b], { [id('m')]: merged('m', ['a', 'x']) }, dismissed('a', 'b'))).toEqual([])
  })
})

test('300 findings of 600 words are compared within a moment', () => {
  const random = dice(7)
  const sounds = ['ba', 'cré', 'do', 'fi', 'gu', 'lon', 'mi', 'nou', 'pa', 'ret', 'sou', 'ti']
  const word = () => Array.from({ length: 3 }, () => sounds[random.below(1 + random.below(sounds.length))]).join('')
  const text = () => Array.from({ length: 300 }, word).join(' de ')
  const findings = Array.from({ length: 300 }, (_, place) => saidIn('A', `f${place}`, [word(), text()]))
  const times = [1, 2, 3].map(() => {
    const startedAt = performance.now()
    similarFindings({ findings, merges: {}, dismissals: {} })
    return performance.now() - startedAt
  })
  // Some 85 ms on two busy cores; a quadratic reading of the words takes seconds.
  expect(Math.min(...times)).toBeLessThan(400)
})
