import { useEffect, useState } from 'react'
import type { ActionPlan } from '../../shared/documents/action.ts'
import type { Diagnostic } from '../../shared/documents/finding.ts'
import { actionNumbers } from '../../shared/plan/action-numbers.ts'
import { findingCodes } from '../../shared/plan/finding-codes.ts'
import { ask } from '../link/http.ts'
import { useView } from '../link/workshop-context.tsx'

/** What the home says of the documents, without opening them. */
export interface PlanFacts {
  readonly diagnostic: Diagnostic
  readonly plan: ActionPlan
  /** « A3 », « 1.2.1 » by finding or action. */
  readonly codes: ReadonlyMap<string, string>
}

/** The documents as they are when the page is opened; null until they are there. */
export function usePlanFacts(workshop: string): PlanFacts | null {
  const [facts, setFacts] = useState<PlanFacts | null>(null)
  const domains = useView((view) => view.workshop.domains)
  useEffect(() => {
    let isLeft = false
    const path = (name: string) => `/api/workshops/${encodeURIComponent(workshop)}/documents/${name}`
    void Promise.all([ask<Diagnostic>(path('diagnostic')), ask<ActionPlan>(path('plan'))]).then(
      ([findings, actions]) => {
        if (isLeft || !findings.ok || !actions.ok) return
        const [diagnostic, plan] = [findings.value, actions.value]
        const codes = new Map<string, string>([...findingCodes(domains, diagnostic), ...actionNumbers(plan)])
        setFacts({ diagnostic, plan, codes })
      },
    )
    return () => {
      isLeft = true
    }
  }, [workshop, domains])
  return facts
}
