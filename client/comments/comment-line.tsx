import { useState } from 'react'
import type { Formats } from '../../shared/i18n/formats.ts'
import { isBy, type Author, type Comment, type Thread } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import { useServerClock } from '../link/workshop-context.tsx'
import { Avatar, type ShownPerson } from '../ui/avatar.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { CommentControls } from './comment-controls.tsx'
import { CommentForm } from './comment-form.tsx'
import { SaidWords } from './said-words.tsx'
import type { ThreadActs } from './thread-acts.ts'
import styles from './comments.module.css'

interface CommentLineProps {
  readonly thread: Thread
  readonly comment: Comment
  readonly view: View
  readonly acts: ThreadActs
}

/** What one person said: who, for which institution, when; or that it was hidden, and why. */
export function CommentLine({ thread, comment, view, acts }: CommentLineProps) {
  const words = useAllWords().comments
  const formats = useFormats()
  const author = shownAuthor(comment.by, view)
  const now = useServerClock()
  const [isEditing, setEditing] = useState(false)
  const when = (at: number) => spokenWhen(at, now(), formats)
  return (
    <div className={styles['comment']}>
      <Avatar person={author} isMe={author.id === view.me?.id} />
      <p className={styles['author']}>
        <b>{author.name}</b>
        {author.detail !== undefined && `, ${author.detail}`}
        <br />
        <time className="dim" dateTime={new Date(comment.at).toISOString()} title={formats.dayAndTime(comment.at)}>
          <Ordinals text={when(comment.at)} />
        </time>
        {comment.editedAt !== null && (
          <time className="dim" dateTime={new Date(comment.editedAt).toISOString()}>
            {' · '}
            <Ordinals text={words.edited(when(comment.editedAt))} />
          </time>
        )}
      </p>
      {comment.hidden && (
        <p className={styles['masked']}>
          {words.hidden(comment.hidden.reason)}
          {comment.text !== '' && (
            <small>{words.hiddenBy(acts.nameOf(comment.hidden.by), when(comment.hidden.at))}</small>
          )}
        </p>
      )}
      {isEditing ? (
        <CommentForm
          draftKey={`edit ${comment.id}`}
          label={words.editedText}
          verb={words.save}
          initial={comment.text}
          onCancel={() => setEditing(false)}
          onSend={async (text, mentions) => {
            const refusal = text === comment.text ? null : await acts.edit(thread, comment.id, { text, mentions })
            if (refusal === null) setEditing(false)
            return refusal
          }}
        />
      ) : (
        comment.text !== '' && <SaidWords comment={comment} />
      )}
      {!isEditing && (
        <CommentControls
          thread={thread}
          comment={comment}
          author={author.name}
          isMine={isBy(comment.by, view.me?.id ?? null)}
          mayModerate={view.may.ask.includes('hide-comment')}
          acts={acts}
          onEdit={() => setEditing(true)}
        />
      )}
    </div>
  )
}

// The nearer, the shorter: an hour today, a day this year, a whole date before.
function spokenWhen(at: number, now: number, formats: Formats): string {
  if (formats.date(at) === formats.date(now)) return formats.time(at)
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? formats.day(at) : formats.date(at)
}

/** An author as shown: a participant by name and institution, or the words an imported comment was signed with. */
export function shownAuthor(author: Author, view: View): ShownPerson {
  if (author.kind === 'signature') return { id: author.text, name: author.text }
  const participant = view.participants[author.id]
  const institution = view.workshop.institutions.find(({ id }) => id === participant?.institution)
  return { id: author.id, name: participant?.name ?? '…', detail: institution?.short }
}
