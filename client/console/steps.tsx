import { useAllWords } from '../ui/words.tsx'
import styles from './console.module.css'

const steps = ['prepared', 'open', 'closed', 'preview', 'revealed', 'decided'] as const

/** One of the states that a vote goes through. */
export type VoteStep = (typeof steps)[number]

/** How far the vote is. */
export function Steps({ now }: { readonly now: VoteStep }) {
  const words = useAllWords().console.steps
  const place = steps.indexOf(now)
  return (
    <ol className={styles['steps']} aria-label={words.label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < place ? styles['done'] : index === place ? styles['now'] : undefined}
          aria-current={index === place ? 'step' : undefined}
        >
          {words[step]}
        </li>
      ))}
    </ol>
  )
}
