import { useRef, useState, type FormEvent } from 'react'
import type { VersionId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { freshId } from '../link/fresh-id.ts'
import { useAct } from '../link/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './versions.module.css'

interface NameVersionProps {
  readonly document: DocumentName
  readonly isCut: boolean
  /** Told what to say of it. */
  readonly onNamed: (said: string) => void
}

/** Gives the present state of a document a name. */
export function NameVersion({ document, isCut, onNamed }: NameVersionProps) {
  const words = useAllWords()
  const { name, nameHint, nameAct, named } = words.versions
  const [label, setLabel] = useState('')
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const act = useAct()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (act.isBusy || isCut) return
    const given = label.trim()
    setMissing(given === '')
    if (given === '') return field.current?.focus()
    const version = freshId<VersionId>()
    if (!(await act.run({ type: 'name-version', document, version, label: given }))) return
    setLabel('')
    onNamed(named(given))
  }
  return (
    <form className={styles['naming']} onSubmit={(event) => void submit(event)}>
      <Field
        ref={field}
        className={styles['field']}
        label={name}
        hint={nameHint}
        error={isMissing ? words.refusals.rules['label-missing'] : undefined}
        value={label}
        maxLength={80}
        autoComplete="off"
        onChange={setLabel}
      />
      {!isCut && (
        <Button type="submit" variant="primary" busy={act.isBusy}>
          {nameAct}
        </Button>
      )}
      <Refusal text={act.refusal} />
    </form>
  )
}
