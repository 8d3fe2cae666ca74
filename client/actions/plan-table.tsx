import { Plus } from 'lucide-react'
import { Fragment, useMemo } from 'react'
import type * as Y from 'yjs'
import { addAxis, addObjective, axesOf, objectivesOf, type ActionPlan } from '../../shared/documents/action.ts'
import type { ActionId, AxisId, ObjectiveId } from '../../shared/id.ts'
import type { NumberedAxis, NumberedObjective, PlanOutline } from '../../shared/plan/action-numbers.ts'
import type { View } from '../../shared/workshop/view.ts'
import { useDropTarget } from '../editor/drop-target.ts'
import { MoveControls } from '../editor/move-controls.tsx'
import { freshId } from '../link/fresh-id.ts'
import { recordIn, textIn } from '../link/record-in.ts'
import type { UsedDocument } from '../link/use-document.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { useFormats } from '../ui/words.tsx'
import { ActionRow } from './action-row.tsx'
import { totalCents } from '../../shared/plan/money.ts'
import { LevelTitle } from './level-title.tsx'
import {
  axisBeside,
  isEmptyAxis,
  isEmptyObjective,
  objectiveBeside,
  placeAction,
  placeAxis,
  placeObjective,
  removeAxis,
  removeObjective,
} from './plan-moves.ts'
import { priorities, type Priority } from './priority.ts'
import { RemoveEmpty, type Removable } from './remove-empty.tsx'
import { usePlanWords } from './use-plan-words.ts'
import styles from './plan.module.css'

interface PlanTableProps {
  readonly outline: PlanOutline
  readonly plan: ActionPlan
  readonly view: View
  readonly open: UsedDocument
  readonly onAdd: (objective: ObjectiveId | null) => void
  /** Does it as one step of the person's history, and offers the way back. */
  readonly onRemove: (removable: Removable, act: (doc: Y.Doc) => void) => void
}

/** The plan as one table: an axis, its objectives, their actions in order. */
export function PlanTable(props: PlanTableProps) {
  const { outline, view, open } = props
  const words = usePlanWords()
  const formats = useFormats()
  const { rounds, decisions, workshop } = view
  const priorityByAction = useMemo(() => priorities({ rounds, decisions }), [rounds, decisions])
  const rowProps = { ...props, priorityByAction }
  return (
    <>
      <div className={joined('scroll-x', styles['frame'])}>
        <table className={styles['table']}>
          <caption className="sr">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.column.action}</th>
              <th scope="col">{words.column.lead}</th>
              <th scope="col">{words.column.priority}</th>
              <th scope="col">{words.column.status}</th>
              <th scope="col">{formats.years(workshop.period.start, workshop.period.end)}</th>
              <th scope="col" className="r">
                k€
              </th>
              {open.mayWrite && (
                <th scope="col">
                  <span className="sr">{words.column.move}</span>
                </th>
              )}
            </tr>
          </thead>
          {outline.axes.map((axis) => (
            <tbody key={axis.axis.id}>
              <AxisRow {...props} axis={axis} />
              {axis.objectives.map((objective) => (
                <Fragment key={objective.objective.id}>
                  <ObjectiveRow {...props} axis={axis} objective={objective} />
                  {objective.actions.map(({ action, number }, place) => (
                    <ActionRow
                      key={action.id}
                      {...rowProps}
                      action={action}
                      number={number}
                      place={place}
                      total={objective.actions.length}
                    />
                  ))}
                </Fragment>
              ))}
            </tbody>
          ))}
          {outline.unplaced.length > 0 && <Unplaced {...rowProps} />}
        </table>
      </div>
      {open.mayWrite && (
        <Button
          icon={Plus}
          onClick={() => open.link.write((doc) => addAxis(doc, { id: freshId<AxisId>(), title: '' }))}
        >
          {words.addAxis}
        </Button>
      )}
    </>
  )
}

// Actions whose objective is gone, or was never chosen: shown last, never dropped.
function Unplaced(props: PlanTableProps & { readonly priorityByAction: ReadonlyMap<string, Priority> }) {
  const words = usePlanWords()
  const { unplaced } = props.outline
  return (
    <tbody>
      <tr className={styles['axis']}>
        <th colSpan={props.open.mayWrite ? 7 : 6} scope="rowgroup">
          {words.unplaced}
        </th>
      </tr>
      {unplaced.map((action, place) => (
        <ActionRow key={action.id} {...props} action={action} number={null} place={place} total={unplaced.length} />
      ))}
    </tbody>
  )
}

function AxisRow({
  axis: { axis, number, objectives },
  plan,
  open,
  outline,
  onRemove,
}: PlanTableProps & { readonly axis: NumberedAxis }) {
  const words = usePlanWords()
  const formats = useFormats()
  const { link, mayWrite, doc } = open
  const text = textIn(recordIn(axesOf(doc), axis.id), 'title')
  const total = totalCents(objectives.flatMap(({ actions }) => actions.map(({ action }) => action)))
  const place = outline.axes.findIndex((one) => one.axis.id === axis.id)
  const addOne = () =>
    link.write((written) => addObjective(written, { id: freshId<ObjectiveId>(), axis: axis.id, title: '' }))
  const { edge, target } = useDropTarget({
    axis: (id, side) => link.write((written) => axisBeside(written, plan, { id: id as AxisId, target: axis.id, side })),
  })
  return (
    <tr className={joined(styles['axis'], edge && styles[edge])} {...(mayWrite ? target : {})}>
      <th colSpan={5} scope="rowgroup">
        <span className={styles['titled']}>
          <span className={styles['numeral']}>{number}</span>
          <LevelTitle
            open={open}
            text={text}
            title={axis.title}
            label={words.axisTitle(number)}
            untitled={words.untitledAxis}
          />
          {mayWrite && isEmptyAxis(plan, axis.id) && (
            <RemoveEmpty
              kind="axis"
              number={number}
              onRemove={() => onRemove({ kind: 'axis', number }, (written) => removeAxis(written, axis.id))}
            />
          )}
        </span>
      </th>
      <td className="r num">{total > 0 && formats.shortMoney(total / 100)}</td>
      {mayWrite && (
        <td className={styles['tools']}>
          <MoveControls
            kind="axis"
            id={axis.id}
            name={words.axis(number, axis.title)}
            place={place}
            total={outline.axes.length}
            onMove={(to) => link.write((written) => placeAxis(written, plan, { id: axis.id, place: to }))}
          />
          <IconButton variant="quiet" icon={Plus} label={words.addObjective} onClick={addOne} />
        </td>
      )}
    </tr>
  )
}

interface ObjectiveRowProps extends PlanTableProps {
  readonly axis: NumberedAxis
  readonly objective: NumberedObjective
}

function ObjectiveRow({ axis, objective: { objective, number }, plan, open, onAdd, onRemove }: ObjectiveRowProps) {
  const words = usePlanWords()
  const { link, mayWrite, doc } = open
  const text = textIn(recordIn(objectivesOf(doc), objective.id), 'title')
  const { edge, target } = useDropTarget({
    objective: (id, side) =>
      link.write((written) => objectiveBeside(written, plan, { id: id as ObjectiveId, target: objective.id, side })),
    // Dropped on its title, an action comes first in the objective: the only way into an empty one.
    action: (id) =>
      link.write((written) => placeAction(written, plan, { id: id as ActionId, objective: objective.id, place: 0 })),
  })
  return (
    <tr className={joined(styles['objective'], edge && styles[edge])} {...(mayWrite ? target : {})}>
      <th colSpan={6} scope="rowgroup">
        <span className={styles['titled']}>
          <span>{number}</span>
          <LevelTitle
            open={open}
            text={text}
            title={objective.title}
            label={words.objectiveTitle(number)}
            untitled={words.untitledObjective}
          />
          {mayWrite && isEmptyObjective(plan, objective.id) && (
            <RemoveEmpty
              kind="objective"
              number={number}
              onRemove={() =>
                onRemove({ kind: 'objective', number }, (written) => removeObjective(written, objective.id))
              }
            />
          )}
        </span>
      </th>
      {mayWrite && (
        <td className={styles['tools']}>
          <MoveControls
            kind="objective"
            id={objective.id}
            name={words.objective(number, objective.title)}
            place={axis.objectives.findIndex((one) => one.objective.id === objective.id)}
            total={axis.objectives.length}
            onMove={(to) => link.write((written) => placeObjective(written, plan, { id: objective.id, place: to }))}
          />
          <IconButton variant="quiet" icon={Plus} label={words.addHere} onClick={() => onAdd(objective.id)} />
        </td>
      )}
    </tr>
  )
}
