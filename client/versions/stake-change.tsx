import type { StakeDifference } from '../../shared/plan/compare-diagnostics.ts'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { ChangeFields } from './change-fields.tsx'
import { ChangeStatus } from './change-status.tsx'
import styles from './comparison.module.css'

/** What changed in one stake: its words, its place, the findings that show it. */
export function StakeChange({ difference }: { readonly difference: StakeDifference }) {
  const words = useAllWords()
  const formats = useFormats()
  const { id, title, status, isMoved, fields, findings } = difference
  const { linked, unlinked } = words.comparison
  const heading = `change-${id}`
  return (
    <article className={styles['change']} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{words.stakes.stake(title || words.stakes.untitled)}</h2>
        <ChangeStatus status={status} isMoved={isMoved} />
      </header>
      {findings.added.length + findings.removed.length > 0 && (
        <ul className={styles['facts']}>
          {findings.added.length > 0 && <li>{linked(formats.list(findings.added))}</li>}
          {findings.removed.length > 0 && <li>{unlinked(formats.list(findings.removed))}</li>}
        </ul>
      )}
      <ChangeFields fields={fields} />
    </article>
  )
}
