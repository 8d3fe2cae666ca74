import type { Finding } from '../../shared/documents/finding.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import type { Pouring } from '../../shared/workshop/pouring.ts'
import { useView } from '../link/workshop-context.tsx'
import { Dots } from '../ui/dots.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import styles from './finding.module.css'

interface FindingProvenanceProps {
  readonly finding: Finding
  readonly institutions: readonly Institution[]
}

const none: readonly Pouring[] = []

/** Who said it: one dot an institution, then their names, and what each of them poured, and when. */
export function FindingProvenance({ finding: { id, origins }, institutions }: FindingProvenanceProps) {
  const words = useAllWords()
  const formats = useFormats()
  const pourings = useView((view) => view.pourings[id] ?? none)
  const names = institutions.filter((one) => origins.includes(one.id)).map(({ short }) => short)
  if (names.length + pourings.length === 0) return null
  const shortOf = (id: Institution['id']) => institutions.find((one) => one.id === id)?.short ?? '…'
  return (
    <>
      {names.length > 0 && (
        <p className={styles['provenance']}>
          <Dots filled={names.length} total={names.length} />
          <span>
            <b>{words.diagnostic.saidBy(names.length)}</b>
            {words.diagnostic.saidByNames(names.join(', '))}
          </span>
        </p>
      )}
      {pourings.length > 0 && (
        <ul className={styles['pourings']}>
          {pourings.map(({ institution, source, at, isSeparate }) => (
            <li key={`${institution} ${source}`}>
              <Ordinals text={words.space.pour.by(shortOf(institution), formats.date(at))} />
              {isSeparate && words.space.pour.separately}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
