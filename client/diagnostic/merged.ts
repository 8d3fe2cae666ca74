import { useMemo } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import { standIns, type StandIns } from '../../shared/plan/merged-findings.ts'
import type { Merges } from '../../shared/workshop/merge.ts'

/** Which common findings stand in for which originals; the same map until that changes. */
export function useStandIns(merges: Merges, findings: readonly Finding[]): StandIns {
  const key = JSON.stringify([...standIns(merges, findings)])
  return useMemo(() => new Map(JSON.parse(key) as [FindingId, FindingId][]), [key])
}
