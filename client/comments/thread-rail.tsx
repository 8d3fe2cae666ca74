import { MessageSquare, X } from 'lucide-react'
import { useId, useMemo, useRef, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { View } from '../../shared/workshop/view.ts'
import { Button } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { Link } from '../ui/link.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Conversation } from './conversation.ts'
import { NewThread } from './new-thread.tsx'
import { ShownThreads } from './shown-threads.tsx'
import type { ThreadActs } from './thread-acts.ts'
import { circlesOf, isOfCircle } from './thread-circle.ts'
import { useThreadKeys } from './thread-keys.ts'
import { threadCounts, threadFilters, type PlacedThread } from './thread-order.ts'
import styles from './comments.module.css'

interface ThreadRailProps {
  readonly view: View
  readonly threads: readonly PlacedThread[]
  readonly conversation: Conversation
  readonly acts: ThreadActs
}

/** The margin: the conversations about what is shown, open, resolved, or left without their words. */
export function ThreadRail({ view, threads, conversation, acts }: ThreadRailProps) {
  const words = useAllWords()
  const headingId = useId()
  const { filter, active, draft, isOpen, setOpen } = conversation
  const { counts, shown } = useFiltered({ view, threads, conversation })
  useThreadKeys(shown, active, conversation.activate)
  const opener = useRef<HTMLDivElement>(null)
  const closer = useRef<HTMLDivElement>(null)
  // On a phone the panel comes over the text: the keyboard goes into it, and back.
  const show = () => {
    flushSync(() => setOpen(true))
    closer.current?.querySelector('button')?.focus()
    if (active !== null) document.getElementById(`thread-${active}`)?.scrollIntoView({ block: 'nearest' })
  }
  const hide = () => {
    flushSync(() => setOpen(false))
    opener.current?.querySelector('button')?.focus()
  }
  return (
    <>
      <div ref={opener} className={styles['opener']}>
        <Button icon={MessageSquare} aria-expanded={isOpen} onClick={show}>
          {words.comments.openPanel(counts.open)}
        </Button>
      </div>
      {/* Escape puts the panel away, as its button does. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <aside
        className={joined(styles['rail'], !isOpen && styles['shut'])}
        aria-labelledby={headingId}
        onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && isOpen && hide()}
      >
        <h2 id={headingId}>{words.comments.title}</h2>
        <div ref={closer} className={styles['closer']}>
          <Button variant="quiet" icon={X} onClick={hide}>
            {words.ui.close}
          </Button>
        </div>
        <Segmented
          label={words.comments.filter}
          className={styles['filters'] ?? ''}
          value={filter}
          onChange={conversation.choose}
          options={threadFilters.map((value) => ({ value, label: words.comments.filters[value](counts[value]) }))}
        />
        <Circles view={view} conversation={conversation} />
        {draft && <NewThread draft={draft} conversation={conversation} acts={acts} />}
        {shown.length === 0 && !draft && (
          <p className={styles['none']}>
            {conversation.circle === 'everybody' ? words.comments.none[filter] : words.comments.noneInCircle}
          </p>
        )}
        <ShownThreads key={filter} view={view} threads={shown} conversation={conversation} acts={acts} />
        {shown.length > 1 && <p className={styles['keys']}>{words.comments.keys}</p>}
        <p className={styles['everywhere']}>
          <Link to={{ page: 'conversations', workshop: view.workshop.id }}>{words.comments.gathered.title}</Link>
        </p>
      </aside>
    </>
  )
}

function Circles({ view, conversation }: Pick<ThreadRailProps, 'view' | 'conversation'>) {
  const words = useAllWords().comments
  return (
    <Segmented
      label={words.circle}
      className={styles['filters'] ?? ''}
      value={conversation.circle}
      onChange={conversation.chooseCircle}
      options={circlesOf(view).map((value) => ({ value, label: words.circles[value] }))}
    />
  )
}

function useFiltered({ view, threads, conversation }: Pick<ThreadRailProps, 'view' | 'threads' | 'conversation'>) {
  const { filter, circle, active } = conversation
  return useMemo(() => {
    const inCircle = threads.filter(({ thread }) => isOfCircle(thread, circle, view))
    const own = new Set(inCircle)
    // A link leads to its thread, whatever is filtered.
    const shown = threads.filter((one) => one.thread.id === active || (one.filter === filter && own.has(one)))
    return { counts: threadCounts(inCircle), shown }
  }, [threads, view, filter, circle, active])
}
