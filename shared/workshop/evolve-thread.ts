import type { Fact, Recorded } from './fact.ts'
import { anchorOf } from './thread-defaults.ts'
import { noMentions, type Author, type Comment, type Thread } from './thread.ts'
import type { Workshop } from './workshop.ts'

/** What happens in a conversation. */
export type ThreadFact = Extract<Fact, { thread: string }>

/** Whether a fact belongs to a conversation, and changes nothing else. */
export function isThreadFact(fact: Fact): fact is ThreadFact {
  return 'thread' in fact
}

/** A conversation after something happened in it. */
export function threadAfter(
  workshop: Pick<Workshop, 'threads'>,
  recorded: { readonly fact: ThreadFact; readonly at: number; readonly by: Recorded['by'] },
): Thread {
  const { fact, at } = recorded
  const by: Author = recorded.by ? { kind: 'participant', id: recorded.by } : { kind: 'signature', text: '' }
  if (fact.type === 'thread-opened') return opened(fact, { by, at })
  const thread = workshop.threads[fact.thread]
  if (!thread) throw new Error(`no thread ${fact.thread}`)
  switch (fact.type) {
    case 'reply-added':
      return { ...thread, comments: [...thread.comments, said(fact, { by, at })] }
    case 'thread-resolved':
      return { ...thread, resolved: { by, at } }
    case 'thread-reopened':
      return { ...thread, resolved: null }
    case 'proposal-applied':
      return { ...thread, applied: { by, at }, resolved: { by, at } }
    case 'comment-edited':
      return withComment(thread, fact.comment, { text: fact.text, mentions: fact.mentions, editedAt: at })
    case 'comment-hidden':
      return withComment(thread, fact.comment, { hidden: { by, at, reason: fact.reason } })
    case 'comment-shown':
      return withComment(thread, fact.comment, { hidden: null })
  }
}

interface Said {
  readonly by: Author
  readonly at: number
}

// Facts of before kinds, mentions and proposals lack them.
function opened(fact: Extract<ThreadFact, { type: 'thread-opened' }>, given: Said): Thread {
  const { thread: id, document, subject, kind = 'remark', replacement = null } = fact
  const comments = [said(fact, given)]
  return { id, kind, document, subject, anchor: anchorOf(fact), replacement, applied: null, comments, resolved: null }
}

function said(fact: Extract<ThreadFact, { type: 'thread-opened' | 'reply-added' }>, { by, at }: Said): Comment {
  const { comment: id, text, mentions = noMentions } = fact
  return { id, by, at, text, mentions, editedAt: null, hidden: null }
}

function withComment(thread: Thread, id: Comment['id'], change: Partial<Comment>): Thread {
  return { ...thread, comments: thread.comments.map((one) => (one.id === id ? { ...one, ...change } : one)) }
}
