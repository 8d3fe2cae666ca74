import type { Finding } from '../documents/finding.ts'
import type { FindingId } from '../id.ts'
import { heldIn, type Merges } from '../workshop/merge.ts'

/** Of each finding that was merged into one in force, that one: what was linked to it before is linked to this. */
export type StandIns = ReadonlyMap<FindingId, FindingId>

/** Which common findings stand in for which originals, in the document as it is. */
export function standIns(merges: Merges, findings: readonly Finding[]): StandIns {
  const inForce = new Set(findings.filter(({ isArchived }) => !isArchived).map(({ id }) => id))
  const commons = findings.filter(({ id }) => inForce.has(id) && merges[id])
  return new Map(
    commons.flatMap(({ id }) =>
      heldIn(merges, id)
        // One that came back by a version speaks for itself again.
        .filter((held) => !inForce.has(held))
        .map((held) => [held, id] as const),
    ),
  )
}

/** Links to findings, where each that was merged is replaced by the one that stands in for it. */
export function followed(standIn: StandIns, findings: readonly FindingId[]): readonly FindingId[] {
  return [...new Set(findings.map((id) => standIn.get(id) ?? id))]
}
