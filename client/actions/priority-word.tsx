import { Ordinals } from '../ui/ordinals.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import type { Priority } from './priority.ts'
import styles from './plan.module.css'

/** What was decided of an action; before a decision, its rank in the vote. */
export function PriorityWord({ priority }: { readonly priority: Priority | null }) {
  const words = useAllWords().actions
  const formats = useFormats()
  if (priority === null) return <span className="dim">–</span>
  const { outcome, tally } = priority
  if (outcome === null)
    return (
      <span className="mut">
        <Ordinals text={words.rank(formats.rank(tally.rank))} />
      </span>
    )
  if (outcome === 'retained-shared') return <b className={styles['shared']}>{words.outcome[outcome]}</b>
  if (outcome === 'dismissed' || outcome === 'postponed') return <Tag tone="line">{words.outcome[outcome]}</Tag>
  return <>{words.outcome[outcome]}</>
}
