import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { Finding } from '../../shared/documents/finding.ts'
import { readStake, stakesOf, type Stake } from '../../shared/documents/stake.ts'
import type { StakeId } from '../../shared/id.ts'
import { followed, type StandIns } from '../../shared/plan/merged-findings.ts'
import { liveRecordsIn } from '../link/live-records.ts'

const liveStakes = liveRecordsIn(stakesOf, (id, record) => readStake(id as StakeId, record))

/** Every stake of a diagnostic, in order, archived ones included; only what changed is a new object. */
export function useStakes(doc: Y.Doc): readonly Stake[] {
  const { subscribe, current } = liveStakes(doc)
  return useSyncExternalStore(subscribe, current)
}

/** The findings that show none of these stakes; a common one shows what its originals showed. */
export function withoutStake(
  findings: readonly Finding[],
  stakes: readonly Stake[],
  standIn: StandIns,
): readonly Finding[] {
  const shown = new Set(stakes.flatMap((stake) => followed(standIn, stake.findings)))
  return findings.filter(({ id }) => !shown.has(id))
}
