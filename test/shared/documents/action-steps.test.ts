import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import {
  addStep,
  readActionSteps,
  removeStep,
  stepRecord,
  stepsByDate,
  type Step,
} from '../../../shared/documents/action-steps.ts'
import { actionPlanSchema } from '../../../shared/documents/action-plan-schema.ts'
import { actionsOf, addAction, readActionPlan } from '../../../shared/documents/action.ts'
import { restoreSubject } from '../../../shared/documents/restore.ts'
import { textOf } from '../../../shared/documents/record.ts'
import type { ActionId, StepId } from '../../../shared/id.ts'
import { reloaded } from '../../support/arbitrary-documents.ts'

const step = (id: string, due: string): Step => ({ id: id as StepId, label: `Étape ${id}`, due, isDone: false })

/** An action as documents held it before steps. */
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

describe('the steps of an action', () => {
  test('of before them are none, and it does not come again', () => {
    expect(readActionSteps(recordOf(older()))).toEqual({ isRecurrent: false, steps: [] })
    const doc = new Y.Doc()
    addAction(doc, { id: 'a1' as ActionId })
    const plan = readActionPlan(doc)
    const actions = plan.actions.map(({ steps: _steps, isRecurrent: _isRecurrent, ...action }) => action)
    expect(actionPlanSchema.parse({ ...plan, actions })).toEqual(plan)
  })

  test('stand by date, those without one last; two people add and date them at once', () => {
    const doc = older()
    addStep(recordOf(doc), step('b', '2028-01'))
    const other = reloaded(doc)
    addStep(recordOf(doc), step('c', ''))
    addStep(recordOf(other), step('a', '2027-05'))
    stepRecord(recordOf(doc), 'b' as StepId)?.set('isDone', true)
    stepRecord(recordOf(other), 'b' as StepId)?.set('due', '2029-01')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(stepsByDate(readActionSteps(recordOf(doc)).steps).map(({ id, due, isDone }) => [id, due, isDone])).toEqual([
      ['a', '2027-05', false],
      ['b', '2029-01', true],
      ['c', '', false],
    ])
  })

  test('are taken away, and come back with the version that had them', () => {
    const doc = older()
    addStep(recordOf(doc), step('a', '2027-05'))
    const old = reloaded(doc)
    removeStep(recordOf(doc), 'a' as StepId)
    addStep(recordOf(doc), step('b', ''))
    restoreSubject('plan', { now: doc, old, subject: 'a1' })
    expect(readActionSteps(recordOf(doc)).steps).toEqual([step('a', '2027-05')])
  })

  test('that a foreign client spoiled read without a date, and to be done', () => {
    const record = recordOf(older())
    record.set('step:x', 12)
    record.set(
      'step:y',
      new Y.Map<unknown>([
        ['due', '2027-13'],
        ['isDone', 'yes'],
      ]),
    )
    record.set('isRecurrent', 'yes')
    expect(readActionSteps(record)).toEqual({
      isRecurrent: false,
      steps: [{ id: 'y', label: '', due: '', isDone: false }],
    })
  })
})
