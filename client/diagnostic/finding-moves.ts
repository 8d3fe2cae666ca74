import { useLayoutEffect, useMemo, useRef } from 'react'
import { findingsOf, type Finding } from '../../shared/documents/finding.ts'
import { placeAmong, placeBeside } from '../../shared/documents/record.ts'
import type { FindingId } from '../../shared/id.ts'
import type { Desk } from './desk.ts'

/** Ways to give a finding another place among those shown. */
export interface FindingMoves {
  readonly to: (id: FindingId, place: number) => void
  readonly beside: (id: FindingId, target: FindingId, edge: 'before' | 'after') => void
}

/** Moves among the findings shown now; the same object for all of a card's life, so that cards are not drawn again. */
export function useMoves({ link }: Desk, shown: readonly Finding[]): FindingMoves {
  const latest = useRef(shown)
  useLayoutEffect(() => {
    latest.current = shown
  }, [shown])
  return useMemo(() => {
    const to = (id: FindingId, place: number) =>
      link.write((doc) => placeAmong(findingsOf(doc), latest.current, { id, place }))
    return {
      to,
      beside: (id, target, side) => {
        const place = placeBeside(latest.current, { id, target, side })
        if (place !== null) to(id, place)
      },
    }
  }, [link])
}
