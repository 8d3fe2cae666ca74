import type { FieldDifference } from '../../shared/plan/compare-diagnostics.ts'
import { useAllWords } from '../ui/words.tsx'
import { Pieces } from '../ui/pieces.tsx'
import styles from './comparison.module.css'

/** The fields whose words changed, each under its name. */
export function ChangeFields({ fields }: { readonly fields: readonly FieldDifference[] }) {
  const words = useAllWords().comparison
  return (
    <dl className={styles['fields']}>
      {fields.map(({ field, pieces }, index) => (
        // Several figures share a name.
        <div key={`${field} ${index}`}>
          <dt>{words.fields[field]}</dt>
          <dd>
            <Pieces pieces={pieces} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
