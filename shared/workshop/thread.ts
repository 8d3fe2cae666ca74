import type { CommentId, EvidenceId, InstitutionId, ParticipantId, ThreadId } from '../id.ts'
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

/**
 * What a conversation stands on: words of a finding or an action, all of it, a figure of a finding, a stake, or a whole
 * domain. Its words are kept as they were when it was opened.
 */
export type Anchor =
  | ({ readonly on: 'passage' } & Passage)
  | { readonly on: 'figure'; readonly figure: EvidenceId; readonly words: string }
  /** `words` is the title of the finding, action or stake, or the name of the domain. */
  | { readonly on: 'whole' | 'stake' | 'domain'; readonly words: string }

/** A conversation, and where it stands. */
export interface Thread {
  readonly id: ThreadId
  readonly kind: ThreadKind
  readonly document: DocumentName
  /** The finding, the action, the stake or the domain. */
  readonly subject: string
  readonly anchor: Anchor
  /** What a proposal would write instead of its passage. */
  readonly replacement: string | null
  /** Who wrote the proposal into the document, and when. */
  readonly applied: Deed | null
  readonly comments: readonly Comment[]
  readonly resolved: Deed | null
}

/** What kind of thing the subject of a conversation is: a record is a finding or an action. */
export function subjectKind({ on }: Pick<Anchor, 'on'>): 'record' | 'stake' | 'domain' {
  return on === 'stake' || on === 'domain' ? on : 'record'
}

/** The words that a conversation stands on, as they were when it was opened. */
export function wordsOf(anchor: Anchor): string {
  return anchor.on === 'passage' ? anchor.quote : anchor.words
}

/** Who opened a conversation. */
export function openerOf(thread: Thread): Author | null {
  return thread.comments[0]?.by ?? null
}

/** Whether an author is this participant. */
export function isBy(author: Author | null, person: ParticipantId | null): boolean {
  return author?.kind === 'participant' && author.id === person
}
