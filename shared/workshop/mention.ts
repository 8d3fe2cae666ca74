import type { Participant } from './participant.ts'
import type { Comment } from './thread.ts'

/** How a comment calls somebody: themselves, or their institution (one reply of it is enough). */
export type Addressed = 'me' | 'institution'

/** Whether a comment calls this person, or their institution. */
export function addresses({ mentions }: Comment, person: Participant | null): Addressed | null {
  if (!person) return null
  if (mentions.participants.includes(person.id)) return 'me'
  return person.institution && mentions.institutions.includes(person.institution) ? 'institution' : null
}
