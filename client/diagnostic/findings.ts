import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { findingsOf, readFinding, type Finding } from '../../shared/documents/finding.ts'
import type { DomainId, FindingId, InstitutionId } from '../../shared/id.ts'
import { liveRecordsIn } from '../link/live-records.ts'

const liveFindings = liveRecordsIn(findingsOf, (id, record) => readFinding(id as FindingId, record))

/** Every finding of a diagnostic, in order, archived ones included; only what changed is a new object. */
export function useFindings(doc: Y.Doc): readonly Finding[] {
  const { subscribe, current } = liveFindings(doc)
  return useSyncExternalStore(subscribe, current)
}

/** The findings in force of a domain. */
export function findingsIn(findings: readonly Finding[], domain: DomainId): readonly Finding[] {
  return findings.filter((finding) => finding.domain === domain && !finding.isArchived)
}

/** How many institutions said something in these findings. */
export function contributors(findings: readonly Finding[]): number {
  return new Set<InstitutionId>(findings.flatMap(({ origins }) => origins)).size
}
