import { MessageSquare, MessageSquareText } from 'lucide-react'
import type { Anchor } from '../../shared/workshop/thread.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { useAllWords } from '../ui/words.tsx'
import { anchorName } from './anchor-name.ts'
import type { ConversationActs } from './conversation.ts'
import styles from './comment-spot.module.css'

interface CommentSpotProps {
  readonly subject: string
  /** « A3 », « A »: what stands before the words in the margin. */
  readonly code: string | null
  readonly anchor: Exclude<Anchor, { readonly on: 'passage' }>
  /** What the button says. */
  readonly label: string
  /** The open conversations that stand here. */
  readonly threads: readonly string[]
  readonly acts: ConversationActs
  readonly className?: string | undefined
}

/** A quiet way to comment a figure, a stake or a domain, and to the conversations that it has. */
export function CommentSpot({ subject, code, anchor, label, threads, acts, className }: CommentSpotProps) {
  const words = useAllWords()
  const [first] = threads
  return (
    <span className={joined(styles['spot'], className)}>
      {first !== undefined && (
        <Button variant="quiet" icon={MessageSquare} onClick={() => acts.activate(first)}>
          <span aria-hidden="true">{threads.length}</span>
          <span className="sr">
            {[words.diagnostic.openThreads(threads.length), anchorName(anchor, words.comments, 'open')].join(', ')}
          </span>
        </Button>
      )}
      <IconButton
        variant="quiet"
        icon={MessageSquareText}
        label={label}
        onClick={() => acts.begin({ subject, code, anchor })}
      />
    </span>
  )
}
