import { MessageSquare, X } from 'lucide-react'
import { useId } from 'react'
import type { View } from '../../shared/workshop/view.ts'
import { Button } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { Segmented } from '../ui/segmented.tsx'
import { useWords } from '../ui/words.tsx'
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
  const words = useWords()
  const headingId = useId()
  const counts = threadCounts(threads)
  const { filter, active, draft, isOpen, setOpen } = conversation
  const shown = threads.filter((one) => one.filter === filter)
  return (
    <>
      <div className={styles['opener']}>
        <Button icon={MessageSquare} aria-expanded={isOpen} onClick={() => setOpen(true)}>
          {words.comments.openPanel(counts.open)}
        </Button>
      </div>
      <aside className={joined(styles['rail'], !isOpen && styles['shut'])} aria-labelledby={headingId}>
        <h2 id={headingId}>{words.comments.title}</h2>
        <div className={styles['closer']}>
          <Button variant="quiet" icon={X} onClick={() => setOpen(false)}>
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
            onActivate={() => placed.thread.id !== active && conversation.activate(placed.thread.id)}
            acts={acts}
          />
        ))}
      </aside>
    </>
  )
}

interface NewThreadProps {
  readonly draft: Draft
  readonly conversation: Conversation
  readonly acts: ThreadActs
}

function NewThread({ draft, conversation, acts }: NewThreadProps) {
  const words = useWords().comments
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
          const { refusal, thread } = await acts.open(draft, text)
          if (refusal !== null) return refusal
          conversation.endDraft()
          conversation.choose('open')
          conversation.activate(thread)
          return null
        }}
      />
    </section>
  )
}
