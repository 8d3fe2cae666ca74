import type { CommentId, DecisionId, ReserveId, RoundId, ThreadId, VersionId } from '../id.ts'
import type { Phase } from './phase.ts'
import type { RoundView, View } from './view.ts'
import { addresses, type Addressed } from './mention.ts'
import { isBy, type Comment, type Deed, type Thread } from './thread.ts'

/** One thing that happened since somebody's last visit, as they may see it. Who did it themselves is told nothing. */
export type CatchUpEvent = { readonly at: number } & (
  | {
      readonly type: 'comment'
      readonly thread: ThreadId
      readonly comment: CommentId
      readonly isFirst: boolean
      /** Whether it calls the reader, or their institution, by name. */
      readonly addressed: Addressed | null
    }
  | { readonly type: 'thread-resolved'; readonly thread: ThreadId }
  | { readonly type: 'reserve'; readonly reserve: ReserveId; readonly isWithdrawn: boolean }
  | { readonly type: 'phase'; readonly phase: Phase }
  | { readonly type: 'round'; readonly round: RoundId; readonly status: RoundView['status'] }
  | { readonly type: 'decision'; readonly decision: DecisionId }
  | { readonly type: 'version'; readonly version: VersionId }
)

/** What happened between two views of the same person, newest first. The phase began at `phaseAt`. */
export function eventsBetween(before: View, now: View, phaseAt: number): readonly CatchUpEvent[] {
  const me = now.me?.id ?? null
  const events: readonly CatchUpEvent[] = [
    ...Object.values(now.threads).flatMap((thread) => threadEvents(thread, before, now)),
    ...reserveEvents(before, now),
    ...(now.phase === before.phase ? [] : [{ type: 'phase', phase: now.phase, at: phaseAt } as const]),
    ...Object.values(now.rounds).flatMap((round) => roundEvents(round, before)),
    ...Object.values(now.decisions)
      .filter(({ id, by }) => !before.decisions[id] && (by === null || by !== me))
      .map(({ id, at }) => ({ type: 'decision', decision: id, at }) as const),
    ...Object.values(now.versions)
      .filter(({ id, by }) => !before.versions[id] && (by === null || by !== me))
      .map(({ id, at }) => ({ type: 'version', version: id, at }) as const),
  ]
  return events.toSorted((a, b) => b.at - a.at)
}

function threadEvents(thread: Thread, before: View, now: View): readonly CatchUpEvent[] {
  const known = before.threads[thread.id]
  const old = new Set(known?.comments.map(({ id }) => id))
  const isMine = ({ by }: Deed) => isBy(by, now.me?.id ?? null)
  const isShown = (comment: Comment) => !old.has(comment.id) && !isMine(comment) && comment.text !== ''
  const comments = thread.comments.filter(isShown).map((comment): CatchUpEvent => {
    const isFirst = comment === thread.comments[0]
    return {
      type: 'comment',
      thread: thread.id,
      comment: comment.id,
      isFirst,
      addressed: addresses(comment, now.me),
      at: comment.at,
    }
  })
  const { resolved } = thread
  if (!resolved || isMine(resolved) || known?.resolved) return comments
  return [...comments, { type: 'thread-resolved', thread: thread.id, at: resolved.at }]
}

function reserveEvents(before: View, now: View): readonly CatchUpEvent[] {
  return Object.values(now.reserves).flatMap((reserve): readonly CatchUpEvent[] => {
    const known = before.reserves[reserve.id]
    const [{ withdrawn }, { id }] = [reserve, reserve]
    if (withdrawn && known && !known.withdrawn && withdrawn.by !== now.me?.id) {
      return [{ type: 'reserve', reserve: id, isWithdrawn: true, at: withdrawn.at }]
    }
    if (known || withdrawn || reserve.by === now.me?.id) return []
    return [{ type: 'reserve', reserve: id, isWithdrawn: false, at: reserve.at }]
  })
}

// Only where a round has come to: that it was opened, closed and revealed meanwhile is one piece of news.
function roundEvents(round: RoundView, before: View): readonly CatchUpEvent[] {
  const { id, status } = round
  if (before.rounds[id]?.status === status) return []
  return [{ type: 'round', round: id, status, at: reachedAt(round) }]
}

function reachedAt(round: RoundView): number {
  switch (round.status) {
    case 'open':
      return round.openedAt
    case 'closed':
      return round.closedAt
    case 'revealed':
      return round.revealedAt
  }
}
