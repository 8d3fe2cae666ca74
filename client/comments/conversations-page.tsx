import { useMemo, useState } from 'react'
import { institutionOf } from '../../shared/workshop/document-name.ts'
import type { View } from '../../shared/workshop/view.ts'
import { useView, useWorkshop } from '../link/workshop-context.tsx'
import { WorkshopShell } from '../link/workshop-shell.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { shownAuthor } from './comment-line.tsx'
import { ConversationFilters } from './conversation-filters.tsx'
import { ConversationRow } from './conversation-row.tsx'
import { gathered, isChosen, type Choice, type Gathered } from './gathered.ts'
import { useReadDocuments, type ReadState } from './read-documents.ts'
import { useThreadKeys } from './thread-keys.ts'
import { threadCounts } from './thread-order.ts'
import styles from './conversations.module.css'

const everything: Choice = { filter: 'open', circle: 'everybody', kind: 'all', part: 'all' }

// Kept while the application is: who comes back from a conversation finds the list as it was.
let lastChoice = everything

/** Every conversation of a démarche that this person may read, the latest word first. */
export function ConversationsPage() {
  const words = useAllWords().comments.gathered
  const { state, readAgain } = useReadDocuments()
  usePageTitle(words.title)
  return (
    <WorkshopShell>
      <div className={styles['page']}>
        <h1>{words.title}</h1>
        {state.status === 'loading' && <Skeleton lines={8} />}
        {state.status === 'failed' && (
          <Empty title={words.unreachable} action={<Button onClick={readAgain}>{words.retry}</Button>} />
        )}
        {state.status === 'ready' && <Conversations {...state} />}
      </div>
    </WorkshopShell>
  )
}

function Conversations({ documents, since }: Extract<ReadState, { status: 'ready' }>) {
  const words = useAllWords().comments.gathered
  const { view } = useWorkshop()
  const [choice, setChoice] = useState(lastChoice)
  const choose = (next: Choice) => {
    lastChoice = next
    setChoice(next)
  }
  const all = useMemo(() => gathered(view, documents, since), [view, documents, since])
  const chosen = useMemo(() => all.filter((one) => isChosen(one, choice, view)), [all, choice, view])
  const shown = useMemo(() => chosen.filter(({ filter }) => filter === choice.filter), [chosen, choice.filter])
  if (all.length === 0) return <NoConversation />
  return (
    <>
      <News all={all} since={since} />
      <ConversationFilters view={view} choice={choice} counts={threadCounts(chosen)} onChoose={choose} />
      <p className="sr" role="status">
        {words.shown(shown.length)}
      </p>
      {shown.length === 0 ? (
        <Empty title={words.noMatch} action={<Button onClick={() => choose(everything)}>{words.showAll}</Button>} />
      ) : (
        <List view={view} shown={shown} />
      )}
    </>
  )
}

function NoConversation() {
  const words = useAllWords().comments.gathered
  const workshop = useView((view) => view.workshop.id)
  return (
    <Empty
      title={words.none}
      action={<ButtonLink to={{ page: 'diagnostic', workshop, domain: null }}>{words.toDiagnostic}</ButtonLink>}
    >
      {words.noneHelp}
    </Empty>
  )
}

function News({ all, since }: { readonly all: readonly Gathered[]; readonly since: number | null }) {
  const words = useAllWords().comments.gathered
  const formats = useFormats()
  if (since === null) return null
  const unread = all.reduce((sum, one) => sum + one.unread, 0)
  const day = formats.day(since)
  return (
    <p className="mut">
      <Ordinals text={unread === 0 ? words.allRead(day) : words.unread(unread, day)} />
    </p>
  )
}

function List({ view, shown }: { readonly view: View; readonly shown: readonly Gathered[] }) {
  const words = useAllWords().comments
  const [active, setActive] = useState<string | null>(null)
  const { id, domains, institutions } = view.workshop
  useThreadKeys(shown, active, setActive)
  const spaceOf = ({ thread }: Gathered) => {
    const institution = institutionOf(thread.document)
    return institution === null ? null : (institutions.find((one) => one.id === institution)?.short ?? institution)
  }
  return (
    <>
      <ul className={styles['list']}>
        {shown.map((one) => (
          <ConversationRow
            key={one.thread.id}
            workshop={id}
            thread={one.thread}
            filter={one.filter}
            code={one.code}
            title={one.title}
            domain={domains.find((domain) => one.parts.includes(domain.id)) ?? null}
            space={spaceOf(one)}
            last={one.last}
            author={authorOf(one, view)}
            unread={one.unread}
          />
        ))}
      </ul>
      {shown.length > 1 && <p className={styles['keys']}>{words.keys}</p>}
    </>
  )
}

function authorOf({ last }: Gathered, view: View): string {
  const { name, detail } = shownAuthor(last.by, view)
  return detail === undefined ? name : `${name}, ${detail}`
}
