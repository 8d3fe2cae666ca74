import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import {
  actionsOf,
  axesOf,
  objectivesOf,
  readAction,
  type Action,
  type ActionPlan,
  type Axis,
  type Objective,
} from '../../shared/documents/action.ts'
import { readText } from '../../shared/documents/record.ts'
import type { ActionId, AxisId, ObjectiveId } from '../../shared/id.ts'
import { liveRecords, type LiveRecords } from '../link/live-records.ts'

interface LivePlan {
  readonly axes: LiveRecords<Axis>
  readonly objectives: LiveRecords<Objective>
  readonly actions: LiveRecords<Action>
}

const liveByDoc = new WeakMap<Y.Doc, LivePlan>()

/** The plan of action as its document holds it, kept up with it. */
export function useActionPlan(doc: Y.Doc): ActionPlan {
  const live = livePlan(doc)
  const axes = useSyncExternalStore(live.axes.subscribe, live.axes.current)
  const objectives = useSyncExternalStore(live.objectives.subscribe, live.objectives.current)
  const actions = useSyncExternalStore(live.actions.subscribe, live.actions.current)
  return useMemo(() => ({ axes, objectives, actions }), [axes, objectives, actions])
}

function livePlan(doc: Y.Doc): LivePlan {
  const known = liveByDoc.get(doc)
  if (known) return known
  const live: LivePlan = {
    axes: liveRecords(axesOf(doc), (id, record) => ({ id: id as AxisId, title: readText(record, 'title') })),
    objectives: liveRecords(objectivesOf(doc), (id, record) => ({
      id: id as ObjectiveId,
      axis: readText(record, 'axis') as AxisId,
      title: readText(record, 'title'),
    })),
    actions: liveRecords(actionsOf(doc), (id, record) => readAction(id as ActionId, record)),
  }
  liveByDoc.set(doc, live)
  return live
}
