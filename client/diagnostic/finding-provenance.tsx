import type { InstitutionId } from '../../shared/id.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import { Dots } from '../ui/dots.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './finding.module.css'

interface FindingProvenanceProps {
  readonly origins: readonly InstitutionId[]
  readonly institutions: readonly Institution[]
}

/** Who said it: one dot an institution, then their names. */
export function FindingProvenance({ origins, institutions }: FindingProvenanceProps) {
  const words = useAllWords().diagnostic
  const names = institutions.filter(({ id }) => origins.includes(id)).map(({ short }) => short)
  if (names.length === 0) return null
  return (
    <p className={styles['provenance']}>
      <Dots filled={names.length} total={names.length} />
      <span>
        <b>{words.saidBy(names.length)}</b>
        {words.saidByNames(names.join(', '))}
      </span>
    </p>
  )
}
