import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { contentFingerprint, contentOf, pourFinding } from '../../../shared/documents/finding-content.ts'
import { addFinding, findingsOf, readDiagnostic, setOrigin, type Finding } from '../../../shared/documents/finding.ts'
import type { DomainId, EvidenceId, FindingId, InstitutionId } from '../../../shared/id.ts'

const [caf, val] = ['caf', 'val'] as InstitutionId[] as [InstitutionId, InstitutionId]
const figure = { id: 'e1' as EvidenceId, label: 'places', value: '12', unit: '', year: '2024', source: 'CAF' }

const finding: Finding = {
  id: 'f1' as FindingId,
  domain: 'D1' as DomainId,
  type: 'need',
  title: 'Des places manquent',
  body: {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Partout, surtout au nord.' }] }],
  },
  evidence: [figure],
  origins: [],
  territory: 'Nord',
  isArchived: false,
}

const commented: Finding = {
  ...finding,
  body: {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Partout, ' },
          { type: 'text', text: 'surtout', marks: [{ type: 'comment', attrs: { thread: 'T1' } }] },
          { type: 'text', text: ' au nord.' },
        ],
      },
    ],
  },
}

describe('what a finding says', () => {
  test('is the same with comments, under another id, and by whomever it was said', () => {
    const other = { ...commented, id: 'f2' as FindingId, origins: [caf], isArchived: true }
    expect(contentFingerprint(other)).toBe(contentFingerprint(finding))
    expect(contentOf(commented).body).toEqual(finding.body)
  })

  test.each<Partial<Finding>>([
    { title: 'Des places' },
    { territory: '' },
    { type: 'weakness' },
    { evidence: [] },
    { evidence: [{ ...figure, value: '13' }] },
    { body: { type: 'doc', content: [] } },
  ])('is another with %o', (change) => {
    expect(contentFingerprint({ ...finding, ...change })).not.toBe(contentFingerprint(finding))
  })
})

describe('pouring', () => {
  test('leaves nothing of the comments, and says whose it is', () => {
    const doc = new Y.Doc()
    pourFinding(doc, contentOf(commented), { as: 'p1' as FindingId, institution: caf })
    expect(readDiagnostic(doc).findings).toEqual([{ ...finding, id: 'p1', origins: [caf] }])
  })

  test('over an earlier copy keeps its place and its other origins', () => {
    const doc = new Y.Doc()
    pourFinding(doc, contentOf(finding), { as: 'p1' as FindingId, institution: caf })
    addFinding(doc, { id: 'p2' as FindingId, domain: 'D1' as DomainId, type: 'need' })
    const record = findingsOf(doc).get('p1')
    if (record instanceof Y.Map) setOrigin(record, val, 'said')
    const next = { ...finding, title: 'Des places manquent encore', evidence: [] }
    pourFinding(doc, contentOf(next), { as: 'p1' as FindingId, institution: caf })
    const [first, second] = readDiagnostic(doc).findings
    expect(first).toEqual({ ...next, id: 'p1', origins: [caf, val] })
    expect(second?.id).toBe('p2')
  })
})
