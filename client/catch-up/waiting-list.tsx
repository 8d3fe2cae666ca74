import type { Subjects } from '../../shared/plan/catch-up.ts'
import { excerpt, nameOf } from '../../shared/workshop/said.ts'
import type { Waiting } from '../../shared/workshop/waiting.ts'
import { threadRoute } from '../comments/thread-route.ts'
import { useView } from '../link/workshop-context.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { AboutThread } from './event-list.tsx'
import styles from './catch-up.module.css'

interface WaitingListProps {
  readonly waiting: readonly Waiting[]
  readonly subjects: Subjects
}

/** What waits for this person or their institution, and until when. */
export function WaitingList({ waiting, subjects }: WaitingListProps) {
  const words = useAllWords().catchUp.waiting
  return (
    <section aria-labelledby="waiting" className={styles['waiting']}>
      <h2 id="waiting">{words.title}</h2>
      {waiting.length === 0 && <p className="mut">{words.nothing}</p>}
      <ul>
        {waiting.map((one) => (
          <li key={one.type === 'vote' ? one.round : one.comment}>
            {one.type === 'vote' ? <Vote waiting={one} /> : <Answer waiting={one} subjects={subjects} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Vote({ waiting }: { readonly waiting: Extract<Waiting, { type: 'vote' }> }) {
  const words = useAllWords().catchUp.waiting
  const formats = useFormats()
  const workshop = useView((view) => view.workshop.id)
  const title = useView((view) => view.rounds[waiting.round]?.title ?? '')
  const { until } = waiting
  return (
    <>
      <p className={styles['name']}>{words.vote(title)}</p>
      <p className="s mut">{until === null ? words.noEnd : words.until(formats.dayAndTime(until))}</p>
      <ButtonLink variant="primary" to={{ page: 'session', workshop }}>
        {words.voteNow}
        <span className="sr"> : {title}</span>
      </ButtonLink>
    </>
  )
}

interface AnswerProps {
  readonly waiting: Extract<Waiting, { type: 'answer' }>
  readonly subjects: Subjects
}

function Answer({ waiting, subjects }: AnswerProps) {
  const { waiting: words, events, somebody } = useAllWords().catchUp
  const view = useView((whole) => whole)
  const thread = view.threads[waiting.thread]
  const comment = thread?.comments.find(({ id }) => id === waiting.comment)
  if (!thread || !comment) return null
  const name = nameOf(comment.by, view) ?? somebody
  const isForMe = waiting.addressed === 'me'
  return (
    <>
      <p className={styles['name']}>
        {isForMe ? words.answerMe(name) : words.answerInstitution(name)},{' '}
        <AboutThread thread={thread} subjects={subjects} />
      </p>
      <p className="serif">{events.quoted(excerpt(comment.text))}</p>
      {!isForMe && <p className="s mut">{words.oneIsEnough}</p>}
      <ButtonLink to={threadRoute(thread, view.workshop.id)}>
        {words.answer}
        <span className="sr"> : {name}</span>
      </ButtonLink>
    </>
  )
}
