import type * as Y from 'yjs'
import { actionsOf, axesOf, objectivesOf, type ActionPlan } from '../../shared/documents/action.ts'
import { moveBefore, sorted } from '../../shared/documents/record.ts'
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
  const others = plan.axes.filter((axis) => axis.id !== id)
  moveBefore(sorted(axesOf(doc)), id, others[place]?.id ?? null)
}

/** Gives an objective a place in its axis. */
export function placeObjective(doc: Y.Doc, plan: ActionPlan, { id, place }: { id: ObjectiveId; place: number }): void {
  const axis = plan.objectives.find((objective) => objective.id === id)?.axis
  const others = plan.objectives.filter((objective) => objective.axis === axis && objective.id !== id)
  moveBefore(sorted(objectivesOf(doc)), id, others[place]?.id ?? null)
}
