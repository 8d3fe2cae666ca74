import type { Formats } from '../../shared/i18n/formats.ts'
import type { Author, Comment } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import { useServerClock } from '../link/workshop-context.tsx'
import { Avatar, type ShownPerson } from '../ui/avatar.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { useFormats } from '../ui/words.tsx'
import styles from './comments.module.css'

/** What one person said: who, for which institution, when. */
export function CommentLine({ comment, view }: { readonly comment: Comment; readonly view: View }) {
  const formats = useFormats()
  const author = shownAuthor(comment.by, view)
  const now = useServerClock()
  return (
    <div className={styles['comment']}>
      <Avatar person={author} isMe={author.id === view.me?.id} />
      <p className={styles['author']}>
        <b>{author.name}</b>
        {author.detail !== undefined && `, ${author.detail}`}
        <br />
        <time className="dim" dateTime={new Date(comment.at).toISOString()} title={formats.dayAndTime(comment.at)}>
          <Ordinals text={spokenWhen(comment.at, now(), formats)} />
        </time>
      </p>
      <p className={styles['said']}>{comment.text}</p>
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
