import type { ThreadId } from '../id.ts'
import { noMentions, type Anchor, type Comment, type Passage, type Thread } from './thread.ts'

/** A comment as journals wrote it before there were mentions, edits and moderation. */
export type OldComment = Pick<Comment, 'id' | 'by' | 'at' | 'text'> & Partial<Comment>

/** Where a thread stands, as it was written when it could only stand on a text: a passage, null for a whole subject. */
export interface OldPlace {
  readonly anchor?: Anchor | undefined
  readonly passage?: Passage | null | undefined
}

/** A thread as journals wrote it before there were kinds and proposals, and when it could only stand on a text. */
export type OldThread = Pick<Thread, 'id' | 'document' | 'subject' | 'resolved'> &
  Partial<Pick<Thread, 'kind' | 'replacement' | 'applied'>> &
  OldPlace & { readonly comments: readonly OldComment[] }

/** Threads of any age with all that they have today. */
export function threadsOfToday(threads: Readonly<Record<ThreadId, OldThread>>): Readonly<Record<ThreadId, Thread>> {
  const today = Object.values(threads).map(({ passage, ...thread }): Thread => {
    const comments = thread.comments.map((comment) => ({
      mentions: noMentions,
      editedAt: null,
      hidden: null,
      ...comment,
    }))
    const anchor = anchorOf({ ...thread, passage })
    return { kind: 'remark', replacement: null, applied: null, ...thread, anchor, comments }
  })
  return Object.fromEntries(today.map((thread) => [thread.id, thread]))
}

/** Where a thread of any age stands. */
export function anchorOf({ anchor, passage }: OldPlace): Anchor {
  if (anchor) return anchor
  return passage ? { on: 'passage', ...passage } : { on: 'whole', words: '' }
}
