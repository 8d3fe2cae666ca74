import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import {
  actionsOf,
  axesOf,
  objectivesOf,
  readAction,
  type ActionPlan,
  type Axis,
  type Objective,
} from '../../shared/documents/action.ts'
import { readText } from '../../shared/documents/record.ts'
import type { ActionId, AxisId, ObjectiveId } from '../../shared/id.ts'
import { liveRecordsIn } from '../link/live-records.ts'

const axesIn = liveRecordsIn(axesOf, (id, record): Axis => ({ id: id as AxisId, title: readText(record, 'title') }))
const objectivesIn = liveRecordsIn(objectivesOf, (id, record): Objective => ({
  id: id as ObjectiveId,
  axis: readText(record, 'axis') as AxisId,
  title: readText(record, 'title'),
}))
const actionsIn = liveRecordsIn(actionsOf, (id, record) => readAction(id as ActionId, record))

/** The plan of action as its document holds it, kept up with it. */
export function useActionPlan(doc: Y.Doc): ActionPlan {
  const [liveAxes, liveObjectives, liveActions] = [axesIn(doc), objectivesIn(doc), actionsIn(doc)]
  const axes = useSyncExternalStore(liveAxes.subscribe, liveAxes.current)
  const objectives = useSyncExternalStore(liveObjectives.subscribe, liveObjectives.current)
  const actions = useSyncExternalStore(liveActions.subscribe, liveActions.current)
  return useMemo(() => ({ axes, objectives, actions }), [axes, objectives, actions])
}
