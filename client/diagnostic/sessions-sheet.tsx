import { Archive, ArchiveRestore, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { addSession, sessionsOf, type BilateralSession } from '../../shared/documents/bilateral-session.ts'
import type { BilateralSessionId } from '../../shared/id.ts'
import { SharedInput } from '../editor/shared-input.tsx'
import { freshId } from '../link/fresh-id.ts'
import { recordIn, textIn } from '../link/record-in.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { joined } from '../ui/joined.ts'
import { Ordinals } from '../ui/ordinals.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { useSessions } from './sessions.ts'
import page from './diagnostic.module.css'
import styles from './stakes.module.css'
import own from './sessions.module.css'

/** The sessions that an institution held by itself: when, who came, what was noted. They stay in its space. */
export function SessionsSheet({ desk }: { readonly desk: Desk }) {
  const words = useAllWords().sessions
  const all = useSessions(desk.doc)
  const [added, setAdded] = useState<BilateralSessionId | null>(null)
  const sessions = all.filter(({ isArchived }) => !isArchived).toSorted(latestFirst)
  const add = () => {
    const id = freshId<BilateralSessionId>()
    desk.link.write((doc) => addSession(doc, { id, date: today() }))
    setAdded(id)
  }
  const addButton = desk.mayWrite && (
    <Button icon={Plus} onClick={add}>
      {words.add}
    </Button>
  )
  return (
    <div className={page['sheet']}>
      <header className={joined(page['head'], styles['head'])}>
        <h1>{words.title}</h1>
        <p className={page['summary']}>{words.sessions(sessions.length)}</p>
      </header>
      <p className={styles['intro']}>{words.intro}</p>
      {sessions.length === 0 && (
        <div className={page['empty']}>
          <Empty title={words.empty} action={addButton}>
            {desk.mayWrite ? words.emptyHelp : null}
          </Empty>
        </div>
      )}
      {sessions.map((session) => (
        <SessionCard key={session.id} session={session} desk={desk} isNew={session.id === added} />
      ))}
      <footer className={page['foot']}>
        {sessions.length > 0 && addButton}
        <ArchivedSessions sessions={all} desk={desk} />
      </footer>
    </div>
  )
}

interface SessionCardProps {
  readonly session: BilateralSession
  readonly desk: Desk
  readonly isNew: boolean
}

function SessionCard({ session, desk, isNew }: SessionCardProps) {
  const words = useAllWords().sessions
  const formats = useFormats()
  const name = session.date === '' ? words.undated : words.of(formats.calendarDay(session.date))
  const set = (field: string, value: string | boolean) =>
    desk.link.write((doc) => recordIn(sessionsOf(doc), session.id)?.set(field, value))
  return (
    <article className={own['session']} aria-label={name}>
      <h2>
        <Ordinals text={name} />
      </h2>
      {desk.mayWrite && (
        <Field
          label={words.date}
          type="date"
          className={own['date'] ?? ''}
          value={session.date}
          onChange={(date) => set('date', date)}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- What was just asked for is written in next.
          autoFocus={isNew}
        />
      )}
      <SessionText field="attendance" {...{ session, desk }} />
      <SessionText field="notes" {...{ session, desk }} />
      {desk.mayWrite && (
        <Button
          variant="quiet"
          icon={Archive}
          onClick={() => {
            set('isArchived', true)
            announce(words.justArchived(name))
          }}
        >
          {words.archive}
        </Button>
      )}
    </article>
  )
}

interface SessionTextProps extends Pick<SessionCardProps, 'session' | 'desk'> {
  readonly field: 'attendance' | 'notes'
}

function SessionText({ session, desk: { doc, undo, mayWrite }, field }: SessionTextProps) {
  const words = useAllWords().sessions
  const id = useId()
  const text = textIn(recordIn(sessionsOf(doc), session.id), field)
  const isWritten = mayWrite && text !== null
  if (!isWritten && session[field].trim() === '') return null
  return (
    <div>
      <h3 id={id} className="lbl">
        {words[field]}
      </h3>
      {isWritten ? (
        <SharedInput
          text={text}
          undo={undo}
          mayWrite
          labelledBy={id}
          placeholder={words.placeholder[field]}
          lines="many"
          maxLength={20_000}
          className={own['text'] ?? ''}
        />
      ) : (
        <p className={own['text']}>{session[field]}</p>
      )}
    </div>
  )
}

/** Archived sessions, to bring back: nothing is ever thrown away. */
function ArchivedSessions({ sessions, desk }: { readonly sessions: readonly BilateralSession[]; readonly desk: Desk }) {
  const words = useAllWords().sessions
  const formats = useFormats()
  const archived = sessions.filter(({ isArchived }) => isArchived)
  if (archived.length === 0) return null
  return (
    <details className={page['archived']}>
      <summary>{words.archived(archived.length)}</summary>
      <ul>
        {archived.map(({ id, date }) => (
          <li key={id}>
            <span className="grow">{date === '' ? words.undated : words.of(formats.calendarDay(date))}</span>
            {desk.mayWrite && (
              <Button
                icon={ArchiveRestore}
                onClick={() => {
                  desk.link.write((doc) => recordIn(sessionsOf(doc), id)?.set('isArchived', false))
                  announce(words.restored)
                }}
              >
                {words.restore}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

// Those without a date are being written: they come first.
function latestFirst(one: BilateralSession, other: BilateralSession): number {
  if (one.date === other.date) return 0
  if (one.date === '' || other.date === '') return one.date === '' ? -1 : 1
  return one.date < other.date ? 1 : -1
}

function today(): string {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
