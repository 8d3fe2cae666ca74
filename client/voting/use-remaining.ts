import { useEffect, useState } from 'react'
import { useServerClock } from '../link/workshop-context.tsx'

/** Whole seconds until a moment of the server's time, counted down; null without an end, and never below zero. */
export function useRemaining(until: number | null): number | null {
  const now = useServerClock()
  const [, tick] = useState(0)
  const leftMs = until === null ? null : Math.max(0, until - now())
  useEffect(() => {
    if (leftMs === null || leftMs === 0) return
    // Wakes when the second changes, so that every screen of the room changes at once.
    const timer = setTimeout(() => tick((count) => count + 1), leftMs % 1000 || 1000)
    return () => clearTimeout(timer)
  })
  return leftMs === null ? null : Math.ceil(leftMs / 1000)
}

/** « 3:42 », or « 03:42 » where the minutes have two places. */
export function clockText(seconds: number, minuteDigits: 1 | 2 = 1): string {
  const minutes = String(Math.floor(seconds / 60)).padStart(minuteDigits, '0')
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`
}
