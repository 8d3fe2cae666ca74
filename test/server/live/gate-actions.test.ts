import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { judge } from '../../../server/live/gate.ts'
import { addIndicator } from '../../../shared/documents/action-indicators.ts'
import { addLine } from '../../../shared/documents/action-lines.ts'
import { addFunding, setCost } from '../../../shared/documents/action-money.ts'
import { setRole } from '../../../shared/documents/action-roles.ts'
import { addStep } from '../../../shared/documents/action-steps.ts'
import { actionsOf, addAction } from '../../../shared/documents/action.ts'
import type {
  ActionId,
  FundingId,
  IndicatorId,
  InstitutionId,
  LineId,
  ParticipantId,
  ReadingId,
  StepId,
} from '../../../shared/id.ts'
import { reloaded } from '../../support/arbitrary-documents.ts'

test('the gate accepts what a fiche holds beside its texts', () => {
  const doc = new Y.Doc()
  addAction(doc, { id: 'a1' as ActionId })
  const copy = reloaded(doc)
  const before = Y.encodeStateVector(copy)
  const record = actionsOf(copy).get('a1') as Y.Map<unknown>
  setCost(record, { year: 2027, nature: 'running', stage: 'planned' }, 4_800_000)
  addFunding(record, { id: 'm1' as FundingId, institution: null, name: 'Communes', cents: 100, status: 'secured' })
  setRole(record, { institution: 'caf' as InstitutionId, role: 'appui' })
  addLine(record, 'levers', 'l1' as LineId)
  addStep(record, { id: 't1' as StepId, label: 'Ouverture', due: '2028-09', isDone: false })
  const indicator = { kind: 'output', label: 'Places', baseline: '', target: '', unit: '', source: '' } as const
  const reading = { id: 'r1' as ReadingId, month: '2028-01', value: '12' }
  addIndicator(record, { ...indicator, id: 'i1' as IndicatorId, readings: [reading] })
  const update = Y.encodeStateAsUpdate(copy, before)
  const offer = {
    isAnswer: false,
    by: 'ana' as ParticipantId,
    mayWrite: true,
    room: 2 ** 30,
    writerOf: () => undefined,
  }
  expect(judge({ ...offer, doc, update }).type).toBe('accepted')
})
