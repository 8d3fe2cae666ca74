import { useState, type FormEvent } from 'react'
import { spacedCode } from '../join/code-check.ts'
import { createWorkshop, type NewWorkshop } from '../link/http.ts'
import { doorText } from '../link/refusal-text.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './home.module.css'

/** A new démarche for who coordinates one: a title, then the code and the link to keep. */
export function CreateWorkshop() {
  const { join: joinWords, refusals } = useWords()
  const words = joinWords.home
  const [title, setTitle] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isCreating, setCreating] = useState(false)
  const [created, setCreated] = useState<{ readonly title: string; readonly made: NewWorkshop } | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setError(words.titleMissing)
    setError(null)
    setCreating(true)
    const answer = await createWorkshop(title.trim())
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
            onChange={setTitle}
            error={error}
            maxLength={300}
            name="title"
          />
          <Button type="submit" busy={isCreating}>
            {isCreating ? words.creating : words.create}
          </Button>
        </form>
      )}
    </section>
  )
}

function Created({ title, made }: { readonly title: string; readonly made: NewWorkshop }) {
  const words = useWords().join.home
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
