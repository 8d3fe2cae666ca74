import type { Option } from '../../shared/workshop/round.ts'
import type { View } from '../../shared/workshop/view.ts'
import { useFormats, useWords } from '../ui/words.tsx'
import { decisionsOf, DecisionTag } from './decision-tag.tsx'
import styles from './results.module.css'

interface DecisionListProps {
  readonly round: string
  readonly options: readonly Option[]
  readonly decisions: View['decisions']
}

/** What was decided after a vote, with the reason: the tally never decides by itself. */
export function DecisionList({ round, options, decisions }: DecisionListProps) {
  const words = useWords().results
  const formats = useFormats()
  const taken = decisionsOf(decisions, round)
  return (
    <section className={styles['decisions']} aria-labelledby="decisions-title">
      <h2 id="decisions-title">{words.decisions}</h2>
      {taken.length === 0 && <p className="mut">{words.noDecision}</p>}
      <ul>
        {taken.map(({ id, about, reason, at }) => (
          <li key={id}>
            <p>
              <b>{options.find((option) => option.id === about.option)?.wording}</b>{' '}
              <DecisionTag round={round} option={about.option} decisions={decisions} />{' '}
              <span className="s mut">
                {words.means[about.means]}, {formats.dayAndTime(at)}
              </span>
            </p>
            {reason && <p className="serif">{reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
