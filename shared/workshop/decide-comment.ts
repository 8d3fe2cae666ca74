import { refused, type Result } from '../result.ts'
import { facts, type Answer } from './act.ts'
import type { Command } from './command.ts'
import { readableThread, unknownIn } from './decide-thread.ts'
import type { Participant } from './participant.ts'
import type { Refusal } from './refusal.ts'
import { isBy, type Comment } from './thread.ts'
import type { Workshop } from './workshop.ts'

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Changes what a comment says: for its author, while everybody can read it. */
export function editComment(workshop: Workshop, command: Ask<'edit-comment'>, person: Participant): Answer {
  const found = commentOf(workshop, command, person)
  if (!found.ok) return found
  if (!isBy(found.value.by, person.id)) return refused('not-your-comment')
  // What was hidden would be shown again with other words than those that were judged.
  if (found.value.hidden) return refused('comment-hidden')
  const stranger = unknownIn(workshop, command.mentions)
  if (stranger) return refused(stranger)
  const { thread, comment, text, mentions } = command
  return facts({ type: 'comment-edited', thread, comment, text, mentions })
}

/** Hides a comment from all but its author and facilitators, for a reason that everybody reads. */
export function hideComment(workshop: Workshop, command: Ask<'hide-comment'>, person: Participant): Answer {
  const found = commentOf(workshop, command, person)
  if (!found.ok) return found
  if (found.value.hidden) return refused('comment-hidden')
  const { thread, comment, reason } = command
  return facts({ type: 'comment-hidden', thread, comment, reason })
}

/** Shows a hidden comment to everybody again. */
export function showComment(workshop: Workshop, command: Ask<'show-comment'>, person: Participant): Answer {
  const found = commentOf(workshop, command, person)
  if (!found.ok) return found
  if (!found.value.hidden) return refused('comment-not-hidden')
  return facts({ type: 'comment-shown', thread: command.thread, comment: command.comment })
}

function commentOf(
  workshop: Workshop,
  { thread, comment }: Pick<Ask<'edit-comment'>, 'thread' | 'comment'>,
  person: Participant,
): Result<Comment, Refusal> {
  const found = readableThread(workshop, thread, person)
  if (!found) return refused('unknown-thread')
  const value = found.comments.find(({ id }) => id === comment)
  return value ? { ok: true, value } : refused('unknown-comment')
}
