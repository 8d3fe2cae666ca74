import { Check, TriangleAlert } from 'lucide-react'
import { useConnection, useView } from '../link/workshop-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import styles from './console.module.css'

/** How the room and the machinery are, in one line. */
export function HealthStrip() {
  const words = useAllWords().console
  const formats = useFormats()
  const { people, peopleByInstitution } = useView((view) => view.attendance)
  const registered = useView((view) => Object.keys(view.participants).length)
  const total = useView((view) => view.workshop.institutions.length)
  const { status, isStoring, late } = useConnection()
  return (
    <section className={styles['health']} aria-label={words.health}>
      <span>
        <b className="num">{formats.number(people)}</b> {words.present(people)}
      </span>
      <span>{words.registered(registered)}</span>
      <span>{words.institutionsHere(Object.keys(peopleByInstitution).length, total)}</span>
      <Fact isGood={isStoring} text={isStoring ? words.stored : words.notStored} />
      {status === 'cut' && <Fact isGood={false} text={words.cut} />}
      {status === 'polling' && <Fact isGood={false} text={words.byPolling} />}
      {status === 'open' && <Fact isGood text={words.connected} />}
      {late.length > 0 && <Fact isGood={false} text={words.pending(late.length)} />}
    </section>
  )
}

function Fact({ isGood, text }: { readonly isGood: boolean; readonly text: string }) {
  return (
    <span className={isGood ? styles['good'] : styles['worry']}>
      <Icon of={isGood ? Check : TriangleAlert} />
      {text}
    </span>
  )
}
