import { Check, RotateCcw } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import type { Deed, ThreadKind } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import { Button } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { Tag, type TagTone } from '../ui/tag.tsx'
import { useAllWords } from '../ui/words.tsx'
import { pathOf } from '../ui/route.ts'
import { anchorName } from './anchor-name.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentLine } from './comment-line.tsx'
import { CopyLink } from './copy-link.tsx'
import { ProposedWording } from './proposed-wording.tsx'
import type { ThreadActs } from './thread-acts.ts'
import { linkedThread } from './thread-link.ts'
import type { PlacedThread } from './thread-order.ts'
import { threadRoute } from './thread-route.ts'
import styles from './comments.module.css'

const kindTones: Readonly<Record<ThreadKind, TagTone>> = {
  remark: 'plain',
  question: 'line',
  disagreement: 'bad',
  figure: 'warn',
  proposal: 'primary',
}

interface ThreadCardProps {
  readonly placed: PlacedThread
  readonly view: View
  readonly isActive: boolean
  readonly onActivate: (thread: string) => void
  readonly acts: ThreadActs
}

/** One conversation: the words it is about, what was said, and ways to go on. Drawn again only when it changes. */
export const ThreadCard = memo(function ThreadCard({ placed, view, isActive, onActivate, acts }: ThreadCardProps) {
  const words = useAllWords().comments
  const { thread, number, code, filter } = placed
  const card = useRef<HTMLElement>(null)
  const [isReplying, setReplying] = useState(false)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    // Who pressed a button of it must find it under the finger when letting go.
    if (!isActive || card.current?.contains(document.activeElement)) return
    card.current?.scrollIntoView({ block: 'nearest' })
    if (linkedThread() === thread.id) card.current?.focus({ preventScroll: true })
  }, [isActive, thread.id])
  const { anchor } = thread
  const name = anchorName(anchor, words, filter)
  const activate = () => {
    if (!isActive) onActivate(thread.id)
  }
  const closedWords = ({ by, at }: Deed) =>
    thread.applied?.at === at ? words.appliedBy(acts.nameOf(by)) : words.resolvedBy(acts.nameOf(by))
  return (
    // The keyboard has the same by focus: any control of the card makes it the active one.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={card}
      id={`thread-${thread.id}`}
      tabIndex={-1}
      className={joined(styles['thread'], isActive && styles['now'])}
      aria-label={words.thread(number, code, name)}
      onFocus={activate}
      onClick={activate}
    >
      <blockquote>
        {number !== null && <b>{number}</b>}
        {[code, name ?? words.on.whole].filter(Boolean).join(' · ')}
      </blockquote>
      {thread.kind !== 'remark' && (
        <p className={styles['kind']}>
          <Tag tone={kindTones[thread.kind]}>{words.kinds[thread.kind]}</Tag>
        </p>
      )}
      {anchor.on === 'passage' && thread.replacement !== null && (
        <ProposedWording thread={thread} quote={anchor.quote} replacement={thread.replacement} acts={acts} />
      )}
      {thread.comments.map((comment) => (
        <CommentLine key={comment.id} thread={thread} comment={comment} view={view} acts={acts} />
      ))}
      {thread.resolved && <p className={styles['resolved']}>{closedWords(thread.resolved)}</p>}
      {isReplying ? (
        <CommentForm
          draftKey={thread.id}
          label={words.yourReply}
          verb={words.reply}
          onCancel={() => setReplying(false)}
          onSend={async (text, mentions) => {
            const refusal = await acts.reply(thread, { text, mentions })
            if (refusal === null) setReplying(false)
            return refusal
          }}
        />
      ) : (
        <div className={styles['acts']}>
          <Button onClick={() => setReplying(true)}>{words.reply}</Button>
          {acts.mayResolve(thread) && (
            <Button
              variant={isActive && !thread.resolved ? 'primary' : 'quiet'}
              icon={thread.resolved ? RotateCcw : Check}
              onClick={async () => setError(await (thread.resolved ? acts.reopen(thread) : acts.resolve(thread)))}
            >
              {thread.resolved ? words.reopen : words.resolve}
            </Button>
          )}
          <CopyLink address={location.origin + pathOf(threadRoute(thread, view.workshop.id))} />
        </div>
      )}
      {error !== null && (
        <p className="err" role="alert">
          {error}
        </p>
      )}
    </section>
  )
})
