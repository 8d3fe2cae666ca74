import * as Y from 'yjs'
import type { ActionId, AxisId, DomainId, FindingId, InstitutionId, ObjectiveId } from '../id.ts'
import { indicatorFields, readIndicators, type Indicator } from './action-indicators.ts'
import { lineFields, noLines, readActionLines, type ActionLines } from './action-lines.ts'
import { moneyFields, readActionMoney, type ActionMoney } from './action-money.ts'
import { readRoles, roleFields, type PartnerRole } from './action-roles.ts'
import { readActionSteps, stepFields, type ActionSteps } from './action-steps.ts'
import { positions } from './position.ts'
import { lastPosition, readSet, readText, setOf, sorted, textOf } from './record.ts'
import { readRichText, writeRichText, type RichText } from './rich-text.ts'

/** Where an action comes from. */
export const actionOrigins = ['reinforced', 'developed', 'new', 'carried-over'] as const

export type ActionOrigin = (typeof actionOrigins)[number]

export const actionStatuses = ['planned', 'ongoing', 'done', 'paused', 'abandoned'] as const

export type ActionStatus = (typeof actionStatuses)[number]

/**
 * Fields of words that several people may type in at once. `budget` is in euros, what the action costs in all as long as
 * nobody has said it by year; `start` and `end` are YYYY-MM.
 */
export const actionTexts = [
  'title',
  'context',
  'generalObjective',
  'public',
  'territory',
  'technicalReferent',
  'electedLead',
  'means',
  'budget',
  'start',
  'end',
  'expectedResults',
  'residents',
] as const

export type ActionText = (typeof actionTexts)[number]

/** A fiche-action: complete when it has title, objective, description and lead. */
export interface Action extends Readonly<Record<ActionText, string>>, ActionMoney, ActionLines, ActionSteps {
  readonly id: ActionId
  readonly objective: ObjectiveId | null
  readonly origin: ActionOrigin
  readonly status: ActionStatus
  readonly description: RichText
  readonly lead: InstitutionId | null
  readonly domains: readonly DomainId[]
  /** The findings that it answers. */
  readonly findings: readonly FindingId[]
  readonly partners: readonly InstitutionId[]
  /** What partners do in it, those of whom somebody has said so. */
  readonly roles: readonly PartnerRole[]
  readonly indicators: readonly Indicator[]
  readonly isArchived: boolean
}

/** First level of the plan. */
export interface Axis {
  readonly id: AxisId
  readonly title: string
}

/** Second level of the plan. */
export interface Objective {
  readonly id: ObjectiveId
  readonly axis: AxisId
  readonly title: string
}

/** The plan of action as its document holds it; each list in order. */
export interface ActionPlan {
  readonly axes: readonly Axis[]
  readonly objectives: readonly Objective[]
  readonly actions: readonly Action[]
}

export function axesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('axes')
}

export function objectivesOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('objectives')
}

export function actionsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('actions')
}

/** Reads the whole plan as data. */
export function readActionPlan(doc: Y.Doc): ActionPlan {
  return {
    axes: sorted(axesOf(doc)).map(([id, record]) => ({ id: id as AxisId, title: readText(record, 'title') })),
    objectives: sorted(objectivesOf(doc)).map(([id, record]) => ({
      id: id as ObjectiveId,
      axis: readText(record, 'axis') as AxisId,
      title: readText(record, 'title'),
    })),
    actions: sorted(actionsOf(doc)).map(([id, record]) => readAction(id as ActionId, record)),
  }
}

/** Reads one action; fields that a foreign client left out or spoiled read as empty. */
export function readAction(id: ActionId, record: Y.Map<unknown>): Action {
  const description = record.get('description')
  const texts = Object.fromEntries(actionTexts.map((field) => [field, readText(record, field)]))
  return {
    ...(texts as Record<ActionText, string>),
    ...readActionMoney(record),
    ...readActionLines(record),
    ...readActionSteps(record),
    id,
    objective: (readText(record, 'objective') || null) as ObjectiveId | null,
    origin: actionOrigins.find((origin) => origin === record.get('origin')) ?? 'new',
    status: actionStatuses.find((status) => status === record.get('status')) ?? 'planned',
    description: description instanceof Y.XmlFragment ? readRichText(description) : { type: 'doc', content: [] },
    lead: (readText(record, 'lead') || null) as InstitutionId | null,
    domains: readSet(record, 'domains') as readonly DomainId[],
    findings: readSet(record, 'findings') as readonly FindingId[],
    partners: readSet(record, 'partners') as readonly InstitutionId[],
    roles: readRoles(record),
    indicators: readIndicators(record),
    isArchived: record.get('isArchived') === true,
  }
}

/** Fills an empty document with a plan (a new démarche, an import). */
export function writeActionPlan(doc: Y.Doc, plan: ActionPlan): void {
  doc.transact(() => {
    fill(axesOf(doc), plan.axes, ({ title }) => [['title', textOf(title)]])
    fill(objectivesOf(doc), plan.objectives, ({ title, axis }) => [
      ['axis', axis],
      ['title', textOf(title)],
    ])
    fill(actionsOf(doc), plan.actions, actionFields)
  })
}

/** Adds an action at the end of the plan. Call it inside the writer's own transaction. */
export function addAction(doc: Y.Doc, action: Pick<Action, 'id'> & Partial<Action>): void {
  const blank = { objective: null, origin: 'new', status: 'planned', lead: null, isArchived: false } as const
  const lists = {
    domains: [],
    findings: [],
    partners: [],
    roles: [],
    costs: [],
    funding: [],
    ...noLines,
    steps: [],
    isRecurrent: false,
    indicators: [],
  } as const
  const description = { type: 'doc', content: [] } as const
  const texts = Object.fromEntries(actionTexts.map((field) => [field, ''])) as Record<ActionText, string>
  const fields = actionFields({ ...blank, ...lists, description, ...texts, ...action })
  actionsOf(doc).set(action.id, new Y.Map<unknown>([...fields, ['position', lastPosition(actionsOf(doc))]]))
}

/** Adds an axis, or an objective of an axis, at the end. */
export function addAxis(doc: Y.Doc, axis: Axis): void {
  axesOf(doc).set(
    axis.id,
    new Y.Map<unknown>([
      ['title', textOf(axis.title)],
      ['position', lastPosition(axesOf(doc))],
    ]),
  )
}

export function addObjective(doc: Y.Doc, { id, axis, title }: Objective): void {
  const position = lastPosition(objectivesOf(doc))
  objectivesOf(doc).set(
    id,
    new Y.Map<unknown>([
      ['axis', axis],
      ['title', textOf(title)],
      ['position', position],
    ]),
  )
}

/** Puts an id into, or takes it out of, one of an action's sets. */
export function setMember(
  record: Y.Map<unknown>,
  field: 'domains' | 'findings' | 'partners',
  id: string,
  membership: 'in' | 'out',
): void {
  const set = record.get(field)
  if (!(set instanceof Y.Map)) return
  if (membership === 'in') set.set(id, true)
  else set.delete(id)
}

function actionFields(action: Action): [string, unknown][] {
  const description = new Y.XmlFragment()
  writeRichText(description, action.description)
  return [
    ...actionTexts.map((field): [string, unknown] => [field, textOf(action[field])]),
    ['objective', action.objective ?? ''],
    ['origin', action.origin],
    ['status', action.status],
    ['description', description],
    ['lead', action.lead ?? ''],
    ...(['domains', 'findings', 'partners'] as const).map((field): [string, unknown] => [field, setOf(action[field])]),
    ...roleFields(action.roles),
    ...moneyFields(action),
    ...lineFields(action),
    ...stepFields(action),
    ...indicatorFields(action.indicators),
    ['isArchived', action.isArchived],
  ]
}

function fill<One extends { readonly id: string }>(
  map: Y.Map<unknown>,
  list: readonly One[],
  fields: (one: One) => [string, unknown][],
): void {
  const places = positions(list.length)
  list.forEach((one, index) =>
    map.set(one.id, new Y.Map<unknown>([...fields(one), ['position', places[index] ?? 'V']])),
  )
}
