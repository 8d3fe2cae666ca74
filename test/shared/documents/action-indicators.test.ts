import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import {
  addIndicator,
  addReading,
  indicatorRecord,
  readIndicators,
  readingsByMonth,
  removeIndicator,
  removeReading,
  type Indicator,
} from '../../../shared/documents/action-indicators.ts'
import { actionPlanSchema } from '../../../shared/documents/action-plan-schema.ts'
import { actionsOf, addAction, readActionPlan } from '../../../shared/documents/action.ts'
import { restoreSubject } from '../../../shared/documents/restore.ts'
import { textOf } from '../../../shared/documents/record.ts'
import type { ActionId, IndicatorId, ReadingId } from '../../../shared/id.ts'
import { reloaded } from '../../support/arbitrary-documents.ts'

const places: Indicator = {
  id: 'i1' as IndicatorId,
  kind: 'output',
  label: 'Places',
  baseline: '285',
  target: '309',
  unit: 'places',
  source: 'CAF',
  readings: [],
}
const reading = (id: string, month: string) => ({ id: id as ReadingId, month, value: '290' })

/** An action as documents held it before indicators. */
function older(): Y.Doc {
  const doc = new Y.Doc()
  actionsOf(doc).set('a1', new Y.Map<unknown>([['title', textOf('Ouvrir une crèche')]]))
  return doc
}

function recordOf(doc: Y.Doc): Y.Map<unknown> {
  const record = actionsOf(doc).get('a1')
  if (!(record instanceof Y.Map)) throw new Error('the action is not there')
  return record as Y.Map<unknown>
}

function indicatorIn(doc: Y.Doc): Y.Map<unknown> {
  const indicator = indicatorRecord(recordOf(doc), places.id)
  if (!indicator) throw new Error('the indicator is not there')
  return indicator
}

describe('the indicators of an action', () => {
  test('of before them are none', () => {
    expect(readIndicators(recordOf(older()))).toEqual([])
    const doc = new Y.Doc()
    addAction(doc, { id: 'a1' as ActionId })
    const plan = readActionPlan(doc)
    const actions = plan.actions.map(({ indicators: _indicators, ...action }) => action)
    expect(actionPlanSchema.parse({ ...plan, actions })).toEqual(plan)
  })

  test('keep the readings that two people add at once, by month', () => {
    const doc = older()
    addIndicator(recordOf(doc), places)
    const other = reloaded(doc)
    addReading(indicatorIn(doc), reading('r2', '2028-01'))
    addReading(indicatorIn(other), reading('r1', '2027-01'))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    const readings = [reading('r1', '2027-01'), reading('r2', '2028-01')]
    const [read] = readIndicators(recordOf(doc))
    expect(read).toMatchObject({ label: 'Places', target: '309' })
    expect(readingsByMonth(read?.readings ?? [])).toEqual(readings)
  })

  test('come back with the version that had them, and their readings', () => {
    const doc = older()
    addIndicator(recordOf(doc), { ...places, readings: [reading('r1', '2027-01')] })
    const old = reloaded(doc)
    removeReading(indicatorIn(doc), 'r1' as ReadingId)
    addReading(indicatorIn(doc), reading('r2', ''))
    restoreSubject('plan', { now: doc, old, subject: 'a1' })
    expect(readIndicators(recordOf(doc))).toEqual([{ ...places, readings: [reading('r1', '2027-01')] }])
    removeIndicator(recordOf(doc), places.id)
    expect(readIndicators(recordOf(doc))).toEqual([])
    restoreSubject('plan', { now: doc, old, subject: 'a1' })
    expect(readIndicators(recordOf(doc))).toHaveLength(1)
  })

  test('that a foreign client spoiled read as empty', () => {
    const record = recordOf(older())
    record.set('indicator:x', 'Places')
    record.set(
      'indicator:y',
      new Y.Map<unknown>([
        ['kind', 4],
        ['reading:r', 'x'],
        ['label', true],
      ]),
    )
    const empty = { label: '', baseline: '', target: '', unit: '', source: '', kind: 'output', readings: [] }
    expect(readIndicators(record)).toEqual([{ ...empty, id: 'y' }])
  })
})
