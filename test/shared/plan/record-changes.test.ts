import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { setCost } from '../../../shared/documents/action-money.ts'
import { actionsOf, addAction, readActionPlan } from '../../../shared/documents/action.ts'
import type { ActionId, FundingId, InstitutionId } from '../../../shared/id.ts'
import { planChanges } from '../../../shared/plan/record-changes.ts'
import { reloaded } from '../../support/arbitrary-documents.ts'

describe('what changed in an action', () => {
  test('tells its money by nature and stage, and its funders by how sure they are', () => {
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
    const [change] = planChanges(before, readActionPlan(doc), () => 'CAF')
    expect(change?.fields.map(({ field, before: was, now }) => [field, plain(was), plain(now)])).toEqual([
      ['running-planned', '2027 : 1', '2027 : 1\n2028 : 48 000'],
      ['funding-requested', 'CAF : 12 500,50', ''],
      ['funding-secured', '', 'CAF : 12 500,50'],
    ])
  })
})

function plain(text: string): string {
  return text.replaceAll('\u202F', ' ')
}
