import type { ThreadId } from '../id.ts'
import { noMentions, type Comment, type Thread } from './thread.ts'

/** A comment as journals wrote it before there were mentions, edits and moderation. */
export type OldComment = Pick<Comment, 'id' | 'by' | 'at' | 'text'> & Partial<Comment>

/** A thread as journals wrote it before there were kinds and proposals. */
export type OldThread = Pick<Thread, 'id' | 'document' | 'subject' | 'passage' | 'resolved'> &
  Partial<Pick<Thread, 'kind' | 'replacement' | 'applied'>> & { readonly comments: readonly OldComment[] }

/** Threads of any age with all that they have today. */
export function threadsOfToday(threads: Readonly<Record<ThreadId, OldThread>>): Readonly<Record<ThreadId, Thread>> {
  const today = Object.values(threads).map((thread): Thread => {
    const comments = thread.comments.map((comment) => ({
      mentions: noMentions,
      editedAt: null,
      hidden: null,
      ...comment,
    }))
    return { kind: 'remark', replacement: null, applied: null, ...thread, comments }
  })
  return Object.fromEntries(today.map((thread) => [thread.id, thread]))
}
