import { Timer as TimerIcon } from 'lucide-react'
import { useEffect } from 'react'
import { announce } from '../ui/announcer.tsx'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../ui/words.tsx'
import { clockText, useRemaining } from './use-remaining.ts'
import styles from './voting.module.css'

/** The time left to vote, in the server's time; it only informs, the facilitator closes. */
export function Timer({ until }: { readonly until: number | null }) {
  const words = useWords().voting
  const seconds = useRemaining(until)
  useEffect(() => {
    if (seconds === 60) announce(words.lastMinute)
    if (seconds === 0) announce(words.noTimeLeft)
  }, [seconds, words])
  if (seconds === null) return null
  return (
    <span className={`num ${styles['timer']}`} role="timer" aria-label={words.remaining}>
      <Icon of={TimerIcon} />
      {clockText(seconds, 2)}
    </span>
  )
}
