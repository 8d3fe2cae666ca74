import { memo } from 'react'
import type { Comment, Thread } from '../../shared/workshop/thread.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { domainClass } from '../ui/domain.tsx'
import { joined } from '../ui/joined.ts'
import { Link } from '../ui/link.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { Tag } from '../ui/tag.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { anchorName } from './anchor-name.ts'
import type { ThreadFilter } from './thread-order.ts'
import { threadRoute } from './thread-route.ts'
import styles from './conversations.module.css'

interface ConversationRowProps {
  readonly workshop: string
  readonly thread: Thread
  readonly filter: ThreadFilter
  readonly code: string | null
  readonly title: string | null
  /** The domain whose colour it has. */
  readonly domain: Domain | null
  /** Whose space it is in, by name. */
  readonly space: string | null
  readonly last: Comment
  /** Who said the latest word. */
  readonly author: string
  readonly unread: number
}

/** One conversation in a list: what it stands on, its latest word, how much is new; it leads to its place. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { workshop, thread, filter, code, title, domain, space, last, author, unread } = props
  const words = useAllWords()
  const formats = useFormats()
  const { gathered } = words.comments
  const said = thread.comments.length
  return (
    <li className={joined(styles['row'], unread > 0 && styles['unread'], domain ? domainClass(domain) : null)}>
      <p className={styles['code']}>
        <b>{code ?? (thread.anchor.on === 'stake' ? gathered.stakes : '')}</b>
        {space !== null && <small>{words.space.ofOther(space)}</small>}
      </p>
      <div className={styles['middle']}>
        <Link id={`thread-${thread.id}`} className={styles['about']} to={threadRoute(thread, workshop)}>
          {anchorName(thread.anchor, words.comments, filter) || title || words.comments.on.whole}
        </Link>
        <p className={styles['last']}>
          <b>{author}</b> {last.text === '' ? <i>{gathered.hidden}</i> : last.text}
        </p>
      </div>
      <p className={styles['facts']}>
        <time dateTime={new Date(last.at).toISOString()}>
          <Ordinals text={formats.date(last.at)} />
        </time>
        {unread > 0 && <Tag tone="live">{gathered.new(unread)}</Tag>}
        {thread.kind !== 'remark' && <span>{words.comments.kinds[thread.kind]}</span>}
        {said > 1 && <span>{gathered.said(said)}</span>}
      </p>
    </li>
  )
})
