import type { View } from '../../shared/workshop/view.ts'
import type { Route } from '../ui/route.ts'

export type NextStepName = 'vote' | 'diagnostic' | 'plan' | 'documents'

/** The next sensible thing for this person, now. */
export function nextStep(view: View): { readonly name: NextStepName; readonly to: Route } {
  const workshop = view.workshop.id
  const vote = Object.values(view.rounds).find((round) => round.status === 'open' && round.mine === null)
  if (vote && view.may.ask.includes('cast-ballot')) return { name: 'vote', to: { page: 'session', workshop } }
  switch (view.phase) {
    case 'prepare':
    case 'listen':
    case 'share':
      return { name: 'diagnostic', to: { page: 'diagnostic', workshop, domain: null } }
    case 'plan':
      return { name: 'plan', to: { page: 'plan', workshop, action: null } }
    case 'agree':
    case 'follow':
      return { name: 'documents', to: { page: 'documents', workshop } }
  }
}
