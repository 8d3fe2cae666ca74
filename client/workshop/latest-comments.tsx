import { kindOf } from '../../shared/workshop/document-name.ts'
import { subjectKind, wordsOf, type Comment, type Thread } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import { threadRoute } from '../comments/thread-route.ts'
import { Link } from '../ui/link.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import type { PlanFacts } from './plan-facts.ts'
import styles from './workshop.module.css'

const shownAtMost = 5

/** The last words said in the margins, newest first. */
export function LatestComments({ view, facts }: { readonly view: View; readonly facts: PlanFacts | null }) {
  const all = useAllWords()
  const words = all.workshop.latest
  const places = { ...words.place, space: all.space.place }
  const formats = useFormats()
  const latest = latestComments(view)
  return (
    <section aria-labelledby="latest">
      <h2 id="latest">{words.title}</h2>
      {latest.length === 0 && <p className="mut">{words.nothing}</p>}
      <ul className={styles['events']}>
        {latest.map(({ thread, comment }) => (
          <li key={comment.id}>
            <time dateTime={new Date(comment.at).toISOString()}>
              <Ordinals text={formats.date(comment.at)} />
            </time>
            <p>
              {nameOf(comment, view)}
              {words.about}
              <Link to={threadRoute(thread, view.workshop.id)}>
                {subjectName(thread, facts) ?? places[kindOf(thread.document)]}
              </Link>
              {words.said}
              <span className="serif">{words.quoted(excerpt(comment.text))}</span>
            </p>
          </li>
        ))}
      </ul>
      {latest.length > 0 && (
        <Link to={{ page: 'conversations', workshop: view.workshop.id }}>{all.comments.gathered.title}</Link>
      )}
    </section>
  )
}

function latestComments({ threads }: View): readonly { readonly thread: Thread; readonly comment: Comment }[] {
  return Object.values(threads)
    .flatMap((thread) => thread.comments.map((comment) => ({ thread, comment })))
    .filter(({ comment }) => comment.hidden === null)
    .toSorted((a, b) => b.comment.at - a.comment.at)
    .slice(0, shownAtMost)
}

function nameOf({ by }: Comment, view: View): string {
  return by.kind === 'signature' ? by.text : (view.participants[by.id]?.name ?? '…')
}

// A figure is told by the code of its finding.
function subjectName({ subject, anchor }: Thread, facts: PlanFacts | null): string | undefined {
  const named = subjectKind(anchor) === 'record' ? facts?.codes.get(subject) : wordsOf(anchor)
  return named || undefined
}

function excerpt(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ')
  return words.length <= 140 ? words : `${words.slice(0, 138).replace(/\s\S*$/, '')}…`
}
