import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import type { Desk } from './desk.ts'
import { placeFinding } from './findings.ts'

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
    const to = (id: FindingId, place: number) => link.write((doc) => placeFinding(doc, latest.current, { id, place }))
    return {
      to,
      beside: (id, target, edge) => {
        const others = latest.current.filter((finding) => finding.id !== id)
        const place = others.findIndex((finding) => finding.id === target)
        if (id !== target && place !== -1) to(id, edge === 'after' ? place + 1 : place)
      },
    }
  }, [link])
}
