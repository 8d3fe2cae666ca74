import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { Mentions } from '../../shared/workshop/thread.ts'
import { Button } from '../ui/button.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { useCommentDraft } from './comment-draft.ts'
import { MentionArea } from './mention-area.tsx'
import { callsIn, mentionsIn, type Callable } from './mentions.ts'
import { useCallables } from './use-callables.ts'
import styles from './comments.module.css'

const nobody: readonly Callable[] = []

interface CommentFormProps {
  /** Where the half-written text is kept. */
  readonly draftKey: string
  readonly label: string
  readonly verb: string
  /** What the text is before anybody changes it. */
  readonly initial?: string
  readonly maxLength?: number
  /** Whether @ calls people by name. */
  readonly mayCall?: boolean
  /** What else is to be chosen, above the text. */
  readonly children?: ReactNode
  /** Null once it is accepted, or the sentence that says why it was not. */
  readonly onSend: (text: string, mentions: Mentions) => Promise<string | null>
  readonly onCancel: () => void
}

/** A comment or a reply being written; it is only emptied once the server has it. */
export function CommentForm(props: CommentFormProps) {
  const { draftKey, label, verb, initial = '', maxLength = 5000, mayCall = true, children, onSend, onCancel } = props
  const words = useAllWords()
  const formats = useFormats()
  const id = useId()
  const everybody = useCallables()
  const among = mayCall ? everybody : nobody
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useCommentDraft(draftKey, initial)
  const called = callsIn(text, among).flatMap((call) => call.called.map(({ label }) => label))
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
    const refusal = await onSend(text.trim(), mentionsIn(text, among))
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
      <MentionArea
        ref={area}
        id={id}
        rows={3}
        maxLength={maxLength}
        value={text}
        aria-invalid={error === null ? undefined : true}
        aria-describedby={error === null ? undefined : `${id}-error`}
        among={among}
        onText={setText}
        onKeyDown={press}
      />
      {error !== null && (
        <p id={`${id}-error`} className="err" role="alert">
          {error}
        </p>
      )}
      {called.length > 0 && (
        <p className={styles['called']}>{words.comments.called(formats.list([...new Set(called)]))}</p>
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
