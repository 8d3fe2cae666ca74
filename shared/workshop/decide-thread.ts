import type { ThreadId } from '../id.ts'
import { refused } from '../result.ts'
import type { Answer, Found, Given } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import { layoutOf } from './document-name.ts'
import { personOf, type Participant } from './participant.ts'
import { mayRead, mayWrite } from './permission.ts'
import { isBy, openerOf, type Anchor, type Mentions, type Thread } from './thread.ts'
import type { Workshop } from './workshop.ts'

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Opens a conversation about a finding, an action, words in one of them, a figure, a stake or a domain. */
export function openThread(workshop: Workshop, command: Ask<'open-thread'>, { person, given }: Asked): Answer {
  if (!mayRead(personOf(person), command.document, workshop)) return refused('unknown-subject')
  if (workshop.threads[command.thread]) return refused('thread-exists')
  const found = foundBy(workshop, command, given)
  if (found === 'unknown') return refused('unknown-subject')
  if (found === 'passage-not-found') return refused('passage-not-found')
  const stranger = unknownIn(workshop, command.mentions)
  if (stranger) return refused(stranger)
  const { thread, comment, kind, document, subject, text, mentions } = command
  const anchor = anchorOn(command.anchor, found)
  // Only words that are quoted can be written anew.
  const replacement = kind === 'proposal' && anchor.on === 'passage' ? command.replacement : null
  const about = { kind, document, subject, anchor, replacement }
  return facts({ type: 'thread-opened', thread, comment, ...about, text, mentions })
}

// Domains are no part of a document: the rules know them themselves.
function foundBy({ domains }: Workshop, { document, subject, anchor }: Ask<'open-thread'>, given: Given) {
  if (anchor.on !== 'domain') return given.subject
  const domain = layoutOf(document) === 'diagnostic' && domains.find(({ id }) => id === subject)
  return domain ? { words: domain.name } : 'unknown'
}

function anchorOn(asked: Ask<'open-thread'>['anchor'], { words }: Found): Anchor {
  switch (asked.on) {
    case 'passage':
      return { on: 'passage', quote: asked.quote, before: asked.before, after: asked.after }
    case 'figure':
      return { on: 'figure', figure: asked.figure, words }
    case 'whole':
    case 'stake':
    case 'domain':
      return { on: asked.on, words }
  }
}

interface Asked {
  readonly person: Participant
  readonly given: Given
}

/** Adds a comment to a conversation; a new comment on a resolved one reopens it. */
export function reply(workshop: Workshop, command: Ask<'reply'>, person: Participant): Answer {
  const thread = readableThread(workshop, command.thread, person)
  if (!thread) return refused('unknown-thread')
  if (thread.comments.some((comment) => comment.id === command.comment)) return refused('comment-exists')
  const stranger = unknownIn(workshop, command.mentions)
  if (stranger) return refused(stranger)
  const { comment, text, mentions } = command
  const added = { type: 'reply-added', thread: thread.id, comment, text, mentions } as const
  return thread.resolved ? facts({ type: 'thread-reopened', thread: thread.id }, added) : facts(added)
}

/** Closes a conversation: for who opened it, and for facilitators. */
export function resolveThread(workshop: Workshop, command: Ask<'resolve-thread'>, person: Participant): Answer {
  const thread = readableThread(workshop, command.thread, person)
  if (!thread) return refused('unknown-thread')
  if (!mayResolve(thread, person)) return refused('not-allowed')
  if (thread.resolved) return refused('thread-already-resolved')
  return facts({ type: 'thread-resolved', thread: thread.id })
}

/** Takes a resolved conversation up again. */
export function reopenThread(workshop: Workshop, command: Ask<'reopen-thread'>, person: Participant): Answer {
  const thread = readableThread(workshop, command.thread, person)
  if (!thread) return refused('unknown-thread')
  if (!mayResolve(thread, person)) return refused('not-allowed')
  if (!thread.resolved) return refused('thread-not-resolved')
  return facts({ type: 'thread-reopened', thread: thread.id })
}

/** Records that a proposed wording was written into its document, and closes the conversation. */
export function applyProposal(workshop: Workshop, command: Ask<'apply-proposal'>, person: Participant): Answer {
  const thread = readableThread(workshop, command.thread, person)
  if (!thread) return refused('unknown-thread')
  if (!mayWrite(personOf(person), thread.document, workshop)) return refused('not-allowed')
  if (thread.replacement === null) return refused('not-a-proposal')
  if (thread.resolved) return refused('thread-already-resolved')
  return facts({ type: 'proposal-applied', thread: thread.id })
}

/** A conversation, for one who may read what it is about: to the others it is not there. */
export function readableThread(workshop: Workshop, id: ThreadId, person: Participant): Thread | undefined {
  const thread = workshop.threads[id]
  return thread && mayRead(personOf(person), thread.document, workshop) ? thread : undefined
}

/** Whether this person may resolve or reopen this conversation: it is not for others to say that a question is answered. */
export function mayResolve(thread: Thread, person: Pick<Participant, 'id' | 'role'>): boolean {
  return person.role === 'facilitator' || isBy(openerOf(thread), person.id)
}

/** Why not everybody whom a comment mentions can be told; null when they can. */
export function unknownIn(
  { participants, institutions }: Workshop,
  mentions: Mentions,
): 'unknown-participant' | 'unknown-institution' | null {
  if (mentions.participants.some((id) => !participants[id])) return 'unknown-participant'
  const isKnown = (id: string) => institutions.some((institution) => institution.id === id)
  return mentions.institutions.every(isKnown) ? null : 'unknown-institution'
}
