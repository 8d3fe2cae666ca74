import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { addLine, lineRecord } from '../../../shared/documents/action-lines.ts'
import { setCost } from '../../../shared/documents/action-money.ts'
import { setRole } from '../../../shared/documents/action-roles.ts'
import { actionsOf, addAction, readActionPlan } from '../../../shared/documents/action.ts'
import type { ActionId, FundingId, InstitutionId, LineId } from '../../../shared/id.ts'
import { planChanges } from '../../../shared/plan/record-changes.ts'
import { reloaded } from '../../support/arbitrary-documents.ts'

describe('what changed in an action', () => {
  test('tells its lists and roles, its money by nature and stage, and its funders by how sure they are', () => {
    const doc = new Y.Doc()
    const paid = { institution: 'caf' as InstitutionId, name: '', cents: 1_250_050, status: 'requested' } as const
    const kind = { nature: 'running', stage: 'planned' } as const
    const funding = [{ ...paid, id: 'm1' as FundingId }]
    addAction(doc, { id: 'a1' as ActionId, costs: [{ ...kind, year: 2027, cents: 100 }], funding })
    const before = readActionPlan(reloaded(doc))
    const record = actionsOf(doc).get('a1') as Y.Map<unknown>
    setCost(record, { ...kind, year: 2028 }, 4_800_000)
    const fundingOne = record.get('funding:m1') as Y.Map<unknown>
    fundingOne.set('status', 'secured')
    setRole(record, { institution: 'caf' as InstitutionId, role: 'appui' })
    addLine(record, 'levers', 'l1' as LineId)
    const text = lineRecord(record, 'levers', 'l1' as LineId)?.get('text')
    if (text instanceof Y.Text) text.insert(0, 'Réseau')
    const [change] = planChanges(before, readActionPlan(doc), () => 'CAF')
    expect(change?.fields.map(({ field, before: was, now }) => [field, plain(was), plain(now)])).toEqual([
      ['levers', '', 'Réseau'],
      ['roles', '', 'CAF : appui'],
      ['running-planned', '2027 : 1', '2027 : 1\n2028 : 48 000'],
      ['funding-requested', 'CAF : 12 500,50', ''],
      ['funding-secured', '', 'CAF : 12 500,50'],
    ])
  })
})

function plain(text: string): string {
  return text.replaceAll('\u202F', ' ')
}
