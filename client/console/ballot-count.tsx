import type { RoundView } from '../../shared/workshop/view.ts'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { clockText, useRemaining } from '../voting/use-remaining.ts'
import styles from './console.module.css'

// Above this, dots can no longer be counted at a glance.
const mostDots = 60

/** How many ballots came in, and how long is left. */
export function BallotCount({ round }: { readonly round: RoundView }) {
  const words = useAllWords()
  const formats = useFormats()
  const { received } = round
  const expected = Math.max(round.expected, received)
  const seconds = useRemaining(round.status === 'open' ? round.until : null)
  return (
    <div className={styles['live']}>
      <div role="status" aria-label={words.console.round.ballots(received, expected)}>
        <p className={styles['count']}>
          <b>{formats.number(received)}</b>
          <span>
            {words.console.round.received(received)}
            <br />
            {words.console.round.of(expected)}
          </span>
        </p>
        {expected <= mostDots && (
          <p className={styles['seats']} aria-hidden="true">
            {Array.from({ length: expected }, (_, place) => (
              <i key={place} className={place < received ? undefined : styles['awaited']} />
            ))}
          </p>
        )}
      </div>
      {seconds !== null && (
        <p className={styles['clock']} role="timer" aria-label={words.voting.remaining}>
          {clockText(seconds)}
        </p>
      )}
    </div>
  )
}
