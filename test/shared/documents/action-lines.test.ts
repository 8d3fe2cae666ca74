import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { addLine, lineRecord, noLines, readActionLines, removeLine } from '../../../shared/documents/action-lines.ts'
import { longestRole, readRoles, setRole } from '../../../shared/documents/action-roles.ts'
import { actionPlanSchema } from '../../../shared/documents/action-plan-schema.ts'
import { actionsOf, addAction, readActionPlan } from '../../../shared/documents/action.ts'
import { restoreSubject } from '../../../shared/documents/restore.ts'
import { textOf } from '../../../shared/documents/record.ts'
import type { ActionId, InstitutionId, LineId } from '../../../shared/id.ts'
import { reloaded } from '../../support/arbitrary-documents.ts'

const [first, second] = ['l1' as LineId, 'l2' as LineId]
const caf = 'caf' as InstitutionId

/** An action as documents held it before these lists. */
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

function type(doc: Y.Doc, id: LineId, words: string): void {
  const text = lineRecord(recordOf(doc), 'obstacles', id)?.get('text')
  if (text instanceof Y.Text) text.insert(text.length, words)
}

function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

describe('an action written before its lists', () => {
  test('takes lines that two people add at once, and their words in one line', () => {
    const doc = older()
    const other = reloaded(doc)
    addLine(recordOf(doc), 'obstacles', first)
    addLine(recordOf(other), 'obstacles', second)
    meet(doc, other)
    type(doc, first, 'Coût')
    type(other, second, 'Pénurie')
    meet(doc, other)
    type(other, first, ' élevé')
    meet(doc, other)
    const lines = readActionLines(recordOf(doc)).obstacles
    expect(lines.map(({ text }) => text).toSorted()).toEqual(['Coût élevé', 'Pénurie'])
    expect(readActionLines(recordOf(other)).obstacles).toEqual(lines)
  })

  test('and exported then is read back, with nothing in them', () => {
    const doc = new Y.Doc()
    addAction(doc, { id: 'a1' as ActionId, title: 'Ouvrir une crèche' })
    const plan = readActionPlan(doc)
    const added = new Set([...Object.keys(noLines), 'roles'])
    const actions = plan.actions.map((action) =>
      Object.fromEntries(Object.entries(action).filter(([field]) => !added.has(field))),
    )
    expect(actionPlanSchema.parse({ ...plan, actions })).toEqual(plan)
  })
})

describe('a line', () => {
  test('is taken away, and comes back with the version that had it', () => {
    const doc = older()
    addLine(recordOf(doc), 'obstacles', first)
    type(doc, first, 'Coût')
    const old = reloaded(doc)
    type(doc, first, ' élevé')
    addLine(recordOf(doc), 'obstacles', second)
    restoreSubject('plan', { now: doc, old, subject: 'a1' })
    expect(readActionLines(recordOf(doc)).obstacles).toEqual([{ id: first, text: 'Coût' }])
    removeLine(recordOf(doc), 'obstacles', first)
    expect(readActionLines(recordOf(doc))).toEqual(noLines)
  })
})

describe('the role of a partner', () => {
  test('is said, changed and taken away', () => {
    const record = recordOf(older())
    setRole(record, { institution: caf, role: 'appui' })
    setRole(record, { institution: caf, role: 'cofinanceur, ingénierie' })
    expect(readRoles(record)).toEqual([{ institution: caf, role: 'cofinanceur, ingénierie' }])
    setRole(record, { institution: caf, role: '' })
    expect(readRoles(record)).toEqual([])
  })

  test('that a foreign client spoiled is cut or left out', () => {
    const record = recordOf(older())
    record.set('role:caf', 'x'.repeat(longestRole + 1))
    record.set('role:msa', 4)
    record.set('role:', 'appui')
    expect(readRoles(record)).toEqual([{ institution: caf, role: 'x'.repeat(longestRole) }])
  })
})
