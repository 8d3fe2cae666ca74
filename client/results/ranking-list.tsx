import { Dots } from '../ui/dots.tsx'
import { joined } from '../ui/joined.ts'
import { useFormats, useWords } from '../ui/words.tsx'
import { Lift } from './lift.tsx'
import { placesOf } from './places.ts'
import { Rank } from './rank.tsx'
import { hasInstitutions } from '../../shared/workshop/tally.ts'
import { institutionsCounted, shareOfInstitutions, type ShownResult } from './shown-result.ts'
import styles from './results.module.css'

// Above this, dots can no longer be counted at a glance.
const mostDots = 30

/** The ranking in one column, both readings beside each option: for phones and for the private preview. */
export function RankingList({ result }: { readonly result: ShownResult }) {
  const words = useWords().results
  const formats = useFormats()
  const institutions = formats.number(institutionsCounted(result.tally))
  const hasReading = hasInstitutions(result.tally)
  return (
    <ol className={styles['ranking']}>
      {placesOf(result).map(({ rank, isTied, options }) => (
        <li key={rank} className={joined(styles['place'], isTied && styles['tie'])}>
          <p className="num">
            {rank}
            {isTied && <small>{words.tied}</small>}
          </p>
          <ul>
            {options.map((ranked) => (
              <li key={ranked.option.id}>
                <b>{ranked.option.wording}</b>
                <p className={styles['count']}>
                  {ranked.points > 0 && ranked.points <= mostDots && (
                    <Dots filled={ranked.points} total={ranked.points} />
                  )}
                  <span>
                    <b>{words.tokens(ranked.points)}</b>
                    {ranked.supporters > 0 && ` ${words.supporters(ranked.supporters)}`}
                  </span>
                  {hasReading && (
                    <span>
                      {words.weight(
                        formats.percent(shareOfInstitutions(ranked.institutionScore, result.tally)),
                        words.score(formats.number(ranked.institutionScore, 1), institutions),
                      )}
                      , <Rank place={ranked.institutionRank} isTied={ranked.isInstitutionTied} />
                      <Lift ranks={ranked.institutionsLift} />
                    </span>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
