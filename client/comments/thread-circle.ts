import type { Thread } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'

/** Whose conversations to show: everybody's, those with something of one's own, those with something of one's institution. */
export type ThreadCircle = 'everybody' | 'mine' | 'institution'

/** The circles that this person can choose between. */
export function circlesOf({ me }: View): readonly ThreadCircle[] {
  return me?.institution ? ['everybody', 'mine', 'institution'] : ['everybody', 'mine']
}

/** Whether somebody of this circle spoke in a thread, or was called in it. */
export function isOfCircle(thread: Thread, circle: ThreadCircle, { me, participants }: View): boolean {
  if (circle === 'everybody') return true
  if (me === null) return false
  const { id, institution } = me
  return thread.comments.some(({ by, mentions }) => {
    const author = by.kind === 'participant' ? by.id : null
    if (author === id || mentions.participants.includes(id)) return true
    if (circle === 'mine' || institution === null) return false
    if (mentions.institutions.includes(institution)) return true
    return [author, ...mentions.participants].some((one) => one && participants[one]?.institution === institution)
  })
}
