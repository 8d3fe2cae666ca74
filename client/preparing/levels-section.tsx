import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { Field } from '../ui/field.tsx'
import { useAllWords } from '../ui/words.tsx'
import { SavedForm, Section } from './section.tsx'
import { useDraft } from './use-draft.ts'
import styles from './preparing.module.css'

/** What this démarche calls the levels of its plan. */
export function LevelsSection() {
  const words = useAllWords().preparing.levels
  const draft = useDraft(useView((view) => view.workshop.levels))
  const act = useAct()
  const { value } = draft
  return (
    <Section name="levels" intro={words.intro}>
      <SavedForm draft={draft} act={act} asked={() => ({ type: 'name-levels', levels: value })}>
        <div className={styles['pair']}>
          {(['axis', 'objective', 'action'] as const).map((name) => (
            <Field
              key={name}
              label={words[name]}
              hint={words.usual(words.words[name])}
              value={value[name]}
              maxLength={40}
              optional
              onChange={(word) => draft.change({ ...value, [name]: word })}
            />
          ))}
        </div>
      </SavedForm>
    </Section>
  )
}
