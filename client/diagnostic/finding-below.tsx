import type * as Y from 'yjs'
import type { Finding } from '../../shared/documents/finding.ts'
import { standingMerge } from '../../shared/workshop/merge.ts'
import type { Desk } from './desk.ts'
import { FindingPouring } from './finding-pouring.tsx'
import { FindingProvenance } from './finding-provenance.tsx'
import { FindingReserves } from './finding-reserves.tsx'
import { LateAuthors, LateMerge, LateMergeDialog } from './late-parts.tsx'

/** What a person has opened of a finding. */
export type OpenedPart = 'authors' | 'merging' | 'signing' | null

interface FindingBelowProps {
  readonly finding: Finding
  readonly code: string
  readonly name: string
  readonly fragment: Y.XmlFragment | null
  readonly desk: Desk
  readonly opened: OpenedPart
  readonly onClose: () => void
}

/** Below the text of a finding: who said it, what it was merged from, who does not share it, and what was opened. */
export function FindingBelow({ finding, code, name, fragment, desk, opened, onClose }: FindingBelowProps) {
  const merge = standingMerge(desk.merges, finding.id)
  return (
    <>
      {desk.pouring ? (
        <FindingPouring finding={finding} code={code} pouring={desk.pouring} />
      ) : (
        <FindingProvenance finding={finding} desk={desk} />
      )}
      {merge && <LateMerge {...{ finding, code, merge, desk }} />}
      <FindingReserves {...{ finding, code, desk }} isSigning={opened === 'signing'} onDone={onClose} />
      {opened === 'authors' && <LateAuthors document={desk.document} {...{ name, fragment, onClose }} />}
      {opened === 'merging' && <LateMergeDialog {...{ finding, desk, onClose }} />}
    </>
  )
}
