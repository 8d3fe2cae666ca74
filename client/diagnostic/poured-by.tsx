import type { FindingId } from '../../shared/id.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import type { Pouring } from '../../shared/workshop/pouring.ts'
import { useView } from '../link/workshop-context.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import styles from './finding.module.css'

interface PouredByProps {
  readonly finding: FindingId
  readonly institutions: readonly Institution[]
}

const none: readonly Pouring[] = []

/** What institutions poured into a finding, when, and whether they said it separately. */
export function PouredBy({ finding, institutions }: PouredByProps) {
  const words = useAllWords().space.pour
  const formats = useFormats()
  const pourings = useView((view) => view.pourings[finding] ?? none)
  if (pourings.length === 0) return null
  const shortOf = (id: Institution['id']) => institutions.find((one) => one.id === id)?.short ?? '…'
  return (
    <ul className={styles['pourings']}>
      {pourings.map(({ institution, source, at, isSeparate }) => (
        <li key={`${institution} ${source}`}>
          <Ordinals text={words.by(shortOf(institution), formats.date(at))} />
          {isSeparate && words.separately}
        </li>
      ))}
    </ul>
  )
}
