import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { anchorWords, figureWords } from '../../../shared/documents/anchor-words.ts'
import { addFinding } from '../../../shared/documents/finding.ts'
import type { DomainId, EvidenceId, FindingId } from '../../../shared/id.ts'

const figure = { id: 'e1' as EvidenceId, label: 'des enfants', value: '42', unit: '%', year: '2023', source: 'CAF' }

describe('the words of a figure', () => {
  test.each([
    [{}, '42 % des enfants (CAF, 2023)'],
    [{ source: 'https://www.insee.fr/fr/statistiques?x=1' }, '42 % des enfants (insee.fr, 2023)'],
    [{ source: '' }, '42 % des enfants (2023)'],
    [{ source: ' ', year: '', unit: '' }, '42 des enfants'],
    [{ source: '', year: '', unit: '', label: '', value: '' }, ''],
  ])('leave out what is not written: %o', (missing, words) => {
    expect(figureWords({ ...figure, ...missing })).toBe(words)
  })
})

test('what a conversation stands on is quoted up to a length', () => {
  const doc = new Y.Doc()
  const id = 'f1' as FindingId
  addFinding(doc, { id, domain: 'D1' as DomainId, type: 'need', title: 'x'.repeat(900), evidence: [figure] })
  const about = { document: 'diagnostic', subject: id } as const
  expect(anchorWords(doc, { ...about, anchor: { on: 'whole' } })).toHaveLength(500)
  expect(anchorWords(doc, { ...about, anchor: { on: 'figure', figure: figure.id } })).toBe(figureWords(figure))
})
