import { useView } from '../link/workshop-context.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import styles from './projector.module.css'

/** How many people and institutions are here. */
export function HeadCount() {
  const words = useAllWords().projector
  const formats = useFormats()
  const { people, peopleByInstitution } = useView((view) => view.attendance)
  const { institutions } = useView((view) => view.workshop)
  return (
    <ul className={styles['facts']}>
      <li>
        <span>{words.people}</span>
        <b>{formats.number(people)}</b>
      </li>
      <li>
        <span>{words.institutions}</span>
        <b>{words.institutionsHere(Object.keys(peopleByInstitution).length, institutions.length)}</b>
      </li>
    </ul>
  )
}
