import type { Membership } from '../../shared/protocol/live-message.ts'
import { forgetWorkshopLink } from '../link/use-workshop-link.ts'
import { navigate } from '../ui/navigation.ts'

/** Goes where somebody who has just come in has something to do: the session on a phone, the démarche on a desk. */
export function arrive({ workshop }: Pick<Membership, 'workshop'>): void {
  forgetWorkshopLink(workshop)
  const isSmall = matchMedia('(max-width: 48rem)').matches
  navigate(isSmall ? { page: 'session', workshop } : { page: 'workshop', workshop }, { replace: true })
}
