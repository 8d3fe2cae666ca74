import type { Route } from '../ui/route.ts'

/** Where a finding or an action is read. */
export function placeOf(workshop: string, document: 'diagnostic' | 'plan', subject: string): Route {
  return document === 'plan'
    ? { page: 'plan', workshop, action: subject }
    : { page: 'diagnostic', workshop, domain: subject }
}
