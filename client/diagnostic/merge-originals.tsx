import { useState, type ReactNode } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import { heldIn, originalsIn, standingMerge, type Original } from '../../shared/workshop/merge.ts'
import { RichTextView } from '../editor/rich-text-view.tsx'
import { useView } from '../link/workshop-context.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { PouredBy } from './poured-by.tsx'
import { useFindings } from './findings.ts'
import styles from './merge.module.css'

interface MergeOriginalsProps {
  readonly finding: FindingId
  readonly desk: Desk
}

/** What was said before it was merged, with its words, its institutions and its dates: to read, one click below. */
export function MergeOriginals({ finding, desk }: MergeOriginalsProps) {
  const words = useAllWords().merge
  const [isOpen, setOpen] = useState(false)
  // A comment that is active is about words in one of them.
  const isLed = useView((view) => {
    const thread = Object.values(view.threads).find(({ id }) => id === desk.passages.active)
    return (
      thread !== undefined &&
      heldIn(view.merges, finding)
        .slice(1)
        .some((id) => id === thread.subject)
    )
  })
  return (
    <details
      className={styles['originals']}
      open={isOpen || isLed}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{words.originals(originalsIn(desk.merges, finding).length)}</summary>
      {(isOpen || isLed) && <Originals finding={finding} desk={desk} />}
    </details>
  )
}

function Originals({ finding, desk }: MergeOriginalsProps) {
  const findings = useFindings(desk.doc)
  const originals = standingMerge(desk.merges, finding)?.originals ?? []
  return (
    <ul>
      {originals.map((original) => (
        <li key={original.finding}>
          <OneOriginal original={original} said={findings.find(({ id }) => id === original.finding)} desk={desk} />
        </li>
      ))}
    </ul>
  )
}

interface OneOriginalProps {
  readonly original: Original
  readonly said: Finding | undefined
  readonly desk: Desk
}

function OneOriginal({ original, said, desk }: OneOriginalProps): ReactNode {
  const words = useAllWords()
  const isCommon = standingMerge(desk.merges, original.finding) !== null
  const pourings = useView((view) => view.pourings[original.finding])
  // Those that poured it are named with the date.
  const others = original.institutions.filter((id) => !pourings?.some(({ institution }) => institution === id))
  const names = desk.institutions.filter(({ id }) => others.includes(id)).map(({ short }) => short)
  const heading = isCommon ? words.merge.mergedFirst : names.join(', ')
  return (
    <>
      {heading !== '' && (
        <p className={styles['who']}>
          <b>{heading}</b>
        </p>
      )}
      <PouredBy finding={original.finding} institutions={desk.institutions} />
      <h3>{said?.title || words.diagnostic.untitled}</h3>
      {said && <RichTextView text={said.body} passages={desk.passages} onPassage={desk.acts.activate} />}
      {isCommon && <MergeOriginals finding={original.finding} desk={desk} />}
    </>
  )
}
