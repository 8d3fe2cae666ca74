import { useCallback, useEffect, useState } from 'react'
import type { CatchUp } from '../../shared/plan/catch-up.ts'
import type { Moment } from '../../shared/workshop/visit.ts'
import { ask } from '../link/http.ts'

const pathOf = (workshop: string, door: string) => `/api/workshops/${encodeURIComponent(workshop)}/${door}`

/** What is new, as far as it has been read. */
export type CatchUpState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly catchUp: CatchUp }

/** Asks once what is new in a démarche, and again when told to. */
export function useCatchUp(workshop: string): { readonly state: CatchUpState; readonly readAgain: () => void } {
  const [state, setState] = useState<CatchUpState>({ status: 'loading' })
  const [times, setTimes] = useState(0)
  useEffect(() => {
    let isLeft = false
    void ask<CatchUp>(pathOf(workshop, 'catch-up')).then((answer) => {
      if (!isLeft) setState(answer.ok ? { status: 'ready', catchUp: answer.value } : { status: 'failed' })
    })
    return () => {
      isLeft = true
    }
  }, [workshop, times])
  const readAgain = useCallback(() => {
    setState({ status: 'loading' })
    setTimes((count) => count + 1)
  }, [])
  return { state, readAgain }
}

/** Says that everything up to a moment was seen; whether that was stored. */
export async function markSeen(workshop: string, seen: Moment): Promise<boolean> {
  return (await ask(pathOf(workshop, 'visits'), { body: { seen } })).ok
}

/** Says that somebody is here, in a way that outlives the page. */
export function noteVisit(workshop: string): void {
  navigator.sendBeacon(pathOf(workshop, 'visits'), new Blob(['{}'], { type: 'application/json' }))
}
