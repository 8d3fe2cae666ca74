import { useId, useState, type FormEvent } from 'react'
import { spacedCode } from '../join/code-check.ts'
import { createWorkshop, type NewWorkshop } from '../link/http.ts'
import { doorText } from '../link/refusal-text.ts'
import { startingPoints, type StartingPoint } from '../../shared/workshop/starting-points.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useAllWords, useLanguage } from '../ui/words.tsx'
import styles from './home.module.css'

/** A new démarche for who coordinates one: a title, then the code and the link to keep. */
export function CreateWorkshop() {
  const { creating: words, refusals } = useAllWords()
  const { language } = useLanguage()
  const [start, setStart] = useState<StartingPoint>('seven-domains')
  const [title, setTitle] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isCreating, setCreating] = useState(false)
  const [created, setCreated] = useState<{ readonly title: string; readonly made: NewWorkshop } | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setError(words.titleMissing)
    setError(null)
    setCreating(true)
    const answer = await createWorkshop({ title: title.trim(), language, start })
    setCreating(false)
    if (answer.ok) setCreated({ title: title.trim(), made: answer.value })
    else setError(doorText(answer, refusals))
  }
  return (
    <section className={styles['create']} aria-labelledby="create">
      <h2 id="create">{words.create}</h2>
      {created ? (
        <Created title={created.title} made={created.made} />
      ) : (
        <form noValidate onSubmit={(event) => void submit(event)}>
          <p className="mut">{words.createHint}</p>
          <Field
            label={words.workshopTitle}
            value={title}
            onChange={(typed) => {
              setTitle(typed)
              setError(null)
            }}
            error={error}
            maxLength={300}
            name="title"
          />
          <Start start={start} onChange={setStart} />
          <Button type="submit" busy={isCreating}>
            {isCreating ? words.creating : words.create}
          </Button>
        </form>
      )}
    </section>
  )
}

interface StartProps {
  readonly start: StartingPoint
  readonly onChange: (start: StartingPoint) => void
}

function Start({ start, onChange }: StartProps) {
  const words = useAllWords().creating
  const name = useId()
  return (
    <fieldset className={styles['start']} aria-describedby={`${name}hint`}>
      <legend className="lbl">{words.start}</legend>
      <p id={`${name}hint`} className="s mut">
        {words.startHint}
      </p>
      {startingPoints.map((one) => (
        <div key={one}>
          <label>
            <input
              type="radio"
              name={name}
              checked={one === start}
              aria-describedby={name + one}
              onChange={() => onChange(one)}
            />
            <span>{words.starts[one]}</span>
          </label>
          <p id={name + one} className="s mut">
            {words.startDetails[one]}
          </p>
        </div>
      ))}
    </fieldset>
  )
}

function Created({ title, made }: { readonly title: string; readonly made: NewWorkshop }) {
  const words = useAllWords().creating
  return (
    <div role="status" className={styles['created']}>
      <p className="b">{words.created(title)}</p>
      <p>
        {words.code} <b className="num">{spacedCode(made.code)}</b>
      </p>
      <p>{words.keepLink}</p>
      <p>
        <a href={made.facilitator}>{made.facilitator}</a>
      </p>
    </div>
  )
}
