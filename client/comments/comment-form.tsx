import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import { useCommentDraft } from './comment-draft.ts'
import styles from './comments.module.css'

interface CommentFormProps {
  /** Where the half-written text is kept. */
  readonly draftKey: string
  readonly label: string
  readonly verb: string
  /** What the text is before anybody changes it. */
  readonly initial?: string
  readonly maxLength?: number
  /** What else is to be chosen, above the text. */
  readonly children?: ReactNode
  /** Null once it is accepted, or the sentence that says why it was not. */
  readonly onSend: (text: string) => Promise<string | null>
  readonly onCancel: () => void
}

/** A comment or a reply being written; it is only emptied once the server has it. */
export function CommentForm(props: CommentFormProps) {
  const { draftKey, label, verb, initial = '', maxLength = 5000, children, onSend, onCancel } = props
  const words = useAllWords()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useCommentDraft(draftKey, initial)
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<string | null>(null)
  // It opens because the person has just asked to write.
  useEffect(() => area.current?.focus(), [])
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    if (isSending) return
    if (text.trim() === '') {
      setError(words.comments.empty)
      return area.current?.focus()
    }
    setSending(true)
    const refusal = await onSend(text.trim())
    setSending(false)
    setError(refusal)
    if (refusal === null) setText('')
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
    else if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      {children}
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={area}
        id={id}
        className="in area"
        rows={3}
        maxLength={maxLength}
        value={text}
        aria-invalid={error === null ? undefined : true}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      {error !== null && (
        <p id={`${id}-error`} className="err" role="alert">
          {error}
        </p>
      )}
      <div className={styles['acts']}>
        <Button type="submit" variant="primary" busy={isSending}>
          {isSending ? words.comments.sending : verb}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {words.ui.cancel}
        </Button>
      </div>
    </form>
  )
}
