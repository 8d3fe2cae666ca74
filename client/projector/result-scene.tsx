import type { RankedOption } from '../../shared/plan/ranking.ts'
import { Lift } from '../results/lift.tsx'
import { placesOf, type Place } from '../results/places.ts'
import { Rank } from '../results/rank.tsx'
import { differences, resultSentences } from '../results/result-sentences.ts'
import { institutionsCounted, shareOfInstitutions, type ShownResult } from '../results/shown-result.ts'
import { hasInstitutions, type Tally } from '../../shared/workshop/tally.ts'
import { Dots } from '../ui/dots.tsx'
import { joined } from '../ui/joined.ts'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { useLinesThatFit } from './use-lines-that-fit.ts'
import styles from './projector.module.css'

// As many as can be read from the back of the room; the rest is on every phone.
const mostLines = 9
const mostDots = 40
const mostDifferences = 2

/** A result: the sentence first, then the ranking with both readings, then what they change. */
export function ResultScene({ result }: { readonly result: ShownResult }) {
  const words = useAllWords()
  const formats = useFormats()
  const voice = { words: words.results, formats }
  const { headline, readings } = resultSentences(result, voice)
  const lines = useLinesThatFit(result.id, mostLines)
  const places = shownPlaces(placesOf(result), lines)
  const shown = places.reduce((total, { options }) => total + options.length, 0)
  const most = Math.max(...Object.values(result.tally.byOption).map(({ points }) => points), 1)
  return (
    <main id="main" className={`${styles['screen']} ${styles['results']}`}>
      <header className={styles['head']}>
        <div role="status">
          <h1>{headline}</h1>
        </div>
      </header>
      <section aria-label={words.projector.ranking}>
        {places.map((place) => (
          <PlaceLines key={place.rank} place={place} most={most} tally={result.tally} />
        ))}
      </section>
      <aside className={styles['own']}>
        <h2>{hasInstitutions(result.tally) ? words.projector.readings : words.projector.oneReading}</h2>
        <ul>
          <li>{readings}</li>
          {differences(result, voice)
            .slice(0, mostDifferences)
            .map(({ option, sentence }) => (
              <li key={option.option.id}>{sentence}</li>
            ))}
        </ul>
      </aside>
      <footer className={styles['foot']}>
        <span>{words.results.turnout(result.received, result.expected)}</span>
        <span>{hasInstitutions(result.tally) ? words.projector.both : words.projector.noReading}</span>
        <span>
          {most <= mostDots && words.projector.dot}{' '}
          {shown < result.options.length && words.projector.more(result.options.length - shown)}
        </span>
      </footer>
    </main>
  )
}

function PlaceLines(props: { readonly place: Place; readonly most: number; readonly tally: Tally }) {
  const words = useAllWords().results
  const { rank, isTied, options } = props.place
  return (
    <div className={joined(styles['place'], isTied && styles['tie'])}>
      <p className="num">
        {rank}
        {isTied && <small>{words.tied}</small>}
      </p>
      <ul>
        {options.map((ranked) => (
          <OptionLine key={ranked.option.id} ranked={ranked} most={props.most} tally={props.tally} />
        ))}
      </ul>
    </div>
  )
}

function OptionLine(props: { readonly ranked: RankedOption; readonly most: number; readonly tally: Tally }) {
  const { ranked, most, tally } = props
  const formats = useFormats()
  const isOnTop = ranked.rank <= 3 && ranked.institutionRank <= 3 && ranked.points > 0
  return (
    <li className={isOnTop ? styles['top'] : undefined}>
      <span className={styles['wording']}>{ranked.option.wording}</span>
      <span className={styles['tokens']}>
        {ranked.points === 0 ? null : most <= mostDots ? (
          <Dots filled={ranked.points} total={ranked.points} />
        ) : (
          <i className={styles['bar']} style={{ width: `${(100 * ranked.points) / most}%` }} />
        )}
        <b>{formats.number(ranked.points)}</b>
      </span>
      {hasInstitutions(tally) && <InstitutionReading ranked={ranked} tally={tally} />}
    </li>
  )
}

function InstitutionReading({ ranked, tally }: { readonly ranked: RankedOption; readonly tally: Tally }) {
  const words = useAllWords()
  const formats = useFormats()
  const score = words.results.score(
    formats.number(ranked.institutionScore, 1),
    formats.number(institutionsCounted(tally)),
  )
  return (
    <span className={styles['reading']}>
      <span>
        <span className="nw">
          <b>
            {words.projector.perInstitution} <Rank place={ranked.institutionRank} isTied={ranked.isInstitutionTied} />
          </b>
          <Lift ranks={ranked.institutionsLift} />
        </span>
        <br />
        {words.projector.weight(formats.percent(shareOfInstitutions(ranked.institutionScore, tally)), score)}
      </span>
    </span>
  )
}

// The first lines of the ranking; where a tie is cut, the foot says how many more there are.
function shownPlaces(places: readonly Place[], lines: number): readonly Place[] {
  let left = lines
  return places.flatMap(({ rank, options }) => {
    const shown = options.slice(0, left)
    left -= shown.length
    return shown.length > 0 ? [{ rank, isTied: options.length > 1, options: shown }] : []
  })
}
