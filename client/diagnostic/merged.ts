import { useMemo } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import { standIns, type StandIns } from '../../shared/plan/merged-findings.ts'
import { heldIn, type Merges } from '../../shared/workshop/merge.ts'
import type { Subject } from '../comments/thread-order.ts'

/** Which common findings stand in for which originals; the same map until that changes. */
export function useStandIns(merges: Merges, findings: readonly Finding[]): StandIns {
  const key = JSON.stringify([...standIns(merges, findings)])
  return useMemo(() => new Map(JSON.parse(key) as [FindingId, FindingId][]), [key])
}

interface Shown {
  /** Of the whole diagnostic. */
  readonly findings: readonly Finding[]
  /** Of the domain that is shown. */
  readonly inDomain: readonly Finding[]
  readonly codes: ReadonlyMap<FindingId, string>
  readonly merges: Merges
  readonly standIn: StandIns
}

/** What conversations are about on a page: its findings, each followed by those that were merged into it. */
export function subjectsOf({ findings, inDomain, codes, merges, standIn }: Shown): readonly Subject[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]))
  return inDomain.flatMap((finding) => {
    const { id, isArchived } = finding
    if (standIn.has(id)) return []
    const code = codes.get(id) ?? null
    const held = heldIn(merges, id).flatMap((one) => (standIn.get(one) === id ? (byId.get(one) ?? []) : []))
    // They are read in the common one: their words are not gone.
    return [
      findingSubject(finding, { code, isArchived }),
      ...held.map((one) => findingSubject(one, { code, isArchived: false })),
    ]
  })
}

function findingSubject(
  { id, body: text, evidence }: Finding,
  { code, isArchived }: Pick<Subject, 'code' | 'isArchived'>,
): Subject {
  return { id, kind: 'record', code, text, figures: evidence.map((one) => one.id), isArchived }
}
