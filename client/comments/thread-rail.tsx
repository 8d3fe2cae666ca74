import { MessageSquare, X } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { threadKinds, type ThreadKind } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import { Button } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { Select } from '../ui/select.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { useAllWords } from '../ui/words.tsx'
import { CommentForm } from './comment-form.tsx'
import type { Conversation, Draft } from './conversation.ts'
import type { ThreadActs } from './thread-acts.ts'
import { ThreadCard } from './thread-card.tsx'
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
  const counts = threadCounts(threads)
  const { filter, active, draft, isOpen, setOpen } = conversation
  const shown = threads.filter((one) => one.filter === filter)
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
        {draft && <NewThread draft={draft} conversation={conversation} acts={acts} />}
        {shown.length === 0 && !draft && <p className={styles['none']}>{words.comments.none[filter]}</p>}
        {shown.map((placed) => (
          <ThreadCard
            key={placed.thread.id}
            placed={placed}
            view={view}
            isActive={placed.thread.id === active}
            onActivate={conversation.activate}
            acts={acts}
          />
        ))}
      </aside>
    </>
  )
}

const offeredKinds = threadKinds.filter((kind) => kind !== 'proposal')

interface NewThreadProps {
  readonly draft: Draft
  readonly conversation: Conversation
  readonly acts: ThreadActs
}

function NewThread({ draft, conversation, acts }: NewThreadProps) {
  const words = useAllWords().comments
  const [kind, setKind] = useState<ThreadKind>('remark')
  return (
    <section className={styles['new']} aria-label={words.newComment}>
      <blockquote>{[draft.code, draft.passage?.quote ?? words.whole].filter(Boolean).join(' · ')}</blockquote>
      <CommentForm
        key={`${draft.subject} ${draft.passage?.quote ?? ''}`}
        draftKey={`new ${draft.subject}`}
        label={words.yourComment}
        verb={words.send}
        onCancel={conversation.endDraft}
        onSend={async (text) => {
          const { refusal, thread } = await acts.open(draft, { kind, text })
          if (refusal !== null) return refusal
          conversation.endDraft()
          conversation.choose('open')
          conversation.activate(thread)
          return null
        }}
      >
        <Select
          label={words.kind}
          value={kind}
          onChange={setKind}
          options={offeredKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
      </CommentForm>
    </section>
  )
}
