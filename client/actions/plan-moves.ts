import type * as Y from 'yjs'
import { actionsOf, axesOf, objectivesOf, readActionPlan, type ActionPlan } from '../../shared/documents/action.ts'
import { moveBefore, placeAmong, placeBeside, sorted, type Beside } from '../../shared/documents/record.ts'
import type { ActionId, AxisId, ObjectiveId } from '../../shared/id.ts'
import { recordIn } from '../link/record-in.ts'

/** Gives an action a place in an objective, that it may not belong to yet. Call it inside the writer's transaction. */
export function placeAction(
  doc: Y.Doc,
  plan: ActionPlan,
  { id, objective, place }: { id: ActionId; objective: ObjectiveId | null; place: number },
): void {
  const others = plan.actions.filter((one) => one.objective === objective && !one.isArchived && one.id !== id)
  const record = recordIn(actionsOf(doc), id)
  if (record?.get('objective') !== (objective ?? '')) record?.set('objective', objective ?? '')
  moveBefore(sorted(actionsOf(doc)), id, others[place]?.id ?? null)
}

/** Gives an axis a place among the axes. */
export function placeAxis(doc: Y.Doc, plan: ActionPlan, { id, place }: { id: AxisId; place: number }): void {
  placeAmong(axesOf(doc), plan.axes, { id, place })
}

/** Gives an objective a place in its axis. */
export function placeObjective(doc: Y.Doc, plan: ActionPlan, { id, place }: { id: ObjectiveId; place: number }): void {
  const axis = plan.objectives.find((objective) => objective.id === id)?.axis
  const own = plan.objectives.filter((objective) => objective.axis === axis)
  placeAmong(objectivesOf(doc), own, { id, place })
}

/** Gives an axis its place beside another. */
export function axisBeside(doc: Y.Doc, plan: ActionPlan, moved: Beside<AxisId>): void {
  const place = placeBeside(plan.axes, moved)
  if (place !== null) placeAxis(doc, plan, { id: moved.id, place })
}

/** Gives an objective its place beside another, in whose axis it comes. */
export function objectiveBeside(doc: Y.Doc, plan: ActionPlan, { id, target, side }: Beside<ObjectiveId>): void {
  const axis = plan.objectives.find((objective) => objective.id === target)?.axis
  const record = recordIn(objectivesOf(doc), id)
  if (axis === undefined || record === null || id === target) return
  if (record.get('axis') !== axis) record.set('axis', axis)
  const others = plan.objectives.filter((objective) => objective.axis === axis && objective.id !== id)
  const place = others.findIndex((objective) => objective.id === target) + (side === 'after' ? 1 : 0)
  moveBefore(sorted(objectivesOf(doc)), id, others[place]?.id ?? null)
}

/** Whether an axis holds no objective. */
export function isEmptyAxis({ objectives }: ActionPlan, id: AxisId): boolean {
  return objectives.every(({ axis }) => axis !== id)
}

/** Whether an objective holds no action, not even an archived one. */
export function isEmptyObjective({ actions }: ActionPlan, id: ObjectiveId): boolean {
  return actions.every(({ objective }) => objective !== id)
}

/** Takes an axis out, unless an objective has come into it meanwhile. Call it inside the writer's transaction. */
export function removeAxis(doc: Y.Doc, id: AxisId): void {
  if (isEmptyAxis(readActionPlan(doc), id)) axesOf(doc).delete(id)
}

/** Takes an objective out, unless an action has come into it meanwhile. */
export function removeObjective(doc: Y.Doc, id: ObjectiveId): void {
  if (isEmptyObjective(readActionPlan(doc), id)) objectivesOf(doc).delete(id)
}
