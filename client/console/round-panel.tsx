import { useEffect, useRef, useState } from 'react'
import type { RoundView } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { RankingList } from '../results/ranking-list.tsx'
import { differences, resultSentences } from '../results/result-sentences.ts'
import { shownResult } from '../results/shown-result.ts'
import { ButtonLink } from '../ui/button.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { BallotCount } from './ballot-count.tsx'
import { Decisions } from './decisions.tsx'
import { isDecided } from './latest-round.ts'
import { RoundControl } from './round-control.tsx'
import { Steps, type VoteStep } from './steps.tsx'
import styles from './console.module.css'

interface RoundPanelProps {
  readonly round: RoundView
  readonly onAnother: () => void
}

/** A vote from its opening to its decisions. */
export function RoundPanel({ round, onAnother }: RoundPanelProps) {
  const words = useAllWords().console.round
  const formats = useFormats()
  const decisions = useView((view) => view.decisions)
  const [isPreviewing, setPreviewing] = useState(false)
  const { title, method, options, openedAt } = round
  const heading = useRef<HTMLHeadingElement>(null)
  const step = stepOf(round, isPreviewing, isDecided(round, decisions))
  useEffect(() => {
    // The button that was pressed is gone: the keyboard goes on from the title, and the eye from the top.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
    // Deciding goes down the list one by one: the page stays where the eye is.
    if (step !== 'decided') scrollTo({ top: 0 })
  }, [step])
  return (
    <>
      <Steps now={step} />
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className={styles['rule']}>
        {words.rule(method.points, method.perOption, options.length, formats.time(openedAt))}
      </p>
      <BallotCount round={round} />
      <RoundControl round={round} step={step} onPreview={() => setPreviewing(true)} onAnother={onAnother} />
      {step === 'preview' && <Preview round={round} />}
      {round.status === 'revealed' && (
        <>
          <Revealed round={round} />
          <Decisions round={round} />
        </>
      )}
      {(step === 'open' || step === 'closed') && <Wordings round={round} />}
    </>
  )
}

function stepOf(round: RoundView, isPreviewing: boolean, hasDecisions: boolean): VoteStep {
  switch (round.status) {
    case 'open':
      return 'open'
    case 'closed':
      return isPreviewing ? 'preview' : 'closed'
    case 'revealed':
      return hasDecisions ? 'decided' : 'revealed'
  }
}

function Preview({ round }: { readonly round: RoundView }) {
  const words = useAllWords()
  const formats = useFormats()
  const result = shownResult(round)
  if (!result) return null
  const voice = { words: words.results, formats }
  const { headline, readings, turnout } = resultSentences(result, voice)
  return (
    <section className={styles['preview']} aria-labelledby="preview">
      <h2 id="preview">
        {words.console.steps.preview} <small>{words.console.round.private}</small>
      </h2>
      <p className={styles['sentence']}>{headline}</p>
      <p>{readings}</p>
      <p className="s mut">{turnout}</p>
      <ul className={styles['differences']}>
        {differences(result, voice).map(({ option, sentence }) => (
          <li key={option.option.id}>{sentence}</li>
        ))}
      </ul>
      <RankingList result={result} />
    </section>
  )
}

function Revealed({ round }: { readonly round: RoundView }) {
  const words = useAllWords()
  const formats = useFormats()
  const { id } = useView((view) => view.workshop)
  const result = shownResult(round)
  if (!result) return null
  const { headline, readings } = resultSentences(result, { words: words.results, formats })
  return (
    <section className={styles['revealed']}>
      <p className={styles['sentence']}>{headline}</p>
      <p>{readings}</p>
      <p>
        <ButtonLink to={{ page: 'results', workshop: id, round: round.id }}>
          {words.console.round.wholeResult}
        </ButtonLink>
      </p>
    </section>
  )
}

function Wordings({ round }: { readonly round: RoundView }) {
  const words = useAllWords().console.round
  return (
    <section className={styles['wordings']} aria-labelledby="wordings">
      <h2 id="wordings">{words.options}</h2>
      <ol>
        {round.options.map(({ id, wording }) => (
          <li key={id}>{wording}</li>
        ))}
      </ol>
      <p className="s mut">{words.secretNote}</p>
    </section>
  )
}
