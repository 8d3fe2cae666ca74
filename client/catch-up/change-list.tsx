import { useMemo } from 'react'
import type { CatchUp } from '../../shared/plan/catch-up.ts'
import type { ChangedField, FieldChange } from '../../shared/plan/record-changes.ts'
import { wordDifference } from '../../shared/plan/word-difference.ts'
import { useView } from '../link/workshop-context.tsx'
import { Link } from '../ui/link.tsx'
import { Pieces } from '../ui/pieces.tsx'
import { Tag } from '../ui/tag.tsx'
import { useAllWords } from '../ui/words.tsx'
import { placeOf } from './place-of.ts'
import styles from './catch-up.module.css'

type Change = CatchUp['changes'][number]

// Beyond these, the words are folded away: their differences are worked out when they are asked for.
const openAtMost = 12

/** What changed in the texts, each with its words inserted and removed. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const words = useAllWords().catchUp.changes
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{words.title}</h2>
      <p className="s mut">{words.legend}</p>
      <ul className={styles['changes']}>
        {changes.map((change, place) => (
          <li key={`${change.kind} ${change.id}`}>
            <ChangeHead change={change} />
            {change.fields.length > 0 && (
              <details open={place < openAtMost}>
                <summary>{words.show}</summary>
                <dl>
                  {change.fields.map((field) => (
                    <Field key={field.field} change={field} />
                  ))}
                </dl>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChangeHead({ change: { kind, id, code, title, change } }: { readonly change: Change }) {
  const words = useAllWords().catchUp.changes
  const workshop = useView((view) => view.workshop.id)
  const name = title || words.untitled
  const to = placeOf(workshop, kind === 'action' ? 'plan' : 'diagnostic', id)
  return (
    <p className={styles['name']}>
      {code !== null && <span className="num">{code}</span>}{' '}
      {change === 'archived' ? name : <Link to={to}>{name}</Link>} <Tag tone="line">{words[change]}</Tag>
    </p>
  )
}

function Field({ change }: { readonly change: FieldChange }) {
  const label = useFieldLabel(change.field)
  const pieces = useMemo(() => wordDifference(change.before, change.now) ?? [], [change])
  return (
    <>
      <dt className="s mut">{label}</dt>
      <dd className="serif">
        <Pieces pieces={pieces} />
      </dd>
    </>
  )
}

function useFieldLabel(field: ChangedField): string {
  const { catchUp, actions } = useAllWords()
  return { ...actions.field, ...actions.lines.title, ...catchUp.changes.field }[field]
}
