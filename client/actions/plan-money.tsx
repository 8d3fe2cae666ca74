import type { Action } from '../../shared/documents/action.ts'
import type { PlanOutline } from '../../shared/plan/action-numbers.ts'
import type { View } from '../../shared/workshop/view.ts'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { totalCents } from '../../shared/plan/money.ts'
import { centsByLead, type Share } from './budget.ts'
import styles from './plan.module.css'

interface PlanMoneyProps {
  readonly outline: PlanOutline
  readonly actions: readonly Action[]
  readonly view: View
}

/** The money of the plan: in all, by axis, by who leads. */
export function PlanMoney({ outline, actions, view }: PlanMoneyProps) {
  const words = useAllWords().actions
  const formats = useFormats()
  const total = totalCents(actions)
  if (total === 0) return null
  const byLead = centsByLead(actions, (lead) => view.workshop.institutions.find(({ id }) => id === lead)?.short ?? '…')
  const byAxis = outline.axes.map(({ number, axis, objectives }) => ({
    name: `${number} ${axis.title}`,
    cents: totalCents(objectives.flatMap((objective) => objective.actions.map(({ action }) => action))),
  }))
  return (
    <aside className={styles['money']} aria-labelledby="money">
      <h2 id="money">{words.money.title}</h2>
      <p className={styles['total']}>{formats.shortMoney(total / 100)}</p>
      <h2>{words.money.byAxis}</h2>
      <Bars shares={byAxis} />
      <h2>{words.money.byLead}</h2>
      <Bars shares={byLead} />
    </aside>
  )
}

function Bars({ shares }: { readonly shares: readonly Share[] }) {
  const formats = useFormats()
  const most = Math.max(...shares.map((share) => share.cents), 1)
  return (
    <ul className={styles['bars']}>
      {shares.map(({ name, cents }) => (
        <li key={name}>
          <span>{name}</span>
          <meter min={0} max={most} value={cents} aria-hidden="true" />
          <b className="num">{formats.number(cents / 100_000, 0)}</b>
        </li>
      ))}
    </ul>
  )
}
