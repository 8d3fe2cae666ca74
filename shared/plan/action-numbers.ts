import type { Action, ActionPlan, Axis, Objective } from '../documents/action.ts'
import type { ActionId } from '../id.ts'

/** The plan of action in its two levels, with the actions in force and the numbers that everybody calls them by. */
export interface PlanOutline {
  readonly axes: readonly NumberedAxis[]
  /** Actions of no known objective, last and without a number. */
  readonly unplaced: readonly Action[]
}

export interface NumberedAxis {
  /** « 1 ». */
  readonly number: string
  readonly axis: Axis
  readonly objectives: readonly NumberedObjective[]
}

export interface NumberedObjective {
  /** « 1.2 ». */
  readonly number: string
  readonly objective: Objective
  readonly actions: readonly NumberedAction[]
}

export interface NumberedAction {
  /** « 1.2.3 ». */
  readonly number: string
  readonly action: Action
}

/** The outline of a plan; archived actions take no number. */
export function outlineOf({ axes, objectives, actions }: ActionPlan): PlanOutline {
  const inForce = actions.filter((action) => !action.isArchived)
  const outline = axes.map((axis, axisIndex) => ({
    number: `${axisIndex + 1}`,
    axis,
    objectives: objectives
      .filter((objective) => objective.axis === axis.id)
      .map((objective, index) => numbered(objective, `${axisIndex + 1}.${index + 1}`, inForce)),
  }))
  const placed = new Set(outline.flatMap((axis) => axis.objectives).map(({ objective }) => objective.id))
  return { axes: outline, unplaced: inForce.filter(({ objective }) => objective === null || !placed.has(objective)) }
}

/** The number of each action that has one: « 1.1.1 » is the first action of the first objective of the first axis. */
export function actionNumbers(plan: ActionPlan): ReadonlyMap<ActionId, string> {
  const placed = outlineOf(plan).axes.flatMap((axis) => axis.objectives.flatMap((objective) => objective.actions))
  return new Map(placed.map(({ action, number }) => [action.id, number] as const))
}

function numbered(objective: Objective, number: string, actions: readonly Action[]): NumberedObjective {
  const own = actions.filter((action) => action.objective === objective.id)
  return { number, objective, actions: own.map((action, index) => ({ number: `${number}.${index + 1}`, action })) }
}
