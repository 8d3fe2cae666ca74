import { Grid3x3, Lock, Table2 } from 'lucide-react'
import { useState } from 'react'
import { useView } from '../link/workshop-context.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Segmented } from '../ui/segmented.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormats, useWords } from '../ui/words.tsx'
import { DecisionList } from './decision-list.tsx'
import { ResultMap } from './result-map.tsx'
import { ResultReading } from './result-reading.tsx'
import { resultSentences } from './result-sentences.ts'
import { ResultTable } from './result-table.tsx'
import { hasInstitutions } from '../../shared/workshop/tally.ts'
import { revealedRounds, shownResult, type ShownResult } from './shown-result.ts'
import styles from './results.module.css'

/** The results of a démarche's votes: the one asked for, or the latest. */
export function ResultsSection({ round }: { readonly round: string | null }) {
  const words = useWords().results
  const workshop = useView((view) => view.workshop)
  const revealed = revealedRounds(useView((view) => view.rounds))
  const chosen = revealed.find(({ id }) => id === round) ?? (round === null ? revealed[0] : undefined)
  const result = shownResult(chosen)
  usePageTitle(`${result?.title ?? words.page}, ${workshop.title}`)
  if (!chosen || !result) {
    return (
      <div className={styles['page']}>
        <h1 className={styles['title']}>{words.page}</h1>
        <Empty
          title={words.none}
          action={<ButtonLink to={{ page: 'session', workshop: workshop.id }}>{words.toSession}</ButtonLink>}
        >
          {words.noneText}
        </Empty>
      </div>
    )
  }
  return (
    <div className={styles['page']}>
      {revealed.length > 1 && (
        <nav className={styles['rounds']} aria-label={words.choose}>
          {revealed.map(({ id, title }) => (
            <Link
              key={id}
              to={{ page: 'results', workshop: workshop.id, round: id }}
              aria-current={id === chosen.id ? 'page' : undefined}
            >
              {title}
            </Link>
          ))}
        </nav>
      )}
      <OneResult result={result} revealedAt={chosen.revealedAt} />
    </div>
  )
}

function OneResult({ result, revealedAt }: { readonly result: ShownResult; readonly revealedAt: number }) {
  const words = useWords().results
  const formats = useFormats()
  const { institutions } = useView((view) => view.workshop)
  const decisions = useView((view) => view.decisions)
  const [shown, setShown] = useState<'map' | 'table'>('map')
  const hasReading = hasInstitutions(result.tally)
  const { headline, readings, turnout } = resultSentences(result, { words, formats })
  return (
    <>
      <header className={styles['head']}>
        <div className="grow">
          <p className={styles['kicker']}>
            {result.title}, {formats.date(result.closedAt)}{' '}
            <Tag tone="ok" icon={Lock}>
              {words.closedRevealed(formats.time(result.closedAt), formats.time(revealedAt))}
            </Tag>
          </p>
          <h1 className={styles['title']}>{headline}</h1>
          <p className={styles['under']}>
            {readings} {turnout}
          </p>
        </div>
        <Segmented
          label={words.view}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'map', label: <Labelled icon={Grid3x3} text={words.map} /> },
            { value: 'table', label: <Labelled icon={Table2} text={words.table} /> },
          ]}
        />
      </header>
      <div className={shown === 'map' && hasReading ? styles['layout'] : undefined}>
        {shown === 'map' ? (
          <>
            <ResultMap result={result} institutions={institutions} decisions={decisions} />
            {hasReading && <ResultReading result={result} />}
          </>
        ) : (
          <ResultTable result={result} decisions={decisions} />
        )}
      </div>
      <DecisionList round={result.id} options={result.options} decisions={decisions} />
    </>
  )
}

function Labelled({ icon, text }: { readonly icon: typeof Grid3x3; readonly text: string }) {
  return (
    <>
      <Icon of={icon} />
      {text}
    </>
  )
}
