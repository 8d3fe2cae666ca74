import { useState, type FormEvent } from 'react'
import type { DecisionId, OptionId, RoundId } from '../../shared/id.ts'
import { decisionMeans, outcomes, type DecisionMeans, type DecisionOutcome } from '../../shared/workshop/decision.ts'
import { freshId } from '../link/fresh-id.ts'
import type { decisionOf } from '../results/decision-tag.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAct } from '../link/use-act.ts'
import styles from './console.module.css'

interface DecisionFormProps {
  readonly round: RoundId
  readonly option: OptionId
  readonly known: ReturnType<typeof decisionOf>
  readonly onClose: () => void
}

/** Recording what was decided of one option: outcome, how it was taken, and why. */
export function DecisionForm({ round, option, known, onClose }: DecisionFormProps) {
  const words = useAllWords()
  const { decide } = words.console
  const [outcome, setOutcome] = useState<DecisionOutcome | ''>(known?.about.outcome ?? '')
  const [means, setMeans] = useState<DecisionMeans>(known?.about.means ?? 'consensus')
  const [reason, setReason] = useState(known?.reason ?? '')
  const [isChecked, setChecked] = useState(false)
  const act = useAct()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (outcome === '' || reason.trim() === '') return
    const decision = freshId<DecisionId>()
    const isDone = await act.run({ type: 'decide', decision, round, option, outcome, means, reason: reason.trim() })
    if (!isDone) return
    announce(decide.saved)
    onClose()
  }
  return (
    <form className={styles['decision']} noValidate onSubmit={(event) => void submit(event)}>
      <Select
        label={decide.outcome}
        value={outcome}
        placeholder={decide.choose}
        options={outcomes.map((value) => ({ value, label: words.results.outcomes[value] }))}
        onChange={setOutcome}
        error={isChecked && outcome === '' ? decide.missing : null}
      />
      <div>
        <p className="lbl">{decide.means}</p>
        <Segmented
          label={decide.means}
          value={means}
          onChange={setMeans}
          options={decisionMeans.map((value) => ({ value, label: words.results.means[value] }))}
        />
      </div>
      <TextArea
        className={styles['wide'] ?? ''}
        label={decide.reason}
        hint={decide.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        error={isChecked && reason.trim() === '' ? decide.reasonMissing : null}
      />
      <Refusal text={act.refusal} />
      <p className={`row ${styles['wide']}`}>
        <Button type="submit" variant="primary" busy={act.isBusy}>
          {decide.save}
        </Button>
        <Button onClick={onClose}>{words.ui.cancel}</Button>
      </p>
    </form>
  )
}
