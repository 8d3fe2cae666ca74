import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import {
  actionOrigins,
  actionPlanSchema,
  actionsOf,
  actionStatuses,
  actionTexts,
  readActionPlan,
  setMember,
  writeActionPlan,
  type ActionPlan,
} from '../../../shared/documents/action.ts'
import {
  diagnosticSchema,
  findingsOf,
  findingTypes,
  readDiagnostic,
  readFinding,
  writeDiagnostic,
  type Diagnostic,
} from '../../../shared/documents/finding.ts'
import { positionBetween, positions } from '../../../shared/documents/position.ts'
import { moveBefore, sorted } from '../../../shared/documents/record.ts'
import {
  readRichText,
  richTextSchema,
  writeRichText,
  type Mark,
  type RichNode,
  type RichText,
} from '../../../shared/documents/rich-text.ts'
import type { FindingId } from '../../../shared/id.ts'

const words = fc.string({ unit: 'grapheme', maxLength: 12 })
const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 5 })
const sortedIds = ids.map((list) => list.toSorted())
const byId = { selector: ({ id }: { readonly id: string }) => id, maxLength: 5 }
const id = fc.stringMatching(/^[a-z]{1,3}$/)

const marks: fc.Arbitrary<readonly Mark[]> = fc
  .subarray(['bold', 'italic', 'link'] as const)
  .map((types) => types.map((type) => (type === 'link' ? { type, attrs: { href: 'https://caf.fr' } } : { type })))

// Neighbouring runs with the same marks read back as one: each has marks that its neighbour has not.
const runs = fc
  .array(fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), marks), { maxLength: 4 })
  .map((list) =>
    list
      .filter(([, own], index) => JSON.stringify(own) !== JSON.stringify(list[index - 1]?.[1]))
      .map(([text, own]): RichNode => (own.length > 0 ? { type: 'text', text, marks: own } : { type: 'text', text })),
  )

const block = (type: 'bulletList' | 'orderedList' | 'blockquote', content: readonly RichNode[]): RichNode =>
  type === 'blockquote' ? { type, content } : { type, content: content.map(inItem) }
const inItem = (node: RichNode): RichNode => ({ type: 'listItem', content: [node] })
const paragraph = runs.map((content): RichNode => {
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
})
const blocks = fc.letrec<{ block: RichNode }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    paragraph,
    fc
      .tuple(
        fc.constantFrom('bulletList', 'orderedList', 'blockquote'),
        fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
      )
      .map(([type, content]) => block(type, content)),
  ),
})).block
const richText: fc.Arbitrary<RichText> = fc
  .array(blocks, { maxLength: 4 })
  .map((content) => ({ type: 'doc' as const, content }))

const evidence = fc.uniqueArray(
  fc.record({ id, label: words, value: words, unit: words, year: words, source: words }),
  byId,
)
const findings = fc.uniqueArray(
  fc.record({
    id,
    domain: id,
    type: fc.constantFrom(...findingTypes),
    title: words,
    body: richText,
    evidence,
    origins: sortedIds,
    territory: words,
    isArchived: fc.boolean(),
  }),
  byId,
)
const diagnostics = findings.map((list) => diagnosticSchema.parse({ findings: list }))

const texts = fc.record(Object.fromEntries(actionTexts.map((field) => [field, words])))
const actions = fc.uniqueArray(
  fc
    .tuple(
      texts,
      fc.record({
        id,
        objective: fc.option(id),
        origin: fc.constantFrom(...actionOrigins),
        status: fc.constantFrom(...actionStatuses),
        description: richText,
        lead: fc.option(id),
        domains: sortedIds,
        findings: sortedIds,
        partners: sortedIds,
        isArchived: fc.boolean(),
      }),
    )
    .map(([fields, rest]) => ({ ...fields, ...rest })),
  byId,
)
const titled = fc.uniqueArray(fc.record({ id, title: words }), byId)
const objectives = fc.uniqueArray(fc.record({ id, axis: id, title: words }), byId)
const plans = fc
  .record({ axes: titled, objectives, actions })
  .map((plan): ActionPlan => actionPlanSchema.parse(plan) as ActionPlan)

// The marks of a run are a set: Yjs tells them in the order in which they begin.
function inOrder<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    return key === 'marks' ? (inner as Mark[]).toSorted((a, b) => (a.type < b.type ? -1 : 1)) : inner
  }) as Value
}

function reloaded(doc: Y.Doc): Y.Doc {
  const again = new Y.Doc()
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
  return again
}

describe('written into a document and read back', () => {
  test('a diagnostic is the same', () => {
    fc.assert(
      fc.property(diagnostics, (diagnostic) => {
        const doc = new Y.Doc()
        writeDiagnostic(doc, diagnostic as Diagnostic)
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
