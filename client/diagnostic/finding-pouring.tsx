import { useMemo } from 'react'
import { contentFingerprint } from '../../shared/documents/finding-content.ts'
import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId, InstitutionId } from '../../shared/id.ts'
import { isPouringOpen, lastPouring, type Pourings } from '../../shared/workshop/pouring.ts'
import { useView } from '../link/workshop-context.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Link } from '../ui/link.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { Tag } from '../ui/tag.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { PouringChoice } from './desk.ts'
import styles from './finding.module.css'

interface FindingPouringProps {
  readonly finding: Finding
  readonly code: string
  readonly pouring: PouringChoice
}

/** What became of a finding of a space: whether it was poured, whether it changed since, and the box to choose it. */
export function FindingPouring({ finding, code, pouring }: FindingPouringProps) {
  const words = useAllWords().space.pour
  const formats = useFormats()
  const workshop = useView((view) => view.workshop.id)
  const mayPour = useView(({ may, phase }) => may.ask.includes('pour') && isPouringOpen(phase))
  const pourings = useView((view) => view.pourings)
  const { institution, chosen, choose } = pouring
  const last = lastPouring(pourings, { institution, source: finding.id })
  const isChanged = useMemo(
    () => last !== null && contentFingerprint(finding) !== last.pouring.fingerprint,
    [finding, last],
  )
  const copies = copiesOf(pourings, institution, finding.id)
  return (
    <div className={styles['pouring']}>
      {mayPour && (last === null || isChanged) && (
        <Checkbox
          label={
            <>
              {words.choose}
              <span className="sr">{words.chosen(code)}</span>
            </>
          }
          checked={chosen.has(finding.id)}
          onChange={(isChosen) => choose(changed(chosen, finding.id, isChosen ? 'add' : 'delete'))}
        />
      )}
      {last && (
        <p>
          <Tag tone="ok">
            <Ordinals text={words.poured(formats.date(last.pouring.at))} />
          </Tag>
          {isChanged && <Tag tone="warn">{words.changed}</Tag>}
          <Link to={{ page: 'diagnostic', workshop, domain: last.as }}>{words.see}</Link>
        </p>
      )}
      {copies > 1 && <p className="s mut">{words.twice}</p>}
    </div>
  )
}

function copiesOf(pourings: Pourings, institution: InstitutionId, source: FindingId): number {
  const isOurs = (one: Pourings[FindingId][number]) => one.institution === institution && one.source === source
  return Object.values(pourings).filter((list) => list.some(isOurs)).length
}

function changed(chosen: ReadonlySet<FindingId>, id: FindingId, how: 'add' | 'delete'): ReadonlySet<FindingId> {
  const next = new Set(chosen)
  next[how](id)
  return next
}
