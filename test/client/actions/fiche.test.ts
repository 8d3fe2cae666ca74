import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { centsByLead } from '../../../client/actions/budget.ts'
import { isFilled, missingFields } from '../../../client/actions/completeness.ts'
import { placeAction } from '../../../client/actions/plan-moves.ts'
import { addAction, addAxis, addObjective, readActionPlan } from '../../../shared/documents/action.ts'
import { plainParagraphs } from '../../../shared/documents/rich-text.ts'
import type { ActionId, AxisId, InstitutionId, ObjectiveId } from '../../../shared/id.ts'

const [objective, other] = ['o1' as ObjectiveId, 'o2' as ObjectiveId]
const caf = 'caf' as InstitutionId

function planOf(...ids: readonly string[]): Y.Doc {
  const doc = new Y.Doc()
  addAxis(doc, { id: 'x' as AxisId, title: 'Axe' })
  addObjective(doc, { id: objective, axis: 'x' as AxisId, title: 'Objectif' })
  addObjective(doc, { id: other, axis: 'x' as AxisId, title: 'Autre' })
  for (const id of ids) addAction(doc, { id: id as ActionId, objective })
  return doc
}

const order = (doc: Y.Doc) => readActionPlan(doc).actions.map(({ id }) => id)

describe('missingFields', () => {
  test('asks for title, objective, description and lead', () => {
    const doc = new Y.Doc()
    addAction(doc, { id: 'a' as ActionId })
    const [action] = readActionPlan(doc).actions
    expect(action && missingFields(action)).toEqual(['title', 'objective', 'description', 'lead'])
  })

  test('asks for nothing more once they are there', () => {
    const doc = new Y.Doc()
    addAction(doc, { id: 'a' as ActionId, title: 'T', objective, description: plainParagraphs('Texte'), lead: caf })
    const [action] = readActionPlan(doc).actions
    expect(action && missingFields(action)).toEqual([])
    expect(action && [isFilled(action, 'what'), isFilled(action, 'means')]).toEqual([true, false])
  })
})

describe('placeAction', () => {
  test('moves an action among those of its objective', () => {
    const doc = planOf('a', 'b', 'c')
    placeAction(doc, readActionPlan(doc), { id: 'c' as ActionId, objective, place: 0 })
    expect(order(doc)).toEqual(['c', 'a', 'b'])
  })

  test('brings it into another objective', () => {
    const doc = planOf('a', 'b')
    placeAction(doc, readActionPlan(doc), { id: 'a' as ActionId, objective: other, place: 0 })
    expect(readActionPlan(doc).actions.find(({ id }) => id === 'a')?.objective).toBe(other)
  })
})

describe('centsByLead', () => {
  test('adds up only what is an amount, of those who lead', () => {
    const actions = [
      { budget: '1000', costs: [], lead: caf },
      { budget: 'à définir', costs: [], lead: caf },
      { budget: '500', costs: [], lead: null },
    ]
    expect(centsByLead(actions, () => 'CAF')).toEqual([{ name: 'CAF', cents: 100_000 }])
  })
})
