import { Plus, X } from 'lucide-react'
import { addStep, removeStep, stepRecord, stepsByDate, type Step } from '../../shared/documents/action-steps.ts'
import { actionsOf } from '../../shared/documents/action.ts'
import type { StepId } from '../../shared/id.ts'
import { timelineOf } from '../../shared/plan/timeline.ts'
import { SharedInput } from '../editor/shared-input.tsx'
import { freshId } from '../link/fresh-id.ts'
import { recordIn, textIn } from '../link/record-in.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { joined } from '../ui/joined.ts'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { Fiche } from './fiche.ts'
import { monthText } from './month-text.ts'
import { StepMonth } from './step-month.tsx'
import { setField, WrittenField } from './written.tsx'
import styles from './steps.module.css'

/** The dated steps of an action, done or not, and the action over the years of the agreement. */
export function ActionSteps({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions.steps
  const { action, open } = fiche
  const add = () =>
    open.link.write((doc) => {
      const record = recordIn(actionsOf(doc), action.id)
      if (record) addStep(record, { id: freshId<StepId>(), label: '', due: '', isDone: false })
    })
  return (
    <>
      {open.mayWrite ? (
        <Checkbox
          label={words.recurrent}
          checked={action.isRecurrent}
          onChange={(isRecurrent) => setField(fiche, 'isRecurrent', isRecurrent)}
        />
      ) : (
        action.isRecurrent && <p>{words.isRecurrent}</p>
      )}
      <Drawing fiche={fiche} />
      {action.steps.length > 0 && (
        <WrittenField fiche={fiche} field="steps" title={words.title}>
          {() => (
            <ol className={styles['steps']}>
              {(open.mayWrite ? action.steps : stepsByDate(action.steps)).map((step, index) => (
                <li key={step.id}>
                  {open.mayWrite ? (
                    <WrittenStep fiche={fiche} step={step} place={index + 1} />
                  ) : (
                    <ReadStep step={step} />
                  )}
                </li>
              ))}
            </ol>
          )}
        </WrittenField>
      )}
      {open.mayWrite && (
        <Button variant="quiet" icon={Plus} onClick={add}>
          {words.add}
        </Button>
      )}
    </>
  )
}

// The dates and the list of steps say the same in words.
function Drawing({ fiche: { action, open, view } }: { readonly fiche: Fiche }) {
  const { years, span, steps } = timelineOf(action, view.workshop.period)
  // For whoever writes it is there from the start: it must not push away what they are about to press.
  if (!span && steps.length === 0 && !open.mayWrite) return null
  return (
    <div className={styles['drawing']} aria-hidden="true">
      {years.map(({ year, at }) => (
        <span
          key={year}
          className={joined(styles['year'], 'num')}
          style={{ left: `${100 * at}%`, width: `${100 / years.length}%` }}
        >
          {year}
        </span>
      ))}
      {span && <i style={{ left: `${100 * span.from}%`, width: `${100 * (span.to - span.from)}%` }} />}
      {steps.map(({ id, at, isDone }) => (
        <b key={id} className={joined(isDone && styles['done'])} style={{ left: `${100 * at}%` }} />
      ))}
    </div>
  )
}

function ReadStep({ step: { label, due, isDone } }: { readonly step: Step }) {
  const words = useAllWords().actions.steps
  const formats = useFormats()
  return (
    <>
      <b className="num">{due === '' ? words.undated : monthText(due, formats)}</b>
      <span>{label.trim() || words.unnamed}</span>
      <span className="mut">{isDone ? words.done : words.toDo}</span>
    </>
  )
}

interface WrittenStepProps {
  readonly fiche: Fiche
  readonly step: Step
  readonly place: number
}

function WrittenStep({ fiche, step, place }: WrittenStepProps) {
  const words = useAllWords().actions.steps
  const { action, open, record } = fiche
  const text = textIn(stepRecord(record, step.id), 'label')
  const name = step.label.trim() || words.place(place)
  const set = (field: 'due' | 'isDone', value: string | boolean) =>
    open.link.write((doc) => stepRecord(recordIn(actionsOf(doc), action.id), step.id)?.set(field, value))
  const remove = () =>
    open.link.write((doc) => {
      const written = recordIn(actionsOf(doc), action.id)
      if (written) removeStep(written, step.id)
    })
  return (
    <>
      <StepMonth label={words.due(name)} due={step.due} onChange={(due) => set('due', due)} />
      {text && (
        <SharedInput
          text={text}
          undo={open.undo}
          mayWrite
          maxLength={500}
          label={words.label(place)}
          placeholder={words.placeholder}
          className={styles['label'] ?? ''}
        />
      )}
      <Checkbox
        label={
          <>
            {words.done} <span className="sr">({name})</span>
          </>
        }
        checked={step.isDone}
        onChange={(isDone) => set('isDone', isDone)}
      />
      <IconButton variant="quiet" icon={X} label={words.remove(name)} onClick={remove} />
    </>
  )
}
