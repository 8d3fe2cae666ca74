import { useRef, useState } from 'react'
import { ranking } from '../../shared/plan/ranking.ts'
import type { RoundView } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { DecisionTag, decisionOf } from '../results/decision-tag.tsx'
import { Rank } from '../results/rank.tsx'
import { Button } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import { DecisionForm } from './decision-form.tsx'
import styles from './console.module.css'

/** What the table decides of each option, in the order of the ranking. */
export function Decisions({ round }: { readonly round: RoundView & { readonly status: 'revealed' } }) {
  const words = useAllWords()
  const decisions = useView((view) => view.decisions)
  const [edited, setEdited] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const close = (option: string) => {
    setEdited(null)
    // The form is gone: the keyboard goes on from the button that opened it, once it is drawn again.
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-option="${CSS.escape(option)}"]`)?.focus()
    })
  }
  return (
    <section className={styles['decisions']} aria-labelledby="decisions">
      <h2 id="decisions">{words.console.decide.title}</h2>
      <ul ref={list}>
        {ranking(round.options, round.tally).map(({ option, rank, isTied, points }) => {
          const decision = decisionOf(decisions, round.id, option.id)
          return (
            <li key={option.id}>
              <div className={styles['line']}>
                <span className="num">
                  <Rank place={rank} isTied={isTied} />
                </span>
                <span className="grow">
                  <b>{option.wording}</b> <span className="s mut nw">{words.results.tokens(points)}</span>{' '}
                  <DecisionTag round={round.id} option={option.id} decisions={decisions} />
                  {decision?.reason && <span className={styles['reason']}>{decision.reason}</span>}
                </span>
                {edited !== option.id && (
                  <Button data-option={option.id} onClick={() => setEdited(option.id)}>
                    {decision ? words.console.decide.change : words.console.decide.decide}
                    <span className="sr"> : {option.wording}</span>
                  </Button>
                )}
              </div>
              {edited === option.id && (
                <DecisionForm round={round.id} option={option.id} known={decision} onClose={() => close(option.id)} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
