import type { CommentId, InstitutionId, ParticipantId, ThreadId } from '../id.ts'
import type { DocumentName } from './document-name.ts'

/** What a conversation is for: a remark, a question, a disagreement, a figure to check, another wording. */
export const threadKinds = ['remark', 'question', 'disagreement', 'figure', 'proposal'] as const

export type ThreadKind = (typeof threadKinds)[number]

/** Whom a comment calls by name. */
export interface Mentions {
  readonly participants: readonly ParticipantId[]
  readonly institutions: readonly InstitutionId[]
}

/** The mentions of a comment that calls nobody. */
export const noMentions: Mentions = { participants: [], institutions: [] }

/** What one person said in a thread, with its true author and time. */
export interface Comment {
  readonly id: CommentId
  readonly by: Author
  readonly at: number
  /** Empty where it is hidden from whom it is shown to. */
  readonly text: string
  readonly mentions: Mentions
  /** When its author last changed it. */
  readonly editedAt: number | null
  /** Who hid it from the others, when, and why. */
  readonly hidden: Hidden | null
}

/** A facilitator's reason to hide a comment, shown in its place. */
export interface Hidden extends Deed {
  readonly reason: string
}

/** Who did something, and when. */
export interface Deed {
  readonly by: Author
  readonly at: number
}

/** A participant of this démarche, or the words that an imported comment was signed with. */
export type Author =
  | { readonly kind: 'participant'; readonly id: ParticipantId }
  | { readonly kind: 'signature'; readonly text: string }

/** The words a thread is about, kept so that it stays readable when they are gone. */
export interface Passage {
  readonly quote: string
  readonly before: string
  readonly after: string
}

/** A conversation about a passage, or about a whole finding or action when `passage` is null. */
export interface Thread {
  readonly id: ThreadId
  readonly kind: ThreadKind
  readonly document: DocumentName
  /** The finding or the action. */
  readonly subject: string
  readonly passage: Passage | null
  /** What a proposal would write instead of its passage. */
  readonly replacement: string | null
  /** Who wrote the proposal into the document, and when. */
  readonly applied: Deed | null
  readonly comments: readonly Comment[]
  readonly resolved: Deed | null
}

/** Who opened a conversation. */
export function openerOf(thread: Thread): Author | null {
  return thread.comments[0]?.by ?? null
}

/** Whether an author is this participant. */
export function isBy(author: Author | null, person: ParticipantId | null): boolean {
  return author?.kind === 'participant' && author.id === person
}
