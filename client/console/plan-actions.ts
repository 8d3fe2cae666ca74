import { useEffect, useState } from 'react'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { ask } from '../link/http.ts'

/** An action of the plan that can be put to the vote. */
export interface PlanAction {
  readonly id: string
  readonly title: string
  /** Letter of its first domain. */
  readonly domain: string | null
}

export type PlanActions =
  | { readonly status: 'loading' | 'unread' }
  | { readonly status: 'read'; readonly actions: readonly PlanAction[] }

const readEveryMs = 3_000

interface PlanDocument {
  readonly actions: readonly {
    readonly id: string
    readonly title: string
    readonly domains: readonly string[]
    readonly isArchived: boolean
  }[]
}

/** The actions of the plan as they are written now, read again every few seconds: the room writes them meanwhile. */
export function usePlanActions(
  workshop: string,
  domains: readonly Domain[],
): { readonly plan: PlanActions; readonly retry: () => void } {
  const [plan, setPlan] = useState<PlanActions>({ status: 'loading' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isCurrent = true
    const read = async () => {
      const answer = await ask<PlanDocument>(`/api/workshops/${encodeURIComponent(workshop)}/documents/plan`)
      if (!isCurrent) return
      if (answer.ok) setPlan({ status: 'read', actions: shown(answer.value, domains) })
      // What was read stays on the screen while the server is out of reach.
      else setPlan((last) => (last.status === 'read' ? last : { status: 'unread' }))
    }
    void read()
    const again = setInterval(() => void read(), readEveryMs)
    return () => {
      isCurrent = false
      clearInterval(again)
    }
  }, [workshop, domains, tries])
  return {
    plan,
    retry: () => {
      setPlan({ status: 'loading' })
      setTries(tries + 1)
    },
  }
}

function shown({ actions }: PlanDocument, domains: readonly Domain[]): readonly PlanAction[] {
  return actions
    .filter(({ isArchived, title }) => !isArchived && title.trim() !== '')
    .map(({ id, title, domains: of }) => ({
      id,
      title: title.trim().slice(0, 300),
      domain: domains.find((domain) => domain.id === of[0])?.letter ?? null,
    }))
}
