import { useState } from 'react'
import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { Field } from '../ui/field.tsx'
import { useAllWords } from '../ui/words.tsx'
import { SavedForm, Section } from './section.tsx'
import { useDraft } from './use-draft.ts'
import styles from './preparing.module.css'

/** The first and last day of the agreement. */
export function PeriodSection() {
  const words = useAllWords().preparing.period
  const draft = useDraft(useView((view) => view.workshop.period))
  const [isChecked, setChecked] = useState(false)
  const act = useAct()
  const { value } = draft
  const asked = () => {
    setChecked(true)
    return value.start && value.end ? ({ type: 'set-period', period: value } as const) : null
  }
  return (
    <Section name="period">
      <SavedForm draft={draft} act={act} asked={asked}>
        <div className={styles['pair']}>
          {(['start', 'end'] as const).map((name) => (
            <Field
              key={name}
              type="date"
              label={words[name]}
              value={value[name]}
              error={isChecked && !value[name] ? words.missing : null}
              onChange={(day) => draft.change({ ...value, [name]: day })}
            />
          ))}
        </div>
      </SavedForm>
    </Section>
  )
}
