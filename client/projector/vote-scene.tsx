import type { RoundView } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { RoundTable, type TableSeat } from '../ui/round-table.tsx'
import { joined } from '../ui/joined.ts'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { clockText, useRemaining } from '../voting/use-remaining.ts'
import { HeadCount } from './head-count.tsx'
import { WayIn } from './way-in.tsx'
import styles from './projector.module.css'

/** A vote that is open: how many ballots came in, how long is left, and nothing of what they say. */
export function VoteScene({ round }: { readonly round: RoundView & { readonly status: 'open' } }) {
  const words = useAllWords().projector
  const formats = useFormats()
  const { territory } = useView((view) => view.workshop)
  const { received, method } = round
  const expected = Math.max(round.expected, received)
  // In order of arrival: a seat stands for nobody.
  const seats = Array.from({ length: expected }, (_, place): TableSeat => ({
    look: place < received ? 'filled' : 'awaited',
  }))
  return (
    <main id="main" className={styles['screen']}>
      <header className={styles['head']}>
        <div>
          <h1>{round.title}</h1>
          <p className={styles['lede']}>{words.rule(method.points, method.perOption)}</p>
        </div>
        <p className={styles['lede']}>{territory.name}</p>
      </header>
      <WayIn title={words.vote} />
      <section className={styles['table']}>
        <RoundTable
          shape="room"
          seats={seats}
          title={formats.number(received)}
          subtitle={words.received(received, expected)}
          label={words.ballots(received, expected)}
        />
        <p className="sr" aria-live="polite">
          {words.ballots(calm(received), expected)}
        </p>
      </section>
      <section className={styles['aside']}>
        <TimeLeft until={round.until} />
        <HeadCount />
      </section>
      <footer className={styles['foot']}>
        <span>{words.noTally}</span>
        <span>{words.seats}</span>
      </footer>
    </main>
  )
}

function TimeLeft({ until }: { readonly until: number | null }) {
  const words = useAllWords().projector
  const seconds = useRemaining(until)
  if (seconds === null) return null
  return (
    <>
      <h2>{words.remaining}</h2>
      <p className={joined(styles['clock'], seconds >= 600 && styles['long'])} role="timer">
        {clockText(seconds)}
      </p>
      {seconds === 0 && <p className={styles['over']}>{words.overtime}</p>}
    </>
  )
}

// Read aloud five by five: a voice that counts every ballot covers the room.
function calm(received: number): number {
  return received - (received % 5)
}
