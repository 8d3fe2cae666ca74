import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { liveRecords } from '../../../client/link/live-records.ts'
import { recordIn, textIn } from '../../../client/link/record-in.ts'
import { addFinding, findingsOf, readFinding } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'

test('a letter typed in one record leaves the others the same objects', () => {
  const doc = new Y.Doc()
  for (const id of ['a', 'b']) addFinding(doc, { id: id as FindingId, domain: 'D' as DomainId, type: 'need' })
  const live = liveRecords(findingsOf(doc), (id, record) => readFinding(id as FindingId, record))
  const [a, b] = live.current()
  textIn(recordIn(findingsOf(doc), 'b'), 'title')?.insert(0, 'x')
  const [a2, b2] = live.current()
  expect(a2).toBe(a)
  expect(b2).not.toBe(b)
  expect(b2?.title).toBe('x')
})
