import { refused } from '../result.ts'
import type { Answer, Given } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import type { Participant } from './participant.ts'
import type { Thread } from './thread.ts'
import type { Workshop } from './workshop.ts'

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Opens a conversation about a finding, an action, or words in one of them. */
export function openThread(workshop: Workshop, command: Ask<'open-thread'>, given: Given): Answer {
  if (workshop.threads[command.thread]) return refused('thread-exists')
  if (given.subject === 'unknown') return refused('unknown-subject')
  if (given.subject === 'passage-not-found') return refused('passage-not-found')
  const { thread, comment, document, subject, text, passage } = command
  const kept = passage && { quote: passage.quote, before: passage.before, after: passage.after }
  return facts({ type: 'thread-opened', thread, comment, document, subject, passage: kept, text })
}

/** Adds a comment to a conversation; a new comment on a resolved one reopens it. */
export function reply(workshop: Workshop, command: Ask<'reply'>): Answer {
  const thread = workshop.threads[command.thread]
  if (!thread) return refused('unknown-thread')
  if (thread.comments.some((comment) => comment.id === command.comment)) return refused('comment-exists')
  const added = { type: 'reply-added', thread: thread.id, comment: command.comment, text: command.text } as const
  return thread.resolved ? facts({ type: 'thread-reopened', thread: thread.id }, added) : facts(added)
}

/** Closes a conversation: contributors and facilitators may, readers only their own. */
export function resolveThread(workshop: Workshop, command: Ask<'resolve-thread'>, person: Participant): Answer {
  const thread = workshop.threads[command.thread]
  if (!thread) return refused('unknown-thread')
  if (!mayResolve(thread, person)) return refused('not-allowed')
  if (thread.resolved) return refused('thread-already-resolved')
  return facts({ type: 'thread-resolved', thread: thread.id })
}

/** Takes a resolved conversation up again. */
export function reopenThread(workshop: Workshop, command: Ask<'reopen-thread'>, person: Participant): Answer {
  const thread = workshop.threads[command.thread]
  if (!thread) return refused('unknown-thread')
  if (!mayResolve(thread, person)) return refused('not-allowed')
  if (!thread.resolved) return refused('thread-not-resolved')
  return facts({ type: 'thread-reopened', thread: thread.id })
}

/** Whether this person may resolve or reopen this conversation. */
export function mayResolve(thread: Thread, person: Pick<Participant, 'id' | 'role'>): boolean {
  if (person.role !== 'reader') return true
  const opener = thread.comments[0]?.by
  return opener?.kind === 'participant' && opener.id === person.id
}
