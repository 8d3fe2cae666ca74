import { navigate } from '../ui/navigation.ts'
import { leave } from './http.ts'
import { forgetAll } from './kept-here.ts'
import { sayLeft } from './leaving.ts'
import { forgetWorkshopLink } from './use-workshop-link.ts'

/** Leaves a démarche in this browser and goes back to the first page. */
export async function leaveWorkshop(workshop: string): Promise<void> {
  const answer = await leave(workshop)
  // Nobody answered: still a member, and told so by the page that stays.
  if (!answer.ok) return
  forgetWorkshopLink(workshop)
  sayLeft(workshop)
  forgetAll(workshop)
  navigate({ page: 'home' })
}
