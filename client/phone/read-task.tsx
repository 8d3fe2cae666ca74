import type { RoundView } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { DecisionList } from '../results/decision-list.tsx'
import { RankingList } from '../results/ranking-list.tsx'
import { resultSentences } from '../results/result-sentences.ts'
import { shownResult } from '../results/shown-result.ts'
import { ButtonLink } from '../ui/button.tsx'
import { useFormats, useWords } from '../ui/words.tsx'
import styles from './phone.module.css'

/** The result: in words, then the ranking. */
export function ReadTask({ round }: { readonly round: RoundView & { readonly status: 'revealed' } }) {
  const words = useWords()
  const formats = useFormats()
  const { id } = useView((view) => view.workshop)
  const decisions = useView((view) => view.decisions)
  const result = shownResult(round)
  if (!result) return null
  const { headline, readings, turnout } = resultSentences(result, { words: words.results, formats })
  return (
    <div className={styles['body']}>
      <div role="status">
        <h1>{headline}</h1>
        <p>{readings}</p>
      </div>
      <p className="s mut">{turnout}</p>
      <h2>{words.voting.result.ranking}</h2>
      <RankingList result={result} />
      <DecisionList round={round.id} options={round.options} decisions={decisions} />
      <p>
        <ButtonLink to={{ page: 'results', workshop: id, round: round.id }}>{words.voting.result.whole}</ButtonLink>
      </p>
    </div>
  )
}
