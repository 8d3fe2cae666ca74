import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { findingsOf, readFinding, type Finding } from '../../shared/documents/finding.ts'
import { moveBefore, sorted } from '../../shared/documents/record.ts'
import type { DomainId, FindingId, InstitutionId } from '../../shared/id.ts'
import { liveRecords, type LiveRecords } from '../link/live-records.ts'

const liveByDoc = new WeakMap<Y.Doc, LiveRecords<Finding>>()

/** Every finding of a diagnostic, in order, archived ones included; only what changed is a new object. */
export function useFindings(doc: Y.Doc): readonly Finding[] {
  const { subscribe, current } = liveFindings(doc)
  return useSyncExternalStore(subscribe, current)
}

function liveFindings(doc: Y.Doc): LiveRecords<Finding> {
  const live = liveByDoc.get(doc) ?? liveRecords(findingsOf(doc), (id, record) => readFinding(id as FindingId, record))
  liveByDoc.set(doc, live)
  return live
}

/** Puts a finding at a place among those that are shown together. Call it inside the writer's own transaction. */
export function placeFinding(
  doc: Y.Doc,
  shown: readonly Finding[],
  { id, place }: { id: FindingId; place: number },
): void {
  const others = shown.filter((finding) => finding.id !== id)
  moveBefore(sorted(findingsOf(doc)), id, others[place]?.id ?? null)
}

/** The findings in force of a domain. */
export function findingsIn(findings: readonly Finding[], domain: DomainId): readonly Finding[] {
  return findings.filter((finding) => finding.domain === domain && !finding.isArchived)
}

/** How many institutions said something in these findings. */
export function contributors(findings: readonly Finding[]): number {
  return new Set<InstitutionId>(findings.flatMap(({ origins }) => origins)).size
}
