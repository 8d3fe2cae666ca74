import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { diagnosticSchema, readDiagnostic } from '../../../shared/documents/finding.ts'
import { addStake, readStakes, setShown, stakesOf } from '../../../shared/documents/stake.ts'
import type { FindingId, StakeId } from '../../../shared/id.ts'

const [K1, K2] = ['k1' as StakeId, 'k2' as StakeId]
const F1 = 'f1' as FindingId

function withStakes(): Y.Doc {
  const doc = new Y.Doc()
  addStake(doc, K1)
  addStake(doc, K2)
  return doc
}

function linkIn(doc: Y.Doc, stake: StakeId, finding: FindingId, link: 'linked' | 'not-linked') {
  const record = stakesOf(doc).get(stake)
  if (record instanceof Y.Map) setShown(record as Y.Map<unknown>, finding, link)
}

describe('stakes', () => {
  test('are added at the end, empty', () => {
    const blank = { title: '', sentence: '', findings: [], isArchived: false }
    expect(readStakes(withStakes())).toEqual([
      { id: K1, ...blank },
      { id: K2, ...blank },
    ])
  })

  test('hold the findings that two people link at once', () => {
    const one = withStakes()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    linkIn(one, K1, F1, 'linked')
    linkIn(other, K1, 'f2' as FindingId, 'linked')
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    expect(readStakes(one)[0]?.findings).toEqual(['f1', 'f2'])
    linkIn(one, K1, F1, 'not-linked')
    expect(readStakes(one)[0]?.findings).toEqual(['f2'])
  })

  test('are none in a document, and in an export, of before there were any', () => {
    expect(readDiagnostic(new Y.Doc())).toEqual({ findings: [], stakes: [] })
    expect(diagnosticSchema.parse({ findings: [] })).toEqual({ findings: [], stakes: [] })
  })

  test('that a foreign client spoiled read as empty', () => {
    const doc = new Y.Doc()
    stakesOf(doc).set('k1', new Y.Map<unknown>([['title', 3]]))
    expect(readStakes(doc)).toEqual([{ id: K1, title: '', sentence: '', findings: [], isArchived: false }])
  })
})
