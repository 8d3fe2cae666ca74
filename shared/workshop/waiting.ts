import type { CommentId, RoundId, ThreadId } from '../id.ts'
import { addresses, type Addressed } from './mention.ts'
import type { Participant } from './participant.ts'
import { isBy, type Comment, type Thread } from './thread.ts'
import type { View } from './view.ts'

/** What waits for one person or their institution: a vote, or an answer to a comment that calls them. */
export type Waiting =
  | { readonly type: 'vote'; readonly round: RoundId; readonly until: number | null }
  | {
      readonly type: 'answer'
      readonly thread: ThreadId
      readonly comment: CommentId
      readonly addressed: Addressed
      readonly since: number
    }

/** What waits for whoever this view is shown to: votes first, then answers, the oldest first. */
export function waitingFor(view: View): readonly Waiting[] {
  const { me } = view
  if (!me) return []
  const mayVote = view.may.ask.includes('cast-ballot')
  const votes = Object.values(view.rounds).flatMap((round): readonly Waiting[] => {
    if (!mayVote || round.status !== 'open' || round.mine) return []
    return [{ type: 'vote', round: round.id, until: round.until }]
  })
  const answers = Object.values(view.threads).flatMap((thread) => answersIn(thread, me, view))
  return [...votes, ...answers.toSorted((a, b) => a.since - b.since)]
}

type AnswerAwaited = Extract<Waiting, { type: 'answer' }>

// The last call counts: an answer settles all that came before it.
function answersIn(thread: Thread, me: Participant, view: View): readonly AnswerAwaited[] {
  if (thread.resolved) return []
  const calls = thread.comments.flatMap((comment, index): readonly AnswerAwaited[] => {
    const addressed = isBy(comment.by, me.id) ? null : addresses(comment, me)
    const later = thread.comments.slice(index + 1)
    if (!addressed || later.some((one) => settles(one, addressed, { me, view }))) return []
    return [{ type: 'answer', thread: thread.id, comment: comment.id, addressed, since: comment.at }]
  })
  return calls.slice(-1)
}

interface Reader {
  readonly me: Participant
  readonly view: View
}

// One reply of an institution settles what it was called for.
function settles(comment: Comment, addressed: Addressed, { me, view }: Reader): boolean {
  if (comment.by.kind !== 'participant') return false
  if (addressed === 'me') return comment.by.id === me.id
  return view.participants[comment.by.id]?.institution === me.institution
}
