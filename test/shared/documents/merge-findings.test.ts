import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { addFinding, readDiagnostic, type Evidence, type Finding } from '../../../shared/documents/finding.ts'
import { mergeInto, takeApart } from '../../../shared/documents/merge-findings.ts'
import { plainParagraphs, plainText } from '../../../shared/documents/rich-text.ts'
import type { DomainId, FindingId, InstitutionId } from '../../../shared/id.ts'

const id = (name: string) => name as FindingId
const ids = (...names: readonly string[]) => names as readonly string[] as readonly FindingId[]
const caf = 'caf' as InstitutionId

function figure(name: string, value: string): Evidence {
  return { id: name, label: '', value, unit: '', year: '', source: '' } as Evidence
}

function diagnostic(...findings: readonly Partial<Finding>[]): Y.Doc {
  const doc = new Y.Doc()
  for (const finding of findings) {
    addFinding(doc, { domain: 'D1' as DomainId, type: 'need', id: id(finding.id ?? ''), ...finding })
  }
  return doc
}

function inForce(doc: Y.Doc): readonly string[] {
  return readDiagnostic(doc).findings.flatMap((one) => (one.isArchived ? [] : [one.id]))
}

const merge = { into: id('m'), wording: id('b'), originals: ids('b', 'd'), institutions: [caf] }
const four = [{ id: id('a') }, { id: id('b') }, { id: id('c') }, { id: id('d') }]

describe('merging findings in a document', () => {
  test('puts the common one where the one stood whose words it has, and archives the originals', () => {
    const doc = diagnostic(...four)
    expect(mergeInto(doc, merge)).toBe(true)
    expect(inForce(doc)).toEqual(['a', 'm', 'c'])
    expect(readDiagnostic(doc).findings.map((one) => one.id)).toEqual(expect.arrayContaining(['b', 'd']))
  })

  test('starts with these words, without the marks of comments, and says whom it comes from', () => {
    const marks = [{ type: 'comment' as const, attrs: { thread: 't' } }]
    const said = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Des mots', marks }] }] }
    const doc = diagnostic(
      {
        id: id('b'),
        title: 'Le titre',
        territory: 'Nord',
        body: said as Finding['body'],
        origins: ['msa' as InstitutionId],
      },
      { id: id('d'), title: 'Un autre', body: plainParagraphs('Autre chose') },
    )
    mergeInto(doc, merge)
    const common = readDiagnostic(doc).findings.find((one) => one.id === 'm')
    expect(common).toMatchObject({ title: 'Le titre', territory: 'Nord', domain: 'D1', origins: ['caf', 'msa'] })
    expect(JSON.stringify(common?.body)).not.toContain('comment')
    expect(common && plainText(common.body)).toBe('Des mots')
  })

  test('shows the figures of all, each once', () => {
    const doc = diagnostic(
      { id: id('b'), evidence: [figure('e1', '12'), figure('e2', '30')] },
      { id: id('d'), evidence: [figure('e9', '12'), figure('e1', '7')] },
    )
    mergeInto(doc, merge)
    const common = readDiagnostic(doc).findings.find((one) => one.id === 'm')
    expect(common?.evidence.map(({ value }) => value)).toEqual(['12', '30', '7'])
    expect(new Set(common?.evidence.map((one) => one.id)).size).toBe(3)
  })

  test('does nothing where one is archived, or not there, or the id is taken', () => {
    const doc = diagnostic({ id: id('a') }, { id: id('b') }, { id: id('d'), isArchived: true })
    const before = JSON.stringify(readDiagnostic(doc))
    expect(mergeInto(doc, merge)).toBe(false)
    expect(mergeInto(doc, { ...merge, originals: ids('b', 'z') })).toBe(false)
    expect(mergeInto(doc, { ...merge, originals: ids('a', 'b'), into: id('a') })).toBe(false)
    expect(JSON.stringify(readDiagnostic(doc))).toBe(before)
  })
})

describe('taking findings apart', () => {
  test('brings the originals back where they were, as they were', () => {
    const doc = diagnostic(...four.map((one) => ({ ...one, title: `Constat ${one.id}` })))
    const before = readDiagnostic(doc).findings
    mergeInto(doc, merge)
    takeApart(doc, { finding: id('m'), originals: merge.originals })
    expect(readDiagnostic(doc).findings.filter((one) => one.id !== 'm')).toEqual(before)
    expect(inForce(doc)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('keeps what was written in the common one, in the archives', () => {
    const doc = diagnostic(...four)
    mergeInto(doc, merge)
    takeApart(doc, { finding: id('m'), originals: merge.originals })
    expect(readDiagnostic(doc).findings.find((one) => one.id === 'm')).toMatchObject({ isArchived: true })
  })
})
