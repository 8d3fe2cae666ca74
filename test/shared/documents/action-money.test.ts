import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import {
  addFunding,
  fundingRecord,
  readActionMoney,
  removeFunding,
  setCost,
  type Funding,
} from '../../../shared/documents/action-money.ts'
import { actionPlanSchema } from '../../../shared/documents/action-plan-schema.ts'
import { actionsOf, addAction, readActionPlan } from '../../../shared/documents/action.ts'
import { restoreDocument } from '../../../shared/documents/restore.ts'
import { textOf } from '../../../shared/documents/record.ts'
import type { ActionId, FundingId } from '../../../shared/id.ts'
import { reloaded } from '../../support/arbitrary-documents.ts'

const planned2027 = { year: 2027, nature: 'running', stage: 'planned' } as const
const spent2027 = { year: 2027, nature: 'running', stage: 'actual' } as const
const funding = (id: string, name: string): Funding => ({
  id: id as FundingId,
  institution: null,
  name,
  cents: 100,
  status: 'requested',
})

/** An action as documents held it before budgets by year: a text, and no other money. */
function older(): Y.Doc {
  const doc = new Y.Doc()
  actionsOf(doc).set(
    'a1',
    new Y.Map<unknown>([
      ['title', textOf('Ouvrir une crèche')],
      ['budget', textOf('420 000')],
      ['partners', new Y.Map()],
    ]),
  )
  return doc
}

function recordOf(doc: Y.Doc): Y.Map<unknown> {
  const record = actionsOf(doc).get('a1')
  if (!(record instanceof Y.Map)) throw new Error('the action is not there')
  return record as Y.Map<unknown>
}

function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

describe('an action written before budgets by year', () => {
  test('reads as what it was', () => {
    const [action] = readActionPlan(older()).actions
    expect(action).toMatchObject({ budget: '420 000', costs: [], funding: [] })
  })

  test('takes what two people write in it at once: years, funders and the name of one', () => {
    const doc = older()
    const other = reloaded(doc)
    setCost(recordOf(doc), planned2027, 4_800_000)
    setCost(recordOf(other), spent2027, 12)
    addFunding(recordOf(doc), funding('f1', 'CAF'))
    addFunding(recordOf(other), funding('f2', 'MSA'))
    meet(doc, other)
    const name = (of: Y.Doc) => fundingRecord(recordOf(of), 'f1' as FundingId)?.get('name')
    const [mine, theirs] = [name(doc), name(other)]
    if (mine instanceof Y.Text) mine.insert(3, ' du Lot')
    if (theirs instanceof Y.Text) theirs.insert(0, 'La ')
    meet(doc, other)
    const money = readActionMoney(recordOf(doc))
    expect(money).toEqual(readActionMoney(recordOf(other)))
    expect(money.costs).toEqual([
      { ...planned2027, cents: 4_800_000 },
      { ...spent2027, cents: 12 },
    ])
    expect(money.funding.map((one) => one.name).toSorted()).toEqual(['La CAF du Lot', 'MSA'])
  })

  test('and exported then is read back', () => {
    const doc = new Y.Doc()
    addAction(doc, { id: 'a1' as ActionId, budget: '420 000' })
    const { actions, ...levels } = readActionPlan(doc)
    const older = actions.map(({ costs: _costs, funding: _funding, ...action }) => action)
    expect(actionPlanSchema.parse({ ...levels, actions: older })).toEqual({ ...levels, actions })
  })
})

describe('the money of an action', () => {
  test('of one cell written by two people at once is one of the two amounts, the same for both', () => {
    const doc = older()
    const other = reloaded(doc)
    setCost(recordOf(doc), planned2027, 100)
    setCost(recordOf(other), planned2027, 200)
    meet(doc, other)
    const [mine] = readActionMoney(recordOf(doc)).costs
    expect([100, 200]).toContain(mine?.cents)
    expect(readActionMoney(recordOf(other)).costs).toEqual([mine])
  })

  test('leaves out what a foreign client spoiled', () => {
    const doc = older()
    const record = recordOf(doc)
    const spoiled = [
      'cost:2027:running:planned',
      'cost:2028:gifts:planned',
      'cost:0:running:planned',
      'cost:',
      'funding:f0',
    ]
    for (const key of spoiled) record.set(key, key.includes('2027') ? -5 : 12)
    record.set('cost:2029:running:planned', 0.5)
    record.set(
      'funding:f1',
      new Y.Map<unknown>([
        ['cents', '12'],
        ['status', 4],
        ['institution', true],
      ]),
    )
    expect(readActionMoney(record)).toEqual({
      costs: [],
      funding: [{ id: 'f1', institution: null, name: '', cents: 0, status: 'considered' }],
    })
  })

  test('is taken away, and comes back with the version that had it; what came since goes', () => {
    const doc = older()
    setCost(recordOf(doc), planned2027, 100)
    addFunding(recordOf(doc), funding('f1', 'CAF'))
    const old = reloaded(doc)
    const before = readActionMoney(recordOf(doc))
    setCost(recordOf(doc), planned2027, null)
    setCost(recordOf(doc), spent2027, 300)
    removeFunding(recordOf(doc), 'f1' as FundingId)
    addFunding(recordOf(doc), funding('f2', 'MSA'))
    expect(readActionMoney(recordOf(doc))).toMatchObject({ costs: [{ cents: 300 }], funding: [{ name: 'MSA' }] })
    restoreDocument('plan', doc, old)
    expect(readActionMoney(recordOf(doc))).toEqual(before)
  })
})
