import { useState, type FormEvent } from 'react'
import { enter } from '../link/http.ts'
import { doorText } from '../link/refusal-text.ts'
import { forgetWorkshopLink } from '../link/use-workshop-link.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { navigate } from '../ui/navigation.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { remember, remembered } from '../ui/remembered.ts'
import { useWords } from '../ui/words.tsx'
import { ArrivalFrame } from './arrival-frame.tsx'
import styles from './join.module.css'

interface FacilitatorPageProps {
  readonly workshop: string
  /** What follows # in the link. */
  readonly secret: string | null
}

/** Opening a démarche as its facilitator, by link. */
export function FacilitatorPage({ workshop, secret }: FacilitatorPageProps) {
  const { join: joinWords, refusals } = useWords()
  const { facilitator: words, taking } = joinWords
  const [name, setName] = useState(remembered('name') ?? '')
  const [error, setError] = useState<{ readonly of: 'name' | 'link'; readonly text: string } | null>(null)
  const [isGoing, setGoing] = useState(false)
  usePageTitle(words.page)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (secret === null) return setError({ of: 'link', text: words.noKey })
    if (name.trim() === '') return setError({ of: 'name', text: taking.nameMissing })
    setGoing(true)
    const answer = await enter({ workshop, key: secret, name: name.trim() })
    setGoing(false)
    if (answer.ok) {
      remember('name', name.trim())
      forgetWorkshopLink(workshop)
      return navigate({ page: 'console', workshop }, { replace: true })
    }
    setError({ of: 'link', text: doorText(answer, refusals) })
  }
  return (
    <ArrivalFrame>
      <h1 className={styles['title']}>{words.title}</h1>
      <p className={styles['subtitle']}>{words.subtitle}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Field
          className={styles['field']}
          label={taking.name}
          value={name}
          onChange={setName}
          error={error?.of === 'name' ? error.text : null}
          autoComplete="name"
          maxLength={80}
          name="name"
        />
        {error?.of === 'link' && (
          <p className="err" role="alert">
            {error.text}
          </p>
        )}
        <Button type="submit" variant="primary" big busy={isGoing} className={styles['go'] ?? ''}>
          {isGoing ? taking.going : words.go}
        </Button>
        <p className={styles['fine']}>{taking.privacy}</p>
      </form>
    </ArrivalFrame>
  )
}
