import type { CommentId, ParticipantId } from '../id.ts'
import type { Recorded } from './fact.ts'
import { noMentions, type Mentions } from './thread.ts'
import type { Workshop } from './workshop.ts'

/** A comment that calls people by name, themselves or by their institution. */
export interface Called {
  readonly comment: CommentId
  readonly at: number
  readonly participants: readonly ParticipantId[]
}

/** Whom a fact calls for the first time, in a démarche as it was before it; null when nobody. Nobody calls themselves. */
export function calledBy(before: Workshop, { fact, at, by }: Recorded): Called | null {
  if (!('comment' in fact && 'mentions' in fact) || !fact.mentions) return null
  const { comment, mentions } = fact
  const known = fact.type === 'comment-edited' ? mentionsOf(before, fact.thread, comment) : noMentions
  const knownOnes = new Set(membersOf(before, known))
  const participants = membersOf(before, mentions).filter((one) => one !== by && !knownOnes.has(one))
  return participants.length === 0 ? null : { comment, at, participants }
}

function mentionsOf({ threads }: Workshop, thread: keyof Workshop['threads'], comment: CommentId): Mentions {
  return threads[thread]?.comments.find(({ id }) => id === comment)?.mentions ?? noMentions
}

function membersOf({ participants }: Workshop, mentions: Mentions): readonly ParticipantId[] {
  const isCalled = ({ id, institution }: (typeof participants)[ParticipantId]) =>
    mentions.participants.includes(id) || (institution !== null && mentions.institutions.includes(institution))
  return Object.values(participants)
    .filter(isCalled)
    .map(({ id }) => id)
}
