import { useView } from '../link/workshop-context.tsx'
import { RoundTable, type TableSeat } from '../ui/round-table.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { WayIn } from './way-in.tsx'
import styles from './projector.module.css'

const fewestSeats = 16

/** How to come in, and the table that fills. */
export function WelcomeScene() {
  const words = useAllWords().projector
  const formats = useFormats()
  const { title, territory, period } = useView((view) => view.workshop)
  const people = useView((view) => view.attendance.people)
  const seats = Array.from({ length: Math.max(fewestSeats, people) }, (_, place): TableSeat => ({
    look: place < people ? 'filled' : 'awaited',
  }))
  return (
    <main id="main" className={styles['screen']}>
      <header className={styles['head']}>
        <div>
          <h1>{title}</h1>
          <p className={styles['lede']}>
            {territory.name}, {formats.years(period.start, period.end)}
          </p>
        </div>
      </header>
      <WayIn title={words.join} isLarge />
      <section className={styles['table']} aria-live="polite">
        <RoundTable
          shape="room"
          seats={seats}
          title={formats.number(people)}
          subtitle={words.peopleHere(people)}
          label={words.aroundTable(people)}
        />
      </section>
      <Institutions />
    </main>
  )
}

function Institutions() {
  const words = useAllWords().projector
  const { institutions } = useView((view) => view.workshop)
  const byInstitution = useView((view) => view.attendance.peopleByInstitution)
  const here = institutions.filter(({ id }) => (byInstitution[id] ?? 0) > 0)
  return (
    <section className={styles['aside']}>
      <h2>{words.institutions}</h2>
      <p className={styles['big']}>{words.institutionsHere(here.length, institutions.length)}</p>
      <ul className={styles['names']}>
        {here.map(({ id, short }) => (
          <li key={id}>
            {short} <span className="num">{byInstitution[id]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
