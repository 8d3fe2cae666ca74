import type { Finding } from '../../shared/documents/finding.ts'
import { convergence, standingMerge } from '../../shared/workshop/merge.ts'
import { useView } from '../link/workshop-context.tsx'
import { Dots } from '../ui/dots.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { PouredBy } from './poured-by.tsx'
import styles from './finding.module.css'

interface FindingProvenanceProps {
  readonly finding: Finding
  readonly desk: Desk
}

/** Who said it: one dot an institution, filled where it spoke before it had seen the others, then names and dates. */
export function FindingProvenance({ finding: { id, origins }, desk }: FindingProvenanceProps) {
  const words = useAllWords()
  const { institutions, merges } = desk
  const pourings = useView((view) => view.pourings)
  const { separately, partners } = convergence({ merges, pourings, institutions }, id)
  const namesOf = (isIn: (one: (typeof institutions)[number]) => boolean) =>
    institutions.filter(isIn).map(({ short }) => short)
  const first = namesOf((one) => separately.includes(one.id))
  const others = namesOf((one) => origins.includes(one.id) && !separately.includes(one.id))
  const total = first.length + others.length
  return (
    <>
      {total > 0 && (
        <p className={styles['provenance']}>
          <Dots filled={first.length || total} total={total} />
          {first.length > 0 ? (
            <span>
              <b>{words.merge.separately(first.length, partners)}</b>
              {words.diagnostic.saidByNames(first.join(', '))}
              {others.length > 0 && words.merge.afterwards(others.join(', '))}
            </span>
          ) : (
            <span>
              <b>{words.diagnostic.saidBy(total)}</b>
              {words.diagnostic.saidByNames(others.join(', '))}
            </span>
          )}
        </p>
      )}
      {/* Of a common one, each original says its own. */}
      {!standingMerge(merges, id) && <PouredBy finding={id} institutions={institutions} />}
    </>
  )
}
