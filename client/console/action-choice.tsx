import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DomainLetter } from '../ui/domain.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { PlanActions } from './plan-actions.ts'
import styles from './console.module.css'

interface ActionChoiceProps {
  readonly plan: PlanActions
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  readonly onRetry: () => void
}

/** Which actions of the plan are put to the vote. */
export function ActionChoice({ plan, chosen, onChange, onRetry }: ActionChoiceProps) {
  const words = useAllWords().console.prepare
  const actions = plan.status === 'read' ? plan.actions : []
  const toggle = (id: string, isChosen: boolean) => {
    const others = [...chosen].filter((one) => one !== id)
    onChange(new Set(isChosen ? [...others, id] : others))
  }
  return (
    <fieldset className={styles['choice']}>
      <legend>{words.fromPlan}</legend>
      {plan.status === 'loading' && <p role="status">{words.loading}</p>}
      {plan.status === 'unread' && (
        <p className="err" role="alert">
          {words.planUnread} <Button onClick={onRetry}>{words.retry}</Button>
        </p>
      )}
      {plan.status === 'read' && actions.length === 0 && <p className="mut">{words.noPlan}</p>}
      {actions.length > 0 && (
        <>
          <p className="row">
            <Button onClick={() => onChange(new Set(actions.map(({ id }) => id)))}>{words.all}</Button>
            <Button onClick={() => onChange(new Set())}>{words.none}</Button>
          </p>
          <ul>
            {actions.map(({ id, title, domain }) => (
              <li key={id}>
                <Checkbox
                  label={
                    <>
                      {domain && <DomainLetter letter={domain} />} {title}
                    </>
                  }
                  checked={chosen.has(id)}
                  onChange={(isChosen) => toggle(id, isChosen)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  )
}
