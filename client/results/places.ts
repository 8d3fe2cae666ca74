import { ranking, type RankedOption } from '../../shared/plan/ranking.ts'
import type { ShownResult } from './shown-result.ts'

/** One rank and those who share it. */
export interface Place {
  readonly rank: number
  readonly isTied: boolean
  readonly options: readonly RankedOption[]
}

/** The ranks of a result from first to last; equals share one, and the next one skips. */
export function placesOf({ options, tally }: ShownResult): readonly Place[] {
  const places = new Map<number, RankedOption[]>()
  for (const ranked of ranking(options, tally)) {
    const shared = places.get(ranked.rank)
    if (shared) shared.push(ranked)
    else places.set(ranked.rank, [ranked])
  }
  return [...places].map(([rank, ranked]) => ({ rank, isTied: ranked.length > 1, options: ranked }))
}
