import type { ReactNode } from 'react'
import type { Subjects } from '../../shared/plan/catch-up.ts'
import type { CatchUpEvent } from '../../shared/workshop/catch-up.ts'
import { kindOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import { excerpt, nameOf } from '../../shared/workshop/said.ts'
import type { Thread } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import { threadRoute } from '../comments/thread-route.ts'
import { useView } from '../link/workshop-context.tsx'
import { Link } from '../ui/link.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { Tag } from '../ui/tag.tsx'
import type { Route } from '../ui/route.ts'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { placeOf } from './place-of.ts'
import styles from './catch-up.module.css'

interface EventListProps {
  readonly events: readonly CatchUpEvent[]
  /** How many older ones were left out. */
  readonly left: number
  readonly subjects: Subjects
}

/** What happened, newest first, each in a sentence. */
export function EventList({ events, left, subjects }: EventListProps) {
  const words = useAllWords().catchUp.events
  const formats = useFormats()
  if (events.length === 0) return null
  return (
    <section aria-labelledby="events">
      <h2 id="events">{words.title}</h2>
      <ul className={styles['events']}>
        {events.map((event) => (
          <li key={keyOf(event)}>
            <time dateTime={new Date(event.at).toISOString()}>
              <Ordinals text={formats.dayAndTime(event.at)} />
            </time>
            <p>
              <Sentence event={event} subjects={subjects} />
            </p>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="mut">{words.left(left)}</p>}
    </section>
  )
}

interface SentenceProps {
  readonly event: CatchUpEvent
  readonly subjects: Subjects
}

function Sentence({ event, subjects }: SentenceProps): ReactNode {
  const all = useAllWords()
  const words = all.catchUp.events
  const versionWords = { ...words.version, space: all.space.versionKept }
  const view = useView((whole) => whole)
  switch (event.type) {
    case 'comment':
      return <Said event={event} subjects={subjects} />
    case 'thread-resolved': {
      const thread = view.threads[event.thread]
      if (!thread?.resolved) return null
      return (
        <>
          {words.resolved(nameOf(thread.resolved.by, view) ?? all.catchUp.somebody)}
          <AboutThread thread={thread} subjects={subjects} />.
        </>
      )
    }
    case 'reserve': {
      const reserve = view.reserves[event.reserve]
      const institution = view.workshop.institutions.find(({ id }) => id === reserve?.institution)
      const act = event.isWithdrawn ? words.withdrew : words.reserved
      return (
        <>
          {act(institution?.short ?? all.catchUp.somebody)}
          <About
            document="diagnostic"
            id={reserve?.finding ?? ''}
            subjects={subjects}
            to={placeOf(view.workshop.id, 'diagnostic', reserve?.finding ?? '')}
          />
          {reserve && !event.isWithdrawn && <Quote words={reserve.text} />}
        </>
      )
    }
    case 'phase':
      return words.phase(all.workshop.phases[event.phase].title)
    case 'round': {
      const round = view.rounds[event.round]
      const to = { page: 'results', workshop: view.workshop.id, round: event.round } as const
      const sentence = words.round[event.status](round?.title ?? '')
      return event.status === 'revealed' ? <Link to={to}>{sentence}</Link> : sentence
    }
    case 'decision':
      return <Decided decision={view.decisions[event.decision]} rounds={view.rounds} />
    case 'version':
      return versionWords[kindOf(view.versions[event.version]?.document ?? 'diagnostic')]
  }
}

type CommentEvent = Extract<CatchUpEvent, { type: 'comment' }>

function Said({ event, subjects }: { readonly event: CommentEvent; readonly subjects: Subjects }) {
  const { events: words, somebody } = useAllWords().catchUp
  const view = useView((whole) => whole)
  const thread = view.threads[event.thread]
  const comment = thread?.comments.find(({ id }) => id === event.comment)
  if (!thread || !comment) return null
  const name = nameOf(comment.by, view) ?? somebody
  return (
    <>
      {event.isFirst ? words.commented(name) : words.replied(name)}
      <AboutThread thread={thread} subjects={subjects} />
      <Quote words={comment.text} />
      {event.addressed && (
        <>
          {' '}
          <Tag tone="live">{words[event.addressed]}</Tag>
        </>
      )}
    </>
  )
}

interface DecidedProps {
  readonly decision: View['decisions'][keyof View['decisions']] | undefined
  readonly rounds: View['rounds']
}

function Decided({ decision, rounds }: DecidedProps): ReactNode {
  const all = useAllWords()
  const words = all.catchUp.events
  if (!decision) return null
  const { about } = decision
  if (about.type === 'statement') return words.statement(about.body)
  const option = rounds[about.round]?.options.find(({ id }) => id === about.option)
  return words.decision(all.results.outcomes[about.outcome], option?.wording ?? '')
}

interface AboutProps {
  readonly document: DocumentName
  readonly id: string
  readonly subjects: Subjects
  readonly to: Route
}

/** The finding, action, stake or domain that something is about, by its code, its title, or its document. */
function About({ document, id, subjects, to }: AboutProps) {
  const { catchUp: words, space } = useAllWords()
  const places = { ...words.place, space: space.place }
  const subject = subjects[id]
  const name = subject?.code ?? (subject?.title || places[kindOf(document)])
  return <Link to={to}>{name}</Link>
}

/** What a conversation is about, with the way to it. */
export function AboutThread({ thread, subjects }: { readonly thread: Thread; readonly subjects: Subjects }) {
  const workshop = useView((view) => view.workshop.id)
  return <About document={thread.document} id={thread.subject} subjects={subjects} to={threadRoute(thread, workshop)} />
}

function Quote({ words: text }: { readonly words: string }) {
  const words = useAllWords().catchUp.events
  return (
    <>
      {words.said}
      <span className="serif">{words.quoted(excerpt(text))}</span>
    </>
  )
}

function keyOf(event: CatchUpEvent): string {
  return Object.values(event).join(' ')
}
