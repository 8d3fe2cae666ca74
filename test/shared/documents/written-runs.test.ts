import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addFinding } from '../../../shared/documents/finding.ts'
import { richTextOf } from '../../../shared/documents/passage.ts'
import { plainParagraphs } from '../../../shared/documents/rich-text.ts'
import { writtenRuns } from '../../../shared/documents/written-runs.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'

function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = client
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function wordsOf(doc: Y.Doc, block = 0): Y.XmlText {
  const paragraph = richTextOf(doc, 'diagnostic', 'f1')?.get(block)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('there are no such words')
  return text
}

test('the words of a text are told by who typed them, without those that are gone', () => {
  const first = copyOf(new Y.Doc(), 1)
  addFinding(first, {
    id: 'f1' as FindingId,
    domain: 'D1' as DomainId,
    type: 'need',
    body: plainParagraphs('Les places manquent.\nSurtout au nord.'),
  })
  const second = copyOf(first, 2)
  wordsOf(second).delete(0, 4)
  wordsOf(second).insert(0, 'Des ')
  wordsOf(second, 1).format(0, 7, { bold: true })
  const text = richTextOf(second, 'diagnostic', 'f1')
  expect(text && writtenRuns(text)).toEqual([
    { client: 2, text: 'Des ' },
    { client: 1, text: 'places manquent.\nSurtout au nord.' },
  ])
  expect(writtenRuns(new Y.Doc().getXmlFragment('none'))).toEqual([])
})
