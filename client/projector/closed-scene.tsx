import type { RoundView } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { RoundTable, type TableSeat } from '../ui/round-table.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import styles from './projector.module.css'

/** A vote that is closed and not revealed: how many voted, and the wait. */
export function ClosedScene({ round }: { readonly round: RoundView & { readonly status: 'closed' } }) {
  const words = useAllWords().projector
  const formats = useFormats()
  const { territory } = useView((view) => view.workshop)
  const expected = Math.max(round.expected, round.received)
  const seats = Array.from({ length: expected }, (_, place): TableSeat => ({
    look: place < round.received ? 'filled' : 'awaited',
  }))
  return (
    <main id="main" className={`${styles['screen']} ${styles['suspense']}`}>
      <header className={styles['head']}>
        <div>
          <h1>{round.title}</h1>
          <p className={styles['lede']} role="status">
            {words.closed}. {words.closedText}
          </p>
        </div>
        <p className={styles['lede']}>{territory.name}</p>
      </header>
      <section className={styles['table']}>
        <RoundTable
          shape="room"
          seats={seats}
          title={formats.number(round.received)}
          subtitle={words.received(round.received, expected)}
          label={words.ballots(round.received, expected)}
        />
      </section>
      <footer className={styles['foot']}>
        <span>{words.seats}</span>
      </footer>
    </main>
  )
}
