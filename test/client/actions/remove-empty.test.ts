import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { removeAxis, removeObjective } from '../../../client/actions/plan-moves.ts'
import { local, localUndo } from '../../../client/link/local-undo.ts'
import {
  actionsOf,
  addAction,
  addAxis,
  addObjective,
  axesOf,
  objectivesOf,
  readActionPlan,
} from '../../../shared/documents/action.ts'
import type { ActionId, AxisId, ObjectiveId } from '../../../shared/id.ts'

const [axis, empty] = ['axis' as AxisId, 'empty' as AxisId]
const [objective, bare] = ['objective' as ObjectiveId, 'bare' as ObjectiveId]

let doc: Y.Doc

beforeEach(() => {
  doc = new Y.Doc()
  addAxis(doc, { id: axis, title: 'Accueillir' })
  addAxis(doc, { id: empty, title: 'Vide' })
  addObjective(doc, { id: objective, axis, title: 'Maintenir' })
  addObjective(doc, { id: bare, axis, title: 'Rien' })
  addAction(doc, { id: 'archived' as ActionId, objective, isArchived: true })
})

describe('taking an empty axis or objective out of the plan', () => {
  test('takes it out', () => {
    removeAxis(doc, empty)
    removeObjective(doc, bare)
    expect(readActionPlan(doc).axes.map(({ id }) => id)).toEqual([axis])
    expect(readActionPlan(doc).objectives.map(({ id }) => id)).toEqual([objective])
  })

  test('leaves an axis that holds an objective', () => {
    removeAxis(doc, axis)
    expect(axesOf(doc).has(axis)).toBe(true)
  })

  test('leaves an objective that holds an action, were it archived', () => {
    removeObjective(doc, objective)
    expect(objectivesOf(doc).has(objective)).toBe(true)
  })

  test('is taken back with its title and its place', () => {
    const undo = localUndo(doc, [axesOf(doc), objectivesOf(doc), actionsOf(doc)])
    const before = readActionPlan(doc)
    doc.transact(() => removeObjective(doc, bare), local)
    undo.undo()
    expect(readActionPlan(doc)).toEqual(before)
  })
})
