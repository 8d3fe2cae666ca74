import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import {
  actionsOf,
  actionTexts,
  readActionPlan,
  setMember,
  writeActionPlan,
  type ActionPlan,
} from '../../../shared/documents/action.ts'
import { actionPlanSchema } from '../../../shared/documents/action-plan-schema.ts'
import { findingsOf, readDiagnostic, readFinding, writeDiagnostic } from '../../../shared/documents/finding.ts'
import { positionBetween, positions } from '../../../shared/documents/position.ts'
import { moveBefore, sorted } from '../../../shared/documents/record.ts'
import { readRichText, richTextSchema, writeRichText } from '../../../shared/documents/rich-text.ts'
import type { FindingId } from '../../../shared/id.ts'
import { diagnostics, inOrder, plans, reloaded, richText } from '../../support/arbitrary-documents.ts'

describe('written into a document and read back', () => {
  test('a diagnostic is the same', () => {
    fc.assert(
      fc.property(diagnostics, (diagnostic) => {
        const doc = new Y.Doc()
        writeDiagnostic(doc, diagnostic)
        expect(inOrder(readDiagnostic(reloaded(doc)))).toEqual(inOrder(diagnostic))
      }),
    )
  })

  test('a plan is the same', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const doc = new Y.Doc()
        writeActionPlan(doc, plan)
        expect(inOrder(readActionPlan(reloaded(doc)))).toEqual(inOrder(plan))
      }),
    )
  })

  test('a rich text is the same, and fits its schema', () => {
    fc.assert(
      fc.property(richText, (text) => {
        const fragment = new Y.Doc().getXmlFragment('text')
        writeRichText(fragment, text)
        const read = readRichText(fragment)
        expect(inOrder(read)).toEqual(inOrder(text))
        expect(richTextSchema.safeParse(read).success).toBe(true)
      }),
    )
  })
})

describe('a record of a foreign client', () => {
  const anything = fc.dictionary(
    fc.constantFrom('domain', 'type', 'title', 'body', 'evidence', 'origins', 'territory', 'isArchived', 'position'),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
  )

  test('reads as a finding with empty fields, never as an error', () => {
    fc.assert(
      fc.property(anything, (fields) => {
        const doc = new Y.Doc()
        const record = new Y.Map<unknown>(Object.entries(fields))
        findingsOf(doc).set('f1', record)
        expect(readFinding('f1' as FindingId, record).id).toBe('f1')
        expect(readDiagnostic(doc).findings).toHaveLength(1)
      }),
    )
  })
})

describe('a position', () => {
  test('sorts between its two neighbours, however often one inserts at the same place', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (places) => {
        const list: string[] = []
        for (const place of places) {
          const index = place % (list.length + 1)
          list.splice(index, 0, positionBetween(list[index - 1] ?? null, list[index] ?? null))
        }
        expect(list.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(list)
        expect(new Set(list).size).toBe(list.length)
      }),
    )
  })

  test.each([0, 1, 61, 62, 1000])('is given in order to %i things at once', (count) => {
    const list = positions(count)
    expect(list.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(list)
    expect(new Set(list).size).toBe(count)
  })

  test('ends its search where a foreign client left no room', () => {
    expect(positionBetween(null, '000').length).toBeLessThanOrEqual(200)
  })
})

describe('moving a record', () => {
  test('puts it before the other, and keeps the rest in order', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(6), (from, to) => {
        const doc = new Y.Doc()
        const list = Array.from({ length: 6 }, (_, index) => ({ id: `a${index}` }))
        writeActionPlan(doc, planOf(list))
        const [moved, next] = [`a${from}`, to < 6 ? `a${to}` : null]
        moveBefore(sorted(actionsOf(doc)), moved, next)
        const others = list.map((one) => one.id).filter((one) => one !== moved)
        const at = moved === next ? from : next === null ? others.length : others.indexOf(next)
        expect(sorted(actionsOf(doc)).map(([key]) => key)).toEqual(others.toSpliced(at, 0, moved))
      }),
    )
  })

  test('shows one order to two people who moved at once', () => {
    const doc = new Y.Doc()
    writeActionPlan(doc, planOf([{ id: 'a' }, { id: 'b' }, { id: 'c' }]))
    const other = reloaded(doc)
    moveBefore(sorted(actionsOf(doc)), 'c', 'a')
    moveBefore(sorted(actionsOf(other)), 'b', 'a')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(sorted(actionsOf(doc)).map(([key]) => key)).toEqual(sorted(actionsOf(other)).map(([key]) => key))
  })
})

describe('two people who choose members of a set at once', () => {
  test('both have their way', () => {
    const doc = new Y.Doc()
    writeActionPlan(doc, planOf([{ id: 'a' }]))
    const other = reloaded(doc)
    const record = (of: Y.Doc) => actionsOf(of).get('a') as Y.Map<unknown>
    setMember(record(doc), 'partners', 'caf', 'in')
    setMember(record(other), 'partners', 'msa', 'in')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(readActionPlan(doc).actions[0]?.partners).toEqual(['caf', 'msa'])
  })
})

function planOf(list: readonly { readonly id: string }[]): ActionPlan {
  const blank = { objective: null, origin: 'new', status: 'planned', lead: null, isArchived: false }
  const sets = { domains: [], findings: [], partners: [], description: { type: 'doc', content: [] } }
  const empty = Object.fromEntries(actionTexts.map((field) => [field, '']))
  const plan = { axes: [], objectives: [], actions: list.map((one) => ({ ...blank, ...sets, ...empty, ...one })) }
  return actionPlanSchema.parse(plan) as ActionPlan
}
