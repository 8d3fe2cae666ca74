import { useRef, useState, type ReactElement } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import type { SimilarFindings } from '../../shared/plan/similar-findings.ts'
import { dismissalKey, standingDismissals } from '../../shared/workshop/dismissal.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { useView } from '../link/workshop-context.tsx'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { DismissedFindings } from './dismissed-findings.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { SimilarProposal } from './similar-proposal.tsx'
import { useSimilarFindings } from './use-similar-findings.ts'
import styles from './similar.module.css'

interface SimilarPanelProps {
  readonly domain: Domain
  /** All of the domain's, archived ones included. */
  readonly findings: readonly Finding[]
  readonly codes: ReadonlyMap<FindingId, string>
  readonly desk: Desk
}

/** Findings of the domain that seem to say the same, proposed to who may merge them; nothing is done with them alone. */
export function SimilarPanel({ domain, findings, codes, desk }: SimilarPanelProps) {
  const words = useAllWords().similar
  const search = useSimilarFindings(desk.doc)
  const dismissals = useView((view) => view.dismissals)
  const [merging, setMerging] = useState<readonly Finding[] | null>(null)
  const place = useRef<HTMLElement>(null)
  const inForce = findings.filter(({ isArchived }) => !isArchived)
  const proposals = (search.proposals ?? [])
    .filter((one) => one.domain === domain.id && dismissals[dismissalKey(one.findings)]?.undone !== null)
    .map((one) => ({ ...one, findings: inForce.filter(({ id }) => one.findings.includes(id)) }))
    // One may have been archived or merged since the answer.
    .filter((one) => one.findings.length > 1)
  const dismissed = standingDismissals(dismissals).filter((one) =>
    one.findings.every((id) => inForce.some((finding) => finding.id === id)),
  )
  // The buttons go away with what they settle, and with the focus that they had.
  const settle = () => place.current?.focus()
  return (
    <details className={styles['panel']}>
      <summary ref={place}>{words.summary(proposals.length)}</summary>
      <div className={styles['inside']}>
        <p className="mut">{words.explained}</p>
        {search.isOffline && <p className="mut">{words.offline}</p>}
        {search.hasFailed && !search.isOffline && (
          <p role="alert">
            {words.failed} <Button onClick={search.searchAgain}>{words.searchAgain}</Button>
          </p>
        )}
        <Proposals search={search} none={words.none}>
          {proposals.map((proposal) => (
            <li key={keyOf(proposal.findings)}>
              <SimilarProposal
                proposal={proposal}
                {...{ codes, desk }}
                isOffline={search.isOffline}
                onMerge={() => setMerging(proposal.findings)}
                onDismissed={settle}
              />
            </li>
          ))}
        </Proposals>
        <DismissedFindings
          dismissed={dismissed}
          findings={inForce}
          {...{ codes, desk }}
          isOffline={search.isOffline}
          onProposed={settle}
        />
      </div>
      {merging?.[0] && (
        <MergeDialog finding={merging[0]} alike={merging} desk={desk} onClose={() => setMerging(null)} />
      )}
    </details>
  )
}

interface ProposalsProps {
  readonly search: { readonly proposals: readonly SimilarFindings[] | null; readonly hasFailed: boolean }
  readonly none: string
  readonly children: readonly ReactElement[]
}

function Proposals({ search, none, children }: ProposalsProps) {
  if (search.proposals === null) return search.hasFailed ? null : <Skeleton lines={2} />
  return children.length === 0 ? <p>{none}</p> : <ul className={styles['list']}>{children}</ul>
}

function keyOf(findings: readonly Finding[]): string {
  return dismissalKey(findings.map(({ id }) => id))
}
