import * as Y from 'yjs'
import { wordsOf } from '../../../shared/workshop/thread.ts'
import { describe, expect, test } from 'vitest'
import { demonstration } from '../../../server/demonstration/demonstration.ts'
import { readActionPlan, writeActionPlan } from '../../../shared/documents/action.ts'
import { readDiagnostic, writeDiagnostic } from '../../../shared/documents/finding.ts'
import { passageOf, richTextOf } from '../../../shared/documents/passage.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the demonstration', () => {
  test('written into documents reads back the same', () => {
    const { documents } = demonstration()
    const [diagnostic, plan] = [new Y.Doc(), new Y.Doc()]
    writeDiagnostic(diagnostic, documents.diagnostic)
    writeActionPlan(plan, documents.plan)
    expect(plain(readDiagnostic(diagnostic))).toEqual(plain(documents.diagnostic))
    expect(plain(readActionPlan(plan))).toEqual(plain(documents.plan))
  })

  test('keeps every thread on its words', () => {
    const { documents, workshop } = demonstration()
    const doc = new Y.Doc()
    writeDiagnostic(doc, documents.diagnostic)
    const threads = Object.values(workshop.threads).filter(({ anchor }) => anchor.on === 'passage')
    const words = threads.map(({ id, subject }) => {
      const text = richTextOf(doc, 'diagnostic', subject)
      return text && passageOf(text, id)
    })
    expect(words).toEqual(threads.map(({ anchor }) => wordsOf(anchor)))
    expect(threads.length).toBeGreaterThan(3)
  })
})
