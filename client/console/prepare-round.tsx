import { Play } from 'lucide-react'
import { useState } from 'react'
import type { RoundId } from '../../shared/id.ts'
import { freshId } from '../link/fresh-id.ts'
import { useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { useAllWords } from '../ui/words.tsx'
import { ActionChoice } from './action-choice.tsx'
import { obstacle, optionsOf, wholeNumber, type NewRound } from './new-round.ts'
import { usePlanActions } from './plan-actions.ts'
import { Refusal } from '../ui/refusal.tsx'
import { Steps } from './steps.tsx'
import { useAct } from '../link/use-act.ts'
import styles from './console.module.css'

interface PrepareRoundProps {
  readonly onOpened: () => void
  readonly onBack: (() => void) | null
}

/** Preparing a vote: a title, the wordings, the rule; opening it freezes them. */
export function PrepareRound({ onOpened, onBack }: PrepareRoundProps) {
  const words = useAllWords().console.prepare
  const { id, domains } = useView((view) => view.workshop)
  const { plan, retry } = usePlanActions(id, domains)
  const [round, setRound] = useState<NewRound>(() => emptyRound(words.defaultName))
  const act = useAct()
  const actions = plan.status === 'read' ? plan.actions : []
  const options = optionsOf(round, actions)
  const change = (changes: Partial<NewRound>) => setRound({ ...round, ...changes })
  const open = async () => {
    const isOpened = await act.run({
      type: 'open-round',
      round: freshId<RoundId>(),
      title: round.title.trim(),
      method: { type: 'points', points: wholeNumber(round.points) ?? 1, perOption: wholeNumber(round.perOption) ?? 1 },
      options: [...options],
      minutes: wholeNumber(round.minutes),
    })
    if (!isOpened) return
    announce(words.open)
    onOpened()
  }
  return (
    <>
      <Steps now="prepared" />
      <h1>{words.title}</h1>
      <p className={styles['rule']}>{words.rule}</p>
      <div className={styles['form']}>
        <Field label={words.name} value={round.title} onChange={(title) => change({ title })} maxLength={200} />
        <div className={styles['numbers']}>
          <Count label={words.points} value={round.points} most={100} onChange={(points) => change({ points })} />
          <Count
            label={words.perOption}
            value={round.perOption}
            most={100}
            onChange={(perOption) => change({ perOption })}
          />
          <Count
            label={words.minutes}
            value={round.minutes}
            most={240}
            hint={words.minutesHint}
            onChange={(minutes) => change({ minutes })}
          />
        </div>
        <ActionChoice plan={plan} chosen={round.chosen} onChange={(chosen) => change({ chosen })} onRetry={retry} />
        <TextArea label={words.typed} value={round.typed} onChange={(typed) => change({ typed })} optional />
      </div>
      <Refusal text={act.refusal} />
      <div className={styles['control']}>
        <Button
          variant="primary"
          icon={Play}
          busy={act.isBusy}
          unavailable={obstacle(round, options.length, words)}
          onClick={() => void open()}
        >
          {words.open}
        </Button>
        <p>
          {words.chosen(options.length)}. {options.length >= 2 && words.effect(options.length)}
        </p>
      </div>
      {onBack && (
        <p>
          <Button variant="quiet" onClick={onBack}>
            {words.back}
          </Button>
        </p>
      )}
    </>
  )
}

function emptyRound(title: string): NewRound {
  return { title, points: '5', perOption: '2', minutes: '12', chosen: new Set(), typed: '' }
}

function Count(props: {
  readonly label: string
  readonly value: string
  readonly most: number
  readonly hint?: string
  readonly onChange: (value: string) => void
}) {
  const { label, value, most, hint, onChange } = props
  return (
    <Field
      type="number"
      min={1}
      max={most}
      inputMode="numeric"
      label={label}
      value={value}
      hint={hint}
      onChange={onChange}
    />
  )
}
