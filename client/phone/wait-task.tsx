import { useView } from '../link/workshop-context.tsx'
import { revealedRounds } from '../results/shown-result.ts'
import { Link } from '../ui/link.tsx'
import type { Route } from '../ui/route.ts'
import { RoundTable, type TableSeat } from '../ui/round-table.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './phone.module.css'

/** Nothing to do now: who is here, what the wall shows, in words, and where to read meanwhile. */
export function WaitTask() {
  const words = useWords().voting.waitingRoom
  const { title } = useView((view) => view.workshop)
  const scene = useView((view) => view.scene)
  return (
    <div className={styles['body']}>
      <Table />
      <h1>{words.title}</h1>
      <p className="mut">{title}</p>
      <p>{words.nothing}</p>
      <h2>{words.onScreen}</h2>
      <p role="status">{words.scenes[scene.type === 'blank' ? 'blank' : 'welcome']}</p>
      <Meanwhile />
    </div>
  )
}

function Table() {
  const words = useWords().voting.waitingRoom
  const people = useView((view) => view.attendance.people)
  const seats: readonly TableSeat[] = Array.from({ length: Math.max(people, 1) }, (_, place) => ({
    look: place === 0 ? 'mine' : 'filled',
  }))
  return <RoundTable shape="slim" seats={seats} label={words.seat(people)} title={words.here(people)} />
}

function Meanwhile() {
  const words = useWords().voting.waitingRoom
  const { id: workshop } = useView((view) => view.workshop)
  const mayWrite = useView((view) => view.may.write)
  const isFacilitator = useView((view) => view.me?.role === 'facilitator')
  const [last] = revealedRounds(useView((view) => view.rounds))
  const links: readonly (readonly [string, Route])[] = [
    [mayWrite.diagnostic ? words.diagnostic : words.readDiagnostic, { page: 'diagnostic', workshop, domain: null }],
    [mayWrite.plan ? words.plan : words.readPlan, { page: 'plan', workshop, action: null }],
    ...(last ? [[words.results(last.title), { page: 'results', workshop, round: last.id }] as const] : []),
    ...(isFacilitator ? [[words.console, { page: 'console', workshop }] as const] : []),
  ]
  return (
    <>
      <h2>{words.meanwhile}</h2>
      <ul className={styles['links']}>
        {links.map(([label, to]) => (
          <li key={label}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
