import { useEffect } from 'react'
import { noteVisit } from './catch-up-door.ts'

/** Notes where a visit ends: whenever the page goes out of sight, since nobody says when it is for good. */
export function VisitNote({ workshop }: { readonly workshop: string }) {
  useEffect(() => {
    const note = () => {
      if (document.visibilityState === 'hidden') noteVisit(workshop)
    }
    document.addEventListener('visibilitychange', note)
    return () => document.removeEventListener('visibilitychange', note)
  }, [workshop])
  return null
}
