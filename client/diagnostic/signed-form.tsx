import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useAct } from '../link/use-act.ts'
import type { Ask } from '../link/workshop-link.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './reserves.module.css'

interface SignedFormProps {
  readonly label: string
  readonly hint: string
  /** Said where nothing was written. */
  readonly missing: string
  readonly verb: string
  readonly ask: (text: string) => Ask
  readonly onSigned: () => void
  readonly onCancel: () => void
}

/** Words being written in the name of an institution; they are only gone from the form once the server has them. */
export function SignedForm({ label, hint, missing, verb, ask, onSigned, onCancel }: SignedFormProps) {
  const words = useAllWords().ui
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const act = useAct()
  // It opens because the person has just asked to write.
  useEffect(() => area.current?.focus(), [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (act.isBusy) return
    setMissing(text.trim() === '')
    if (text.trim() === '') return area.current?.focus()
    if (await act.run(ask(text.trim()))) onSigned()
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextArea
        ref={area}
        label={label}
        hint={hint}
        error={isMissing ? missing : undefined}
        value={text}
        maxLength={2000}
        onChange={setText}
      />
      <Refusal text={act.refusal} />
      <div className={styles['acts']}>
        <Button type="submit" variant="primary" busy={act.isBusy}>
          {verb}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
