import type { Action, ActionPlan } from '../../shared/documents/action.ts'
import type { ActionId } from '../../shared/id.ts'
import type { View } from '../../shared/workshop/view.ts'
import { useDropTarget } from '../editor/drop-target.ts'
import { MoveControls } from '../editor/move-controls.tsx'
import type { UsedDocument } from '../link/use-document.ts'
import { joined } from '../ui/joined.ts'
import { Link } from '../ui/link.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { plannedCents } from '../../shared/plan/money.ts'
import { placeAction } from './plan-moves.ts'
import { PriorityWord } from './priority-word.tsx'
import type { Priority } from './priority.ts'
import styles from './plan.module.css'

interface ActionRowProps {
  readonly action: Action
  readonly number: string | null
  readonly place: number
  readonly total: number
  readonly plan: ActionPlan
  readonly view: View
  readonly open: UsedDocument
  readonly priorityByAction: ReadonlyMap<string, Priority>
}

/** One action in the table of the plan. */
export function ActionRow({ action, number, place, total, plan, view, open, priorityByAction }: ActionRowProps) {
  const words = useAllWords().actions
  const formats = useFormats()
  const { link, mayWrite } = open
  const title = action.title || words.untitled
  const lead = view.workshop.institutions.find(({ id }) => id === action.lead)
  const amount = plannedCents(action)
  const moveTo = (id: ActionId, to: number) =>
    link.write((doc) => placeAction(doc, plan, { id, objective: action.objective, place: to }))
  const { edge, target } = useDropTarget({
    action: (id, side) => {
      const dragged = plan.actions.find((one) => one.id === id)
      if (!dragged || dragged.id === action.id) return
      const others = plan.actions.filter(
        (one) => one.objective === action.objective && !one.isArchived && one.id !== dragged.id,
      )
      const at = others.findIndex((one) => one.id === action.id)
      moveTo(dragged.id, side === 'after' ? at + 1 : at)
    },
  })
  return (
    <tr className={joined(styles['action'], edge && styles[edge])} {...(mayWrite ? target : {})}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <th scope="row">
        <span className={styles['titled']}>
          <span className={joined(styles['place'], 'num')}>{number ?? '–'}</span>
          <Link to={{ page: 'plan', workshop: view.workshop.id, action: action.id }}>{title}</Link>
        </span>
      </th>
      <td>{lead?.short ?? <span className="dim">{words.noLead}</span>}</td>
      <td>
        <PriorityWord priority={priorityByAction.get(action.id) ?? null} />
      </td>
      <td className="mut">{words.status[action.status]}</td>
      <td className="mut num">{schedule(action)}</td>
      <td className="r num">{amount === null ? '' : formats.number(amount / 100_000, 1)}</td>
      {mayWrite && (
        <td className={styles['tools']}>
          <MoveControls
            kind="action"
            id={action.id}
            name={`${number ?? ''} ${title}`.trim()}
            place={place}
            total={total}
            onMove={(to) => moveTo(action.id, to)}
          />
        </td>
      )}
    </tr>
  )
}

function schedule({ start, end }: Action): string {
  const years = [start, end].map((month) => month.slice(0, 4)).filter((year) => /^\d{4}$/.test(year))
  return [...new Set(years)].join('\u00A0–\u00A0')
}
