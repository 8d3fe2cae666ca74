import { Eye, EyeOff, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Comment, Thread } from '../../shared/workshop/thread.ts'
import { IconButton } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import { CommentForm } from './comment-form.tsx'
import type { ThreadActs } from './thread-acts.ts'
import styles from './comments.module.css'

interface CommentControlsProps {
  readonly thread: Thread
  readonly comment: Comment
  /** Whose comment it is, by name. */
  readonly author: string
  readonly isMine: boolean
  readonly mayModerate: boolean
  readonly acts: ThreadActs
  readonly onEdit: () => void
}

/** What may be done with one comment: its author changes it, a facilitator hides it or shows it again. */
export function CommentControls(props: CommentControlsProps) {
  const { thread, comment, author, isMine, mayModerate, acts, onEdit } = props
  const words = useAllWords().comments
  const [isHiding, setHiding] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const named = (act: string) => words.actOn(act, author)
  if (isHiding) {
    return (
      <CommentForm
        draftKey={`hide ${comment.id}`}
        label={words.reason}
        verb={words.hide}
        maxLength={500}
        mayCall={false}
        onCancel={() => setHiding(false)}
        onSend={async (reason) => {
          const refusal = await acts.hide(thread, comment, reason)
          if (refusal === null) setHiding(false)
          return refusal
        }}
      />
    )
  }
  return (
    <div className={styles['controls']}>
      {isMine && comment.hidden === null && (
        <IconButton variant="quiet" icon={Pencil} label={named(words.edit)} onClick={onEdit} />
      )}
      {mayModerate && comment.hidden === null && (
        <IconButton variant="quiet" icon={EyeOff} label={named(words.hide)} onClick={() => setHiding(true)} />
      )}
      {/* One that came back from a file has no words any more. */}
      {mayModerate && comment.hidden !== null && comment.text !== '' && (
        <IconButton
          variant="quiet"
          icon={Eye}
          label={named(words.show)}
          onClick={async () => setError(await acts.show(thread, comment))}
        />
      )}
      {error !== null && (
        <p className="err" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
