import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { euros, eurosByLead, totalEuros } from '../../../client/actions/budget.ts'
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

describe('euros', () => {
  test.each([
    ['420000', 420_000],
    ['420 000 €', 420_000],
    ['12,5', 12.5],
    ['à définir', null],
    ['', null],
  ])('reads « %s »', (typed, amount) => {
    expect(euros(typed)).toBe(amount)
  })

  test('adds up only what is a number, and by who leads', () => {
    const actions = [
      { budget: '1000', lead: caf },
      { budget: 'à définir', lead: caf },
      { budget: '500', lead: null },
    ]
    expect(totalEuros(actions)).toBe(1500)
    expect(eurosByLead(actions, () => 'CAF')).toEqual([{ name: 'CAF', euros: 1000 }])
  })
})
