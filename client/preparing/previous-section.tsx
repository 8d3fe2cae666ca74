import { Plus } from 'lucide-react'
import { useState } from 'react'
import { most } from '../../shared/workshop/preparation.ts'
import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { DomainName } from '../ui/domain.tsx'
import { Empty } from '../ui/empty.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import { ImportEntry } from './import-entry.tsx'
import { PreviousDialog } from './previous-dialog.tsx'
import { Section } from './section.tsx'
import styles from './preparing.module.css'

/** What the previous contract did, and what becomes of it. */
export function PreviousSection() {
  const all = useAllWords().preparing
  const words = all.previous
  const actions = useView((view) => view.previousActions)
  const domains = useView((view) => view.workshop.domains)
  const [place, setPlace] = useState<number | null>(null)
  const act = useAct()
  const remove = async (at: number) => {
    const isDone = await act.run({ type: 'set-previous-actions', actions: actions.toSpliced(at, 1) })
    if (isDone) announce(all.saved)
  }
  const add = (
    <Button
      icon={Plus}
      unavailable={actions.length >= most.previousActions ? words.full : null}
      onClick={() => setPlace(actions.length)}
    >
      {words.add}
    </Button>
  )
  return (
    <Section name="previous" intro={words.intro}>
      {actions.length === 0 ? (
        <Empty title={words.none} action={add} />
      ) : (
        <>
          <ul className={styles['list']}>
            {actions.map((action, at) => {
              const domain = domains.find(({ id }) => id === action.domain)
              return (
                // Two may have the same title: the place tells them apart.
                <li key={at}>
                  <span>
                    <b>{action.title}</b>
                    <span className="mut s">
                      {domain && <DomainName domain={domain} plain />}
                      {action.lead && <span>{action.lead}</span>}
                      <span>{action.outcome ? words.outcomes[action.outcome] : words.pending}</span>
                    </span>
                  </span>
                  <span className={styles['acts']}>
                    <Button variant="quiet" aria-label={all.changeOf(action.title)} onClick={() => setPlace(at)}>
                      {all.change}
                    </Button>
                    <Button variant="quiet" aria-label={all.removeOf(action.title)} onClick={() => void remove(at)}>
                      {all.remove}
                    </Button>
                  </span>
                </li>
              )
            })}
          </ul>
          <p>{add}</p>
        </>
      )}
      <ImportEntry kind="previous-actions" />
      <Refusal text={act.refusal} />
      {place !== null && <PreviousDialog place={place} onClose={() => setPlace(null)} />}
    </Section>
  )
}
