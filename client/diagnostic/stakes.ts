import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { Finding } from '../../shared/documents/finding.ts'
import { moveBefore, sorted } from '../../shared/documents/record.ts'
import { readStake, stakesOf, type Stake } from '../../shared/documents/stake.ts'
import type { StakeId } from '../../shared/id.ts'
import { liveRecords, type LiveRecords } from '../link/live-records.ts'

/** What stands in an address where the name of a domain would: the page of the stakes. */
export const stakesPlace = 'enjeux'

const liveByDoc = new WeakMap<Y.Doc, LiveRecords<Stake>>()

/** Every stake of a diagnostic, in order, archived ones included; only what changed is a new object. */
export function useStakes(doc: Y.Doc): readonly Stake[] {
  const { subscribe, current } = liveStakes(doc)
  return useSyncExternalStore(subscribe, current)
}

function liveStakes(doc: Y.Doc): LiveRecords<Stake> {
  const live = liveByDoc.get(doc) ?? liveRecords(stakesOf(doc), (id, record) => readStake(id as StakeId, record))
  liveByDoc.set(doc, live)
  return live
}

/** Puts a stake at a place among those in force. Call it inside the writer's own transaction. */
export function placeStake(doc: Y.Doc, shown: readonly Stake[], { id, place }: { id: StakeId; place: number }): void {
  const others = shown.filter((stake) => stake.id !== id)
  moveBefore(sorted(stakesOf(doc)), id, others[place]?.id ?? null)
}

/** Puts a stake beside another one. */
export function stakeBeside(
  doc: Y.Doc,
  shown: readonly Stake[],
  { id, target, edge }: { id: StakeId; target: StakeId; edge: 'before' | 'after' },
): void {
  const place = shown.filter((stake) => stake.id !== id).findIndex((stake) => stake.id === target)
  if (id !== target && place !== -1) placeStake(doc, shown, { id, place: edge === 'after' ? place + 1 : place })
}

/** The findings that show none of these stakes. */
export function withoutStake(findings: readonly Finding[], stakes: readonly Stake[]): readonly Finding[] {
  const shown = new Set(stakes.flatMap((stake) => stake.findings))
  return findings.filter(({ id }) => !shown.has(id))
}
