import { useState, type FormEvent } from 'react'
import type { Words } from '../../shared/i18n/words.ts'
import { join, type DoorAnswer } from '../link/http.ts'
import { doorText } from '../link/refusal-text.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { remember, remembered } from '../ui/remembered.ts'
import { Select } from '../ui/select.tsx'
import { useWords } from '../ui/words.tsx'
import { arrive } from './arrive.ts'
import { codeIn, type CodeCheck } from './code-check.ts'
import { CodeField } from './code-field.tsx'
import styles from './join.module.css'

interface JoinFormProps {
  readonly code: string
  readonly check: CodeCheck
  readonly onCode: (code: string) => void
}

type TakingWords = ReturnType<typeof useWords>['join']['taking']
type FieldName = 'code' | 'name' | 'institution' | 'whole'

// The select has only strings: this one stands for « none ».
const none = 'none'
const nameKey = 'name'

/** Code, name, institution. An error stands under its field and erases nothing. */
export function JoinForm({ code, check, onCode }: JoinFormProps) {
  const { join: joinWords, refusals } = useWords()
  const words = joinWords.taking
  const [name, setName] = useState(remembered(nameKey) ?? '')
  const [institution, setInstitution] = useState('')
  const [errors, setErrors] = useState<Partial<Record<FieldName, string>>>({})
  const [isGoing, setGoing] = useState(false)
  const institutions = check.status === 'known' ? check.opens.institutions : []

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const missing = missingIn({ code, name, institution, hasList: check.status === 'known' }, words)
    setErrors(missing)
    if (Object.keys(missing).length > 0) return focusFirstError(form)
    setGoing(true)
    const answer = await join({
      code: codeIn(code) ?? '',
      name: name.trim(),
      institution: institution === none ? null : institution,
    })
    setGoing(false)
    if (answer.ok) {
      remember(nameKey, name.trim())
      return arrive(answer.value)
    }
    setErrors(errorOf(answer, refusals))
    focusFirstError(form)
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <CodeField value={code} check={check} error={errors.code ?? null} onChange={onCode} />
      <Field
        className={styles['field']}
        label={words.name}
        value={name}
        onChange={setName}
        error={errors.name}
        autoComplete="name"
        maxLength={80}
        name="name"
      />
      <Select
        className={styles['field']}
        label={words.institution}
        value={institution}
        placeholder={words.choose}
        options={[
          ...institutions.map(({ id, name: called }) => ({ value: id, label: called })),
          { value: none, label: words.noInstitution },
        ]}
        onChange={setInstitution}
        error={errors.institution}
        hint={check.status === 'known' ? undefined : words.codeFirst}
        name="institution"
      />
      {errors.whole && (
        <p className="err" role="alert">
          {errors.whole}
        </p>
      )}
      <Button type="submit" variant="primary" big busy={isGoing} className={styles['go'] ?? ''}>
        {isGoing ? words.going : words.go}
      </Button>
      <p className={styles['fine']}>{words.privacy}</p>
    </form>
  )
}

function missingIn(
  given: { readonly code: string; readonly name: string; readonly institution: string; readonly hasList: boolean },
  words: TakingWords,
): Partial<Record<FieldName, string>> {
  return {
    ...(codeIn(given.code) === null ? { code: words.codeShape } : {}),
    ...(given.name.trim() === '' ? { name: words.nameMissing } : {}),
    ...(given.institution === '' && given.hasList ? { institution: words.institutionMissing } : {}),
  }
}

// What is wrong with the code stands under it; the rest concerns the whole form.
function errorOf(
  answer: DoorAnswer<unknown> & { readonly ok: false },
  words: Words['refusals'],
): Partial<Record<FieldName, string>> {
  const isAboutCode = answer.error === 'unknown-code' || answer.error === 'too-many-tries'
  return { [isAboutCode ? 'code' : 'whole']: doorText(answer, words) }
}

function focusFirstError(form: HTMLFormElement): void {
  // After the errors are drawn.
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
