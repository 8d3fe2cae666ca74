import { ranking } from '../../shared/plan/ranking.ts'
import { Dots } from '../ui/dots.tsx'
import { useFormats, useWords } from '../ui/words.tsx'
import { Lift } from './lift.tsx'
import { differences, notableRanks } from './result-sentences.ts'
import { institutionsCounted, mergedGroup, shareOfInstitutions, type ShownResult } from './shown-result.ts'
import styles from './results.module.css'

/** What the two readings change, in words, and how to read the drawing. */
export function ResultReading({ result }: { readonly result: ShownResult }) {
  const words = useWords().results
  const formats = useFormats()
  const moved = differences(result, { words, formats })
  const merged = mergedGroup(result.tally)
  return (
    <aside className={styles['reading']}>
      <h2>{words.readings}</h2>
      <ul>
        {moved.length === 0 && <li>{words.noDifference}</li>}
        {moved.map(({ option, sentence }) => (
          <li key={option.option.id}>{sentence}</li>
        ))}
        {merged && <li>{words.merged(merged.institutions, merged.ballots)}</li>}
      </ul>
      <Legend result={result} />
    </aside>
  )
}

function Legend({ result }: { readonly result: ShownResult }) {
  const { legend } = useWords().results
  const reading = useExample(result)
  const ranked = ranking(result.options, result.tally)
  const hasTies = ranked.some(({ isTied }) => isTied)
  return (
    <div className={styles['legend']} role="group" aria-label={legend.title}>
      <span className={`${styles['sample']} ${styles['hot']}`}>
        <Dots filled={2} total={2} />
      </span>
      <span>{legend.strong}</span>
      <span className={`${styles['sample']} ${styles['warm']}`}>
        <Dots filled={1} total={1} />
      </span>
      <span>{legend.some}</span>
      <span aria-hidden="true">
        <Lift ranks={notableRanks} />
      </span>
      <span>{legend.lift}</span>
      {hasTies && (
        <>
          <b className="num" aria-hidden="true">
            4 =
          </b>
          <span>{legend.tied}</span>
        </>
      )}
      <p>{reading}</p>
    </div>
  )
}

// The rule is told with the figures of what comes first, which everybody sees.
function useExample({ options, tally }: ShownResult): string {
  const { legend } = useWords().results
  const formats = useFormats()
  const score = ranking(options, tally, 'institutions')[0]?.institutionScore ?? 0
  return legend.reading(
    formats.percent(shareOfInstitutions(score, tally)),
    formats.number(score, 1),
    formats.number(institutionsCounted(tally)),
  )
}
