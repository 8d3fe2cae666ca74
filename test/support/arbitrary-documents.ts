import fc from 'fast-check'
import * as Y from 'yjs'
import { z } from 'zod'
import { actionOrigins, actionStatuses, actionTexts, type ActionPlan } from '../../shared/documents/action.ts'
import { actionPlanSchema } from '../../shared/documents/action-plan-schema.ts'
import { indicatorKinds } from '../../shared/documents/action-indicators.ts'
import { lineLists } from '../../shared/documents/action-lines.ts'
import {
  actionMoneySchema,
  costNatures,
  costStages,
  fundingStatuses,
  mostCents,
} from '../../shared/documents/action-money.ts'
import { diagnosticSchema, findingTypes, type Diagnostic } from '../../shared/documents/finding.ts'
import type { Mark, RichNode, RichText } from '../../shared/documents/rich-text.ts'

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
/** Rich texts of every shape. */
export const richText: fc.Arbitrary<RichText> = fc
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
const stakes = fc.uniqueArray(
  fc.record({ id, title: words, sentence: words, findings: sortedIds, isArchived: fc.boolean() }),
  byId,
)
/** Diagnostics whose findings and stakes have few ids, so that two of them collide. */
export const diagnostics = fc
  .record({ findings, stakes })
  .map((content) => diagnosticSchema.parse(content) as Diagnostic)

const cents = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: mostCents }))
const costs = fc
  .uniqueArray(
    fc.record({
      year: fc.integer({ min: 2020, max: 2023 }),
      nature: fc.constantFrom(...costNatures),
      stage: fc.constantFrom(...costStages),
      cents,
    }),
    { selector: ({ year, nature, stage }) => `${year} ${nature} ${stage}`, maxLength: 8 },
  )
  .map((list) =>
    list.toSorted((a, b) => a.year - b.year || a.nature.localeCompare(b.nature) || b.stage.localeCompare(a.stage)),
  )
const funding = fc.uniqueArray(
  fc.record({ id, institution: fc.option(id), name: words, cents, status: fc.constantFrom(...fundingStatuses) }),
  byId,
)
/** What the money of an action may be. */
export const moneys = fc.record({ costs, funding }).map((money) => z.object(actionMoneySchema).parse(money))

const roles = fc
  .uniqueArray(fc.record({ institution: id, role: fc.string({ minLength: 1, maxLength: 12 }) }), {
    selector: ({ institution }) => institution,
    maxLength: 3,
  })
  .map((list) => list.toSorted((a, b) => (a.institution < b.institution ? -1 : 1)))
const someLines = fc.uniqueArray(fc.record({ id, text: words }), { ...byId, maxLength: 2 })
const lines = Object.fromEntries(lineLists.map((list) => [list, someLines]))

const steps = fc.uniqueArray(
  fc.record({ id, label: words, due: fc.constantFrom('', '2027-03', '2028-01'), isDone: fc.boolean() }),
  { ...byId, maxLength: 3 },
)

const readings = fc.uniqueArray(fc.record({ id, month: fc.constantFrom('', '2027-03', '2028-01'), value: words }), {
  ...byId,
  maxLength: 2,
})
const indicators = fc.uniqueArray(
  fc.record({
    id,
    kind: fc.constantFrom(...indicatorKinds),
    label: words,
    baseline: words,
    target: words,
    unit: words,
    source: words,
    readings,
  }),
  { ...byId, maxLength: 2 },
)

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
        roles,
        costs,
        funding,
        ...lines,
        steps,
        indicators,
        isRecurrent: fc.boolean(),
        isArchived: fc.boolean(),
      }),
    )
    .map(([fields, rest]) => ({ ...fields, ...rest })),
  byId,
)
const titled = fc.uniqueArray(fc.record({ id, title: words }), byId)
const objectives = fc.uniqueArray(fc.record({ id, axis: id, title: words }), byId)
/** Plans of action, the same way. */
export const plans = fc
  .record({ axes: titled, objectives, actions })
  .map((plan): ActionPlan => actionPlanSchema.parse(plan) as ActionPlan)

/** The marks of a run are a set, which Yjs tells in the order in which they begin: here in order of type. */
export function inOrder<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    return key === 'marks' ? (inner as Mark[]).toSorted((a, b) => (a.type < b.type ? -1 : 1)) : inner
  }) as Value
}

/** The same document, as one who has just opened it holds it. */
export function reloaded(doc: Y.Doc): Y.Doc {
  const again = new Y.Doc()
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
  return again
}
