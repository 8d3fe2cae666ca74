import { useState } from 'react'
import type { View } from '../../shared/workshop/view.ts'
import { Button } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Conversation } from './conversation.ts'
import type { ThreadActs } from './thread-acts.ts'
import { ThreadCard } from './thread-card.tsx'
import type { PlacedThread } from './thread-order.ts'
import styles from './comments.module.css'

const shownAtOnce = 40

interface ShownThreadsProps {
  readonly view: View
  readonly threads: readonly PlacedThread[]
  readonly conversation: Conversation
  readonly acts: ThreadActs
}

/** The conversations that the filters leave, some at a time: hundreds of cards would make typing slow. */
export function ShownThreads({ view, threads, conversation, acts }: ShownThreadsProps) {
  const words = useAllWords().comments
  const [most, setMost] = useState(shownAtOnce)
  const { active, activate } = conversation
  const activeAt = threads.findIndex(({ thread }) => thread.id === active)
  const shown = threads.slice(0, Math.max(most, activeAt + 1))
  const left = threads.length - shown.length
  return (
    <>
      {shown.map((placed) => (
        <ThreadCard
          key={placed.thread.id}
          placed={placed}
          view={view}
          isActive={placed.thread.id === active}
          onActivate={activate}
          acts={acts}
        />
      ))}
      {left > 0 && (
        <div className={styles['acts']}>
          <Button onClick={() => setMost(shown.length + shownAtOnce)}>{words.more(left)}</Button>
        </div>
      )}
    </>
  )
}
