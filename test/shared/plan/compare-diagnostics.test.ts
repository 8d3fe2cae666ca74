import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diagnostic, Finding } from '../../../shared/documents/finding.ts'
import { plainParagraphs, plainText } from '../../../shared/documents/rich-text.ts'
import type { Stake } from '../../../shared/documents/stake.ts'
import type { DomainId, FindingId, InstitutionId, StakeId } from '../../../shared/id.ts'
import { compareDiagnostics } from '../../../shared/plan/compare-diagnostics.ts'
import { movedIds } from '../../../shared/plan/moved-ids.ts'
import { wordDifference, type Piece } from '../../../shared/plan/word-difference.ts'
import { diagnostics } from '../../support/arbitrary-documents.ts'

const [D1, D2] = ['D1' as DomainId, 'D2' as DomainId]
const domains = [
  { id: D1, letter: 'A', name: 'Petite enfance' },
  { id: D2, letter: 'B', name: 'Jeunesse' },
]

function finding(id: string, change: Partial<Finding> = {}): Finding {
  const texts = { title: `Constat ${id}`, body: plainParagraphs('Les places manquent.'), territory: '' }
  const rest = { domain: D1, type: 'need', evidence: [], origins: [], isArchived: false } as const
  return { ...texts, ...rest, ...change, id: id as FindingId }
}

function stake(id: string, change: Partial<Stake> = {}): Stake {
  return { title: `Enjeu ${id}`, sentence: '', findings: [], isArchived: false, ...change, id: id as StakeId }
}

const saying = (...findings: readonly Finding[]): Diagnostic => ({ findings, stakes: [] })
const compared = (before: Diagnostic, after: Diagnostic) => compareDiagnostics(before, after, domains)

/** The text of pieces, with what came between + and what went between -. */
function told(pieces: readonly Piece[] | null | undefined): string {
  const signs = { same: '', added: '+', removed: '-' } as const
  return (pieces ?? []).map(({ text, change }) => `${signs[change]}${text}${signs[change]}`).join('')
}

describe('words', () => {
  test('that changed stand between those that did not', () => {
    expect(told(wordDifference('Les places manquent au nord.', 'Les places manquent encore.'))).toBe(
      'Les places manquent -au nord-+encore+.',
    )
  })

  test('of equal texts are no difference', () => {
    expect(wordDifference('Équité', 'Équité')).toBeNull()
  })

  test('give both texts back, whatever they were', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const pieces = wordDifference(before, after) ?? [{ text: before, change: 'same' }]
        const without = (gone: Piece['change']) =>
          pieces
            .filter(({ change }) => change !== gone)
            .map(({ text }) => text)
            .join('')
        expect([without('added'), without('removed')]).toEqual([before, after])
      }),
    )
  })

  test('that all differ are told as two texts', () => {
    const text = (word: string) => Array.from({ length: 2000 }, (_, index) => `${word}${index}`).join(' ')
    expect(wordDifference(text('a'), text('b'))?.map(({ change }) => change)).toEqual(['removed', 'added'])
  })
})

describe('two states of a diagnostic', () => {
  test('differ in nothing when they say the same', () => {
    fc.assert(
      fc.property(diagnostics, (diagnostic) => {
        expect(compared(diagnostic, structuredClone(diagnostic))).toEqual({ findings: [], stakes: [] })
      }),
    )
  })

  test('tell of each finding that came or went, as the later and the earlier one', () => {
    fc.assert(
      fc.property(diagnostics, diagnostics, (before, after) => {
        const ids = (one: Diagnostic) => one.findings.filter(({ isArchived }) => !isArchived).map(({ id }) => id)
        const { findings } = compared(before, after)
        const withStatus = (status: string) => findings.filter((one) => one.status === status).map(({ id }) => id)
        expect(new Set(withStatus('added'))).toEqual(new Set(ids(after).filter((id) => !ids(before).includes(id))))
        expect(new Set(withStatus('removed'))).toEqual(new Set(ids(before).filter((id) => !ids(after).includes(id))))
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
      }),
    )
  })

  test('say which words of a finding changed, and which fields', () => {
    const figure = { id: 'e1', label: 'demandes', value: '96', unit: '', year: '2019', source: '' }
    const before = finding('f1', { evidence: [figure] as unknown as Finding['evidence'], territory: 'Cahors' })
    const after = finding('f1', {
      body: plainParagraphs('Les places manquent encore.'),
      evidence: [{ ...figure, value: '104' }] as unknown as Finding['evidence'],
    })
    const [difference] = compared(saying(before), saying(after)).findings
    expect(difference).toMatchObject({ status: 'changed', code: 'A1', isMoved: false, typeBefore: null })
    expect(difference?.fields.map(({ field, pieces }) => [field, told(pieces)])).toEqual([
      ['body', 'Les places manquent+ encore+.'],
      ['evidence', '-96-+104+, demandes, 2019'],
      ['territory', '-Cahors-'],
    ])
  })

  test('say what a finding was before, and who says it now', () => {
    const [CAF, MSA] = ['CAF' as InstitutionId, 'MSA' as InstitutionId]
    const before = saying(finding('f1', { origins: [CAF] }))
    const after = saying(finding('f1', { domain: D2, type: 'strength', origins: [MSA] }))
    expect(compared(before, after).findings).toMatchObject([
      { domainBefore: D1, typeBefore: 'need', code: 'B1', origins: { added: [MSA], removed: [CAF] } },
    ])
  })

  test('tell an archived finding as removed, with all it said', () => {
    const [removed] = compared(saying(finding('f1')), saying(finding('f1', { isArchived: true }))).findings
    expect(removed).toMatchObject({ status: 'removed', code: 'A1' })
    expect(removed?.fields.map(({ pieces }) => told(pieces))).toEqual(['-Constat f1-', '-Les places manquent.-'])
  })

  test('tell one finding that was put first as one move', () => {
    const [one, two, three] = [finding('f1'), finding('f2'), finding('f3')]
    const { findings } = compared(saying(one, two, three), saying(three, one, two))
    expect(findings.map(({ id, isMoved }) => [id, isMoved])).toEqual([['f3', true]])
  })

  test('keep the paragraphs of a text apart', () => {
    const [difference] = compared(saying(), saying(finding('f1', { body: plainParagraphs('Un\nDeux') }))).findings
    expect(told(difference?.fields[1]?.pieces)).toBe(`+${plainText(plainParagraphs('Un\nDeux'))}+`)
  })

  test('say which findings a stake holds now, by their codes', () => {
    const findings = [finding('f1'), finding('f2')]
    const before = { findings, stakes: [stake('k1', { findings: ['f1' as FindingId] }), stake('k2')] }
    const after = {
      findings,
      stakes: [stake('k1', { findings: ['f2' as FindingId], sentence: 'Répondre.' }), stake('k3')],
    }
    expect(compared(before, after).stakes).toMatchObject([
      { id: 'k1', status: 'changed', findings: { added: ['A2'], removed: ['A1'] }, fields: [{ field: 'sentence' }] },
      { id: 'k3', status: 'added' },
      { id: 'k2', status: 'removed' },
    ])
  })
})

test('what kept its order among the others was not moved', () => {
  expect([...movedIds(['a', 'b', 'c', 'd'], ['b', 'c', 'x', 'd', 'a'])]).toEqual(['a'])
  expect([...movedIds(['a', 'b'], ['b', 'a'])]).toHaveLength(1)
  expect([...movedIds(['a', 'gone', 'b'], ['new', 'a', 'b'])]).toEqual([])
})
