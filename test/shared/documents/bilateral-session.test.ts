import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addSession,
  readSessions,
  sessionsOf,
  type BilateralSession,
} from '../../../shared/documents/bilateral-session.ts'
import { diagnosticSchema, readDiagnostic, writeDiagnostic } from '../../../shared/documents/finding.ts'
import { restoreDocument } from '../../../shared/documents/restore.ts'
import type { BilateralSessionId } from '../../../shared/id.ts'

const S1 = 's1' as BilateralSessionId
const held: BilateralSession = {
  id: S1,
  date: '2026-01-12',
  attendance: 'Ana, Bo',
  notes: 'À revoir\nen mars',
  isArchived: false,
}

describe('bilateral sessions', () => {
  test('are added with their day, empty', () => {
    const doc = new Y.Doc()
    addSession(doc, { id: S1, date: '2026-01-12' })
    expect(readSessions(doc)).toEqual([{ ...held, attendance: '', notes: '' }])
  })

  test('come back from an export', () => {
    const doc = new Y.Doc()
    const written = { findings: [], stakes: [], sessions: [held] }
    writeDiagnostic(doc, diagnosticSchema.parse(JSON.parse(JSON.stringify(written))))
    expect(readDiagnostic(doc)).toEqual(written)
  })

  test('that a foreign client spoiled read as empty', () => {
    const doc = new Y.Doc()
    sessionsOf(doc).set('s1', new Y.Map<unknown>([['date', 'hier']]))
    expect(readSessions(doc)).toEqual([{ id: S1, date: '', attendance: '', notes: '', isArchived: false }])
  })

  test('go back to a version with the rest of the space, those that came since archived', () => {
    const doc = new Y.Doc()
    writeDiagnostic(doc, { findings: [], stakes: [], sessions: [held] })
    const old = new Y.Doc()
    Y.applyUpdate(old, Y.encodeStateAsUpdate(doc))
    addSession(doc, { id: 's2' as BilateralSessionId, date: '2026-02-01' })
    const record = sessionsOf(doc).get('s1')
    if (record instanceof Y.Map) record.set('date', '2026-03-03')
    restoreDocument('space-caf', doc, old)
    expect(readSessions(doc).map(({ id, date, isArchived }) => [id, date, isArchived])).toEqual([
      ['s1', '2026-01-12', false],
      ['s2', '2026-02-01', true],
    ])
  })
})
