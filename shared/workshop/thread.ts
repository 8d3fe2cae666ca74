import type { CommentId, ParticipantId, ThreadId } from '../id.ts'
import type { DocumentName } from './document-name.ts'

/** What one person said in a thread, with its true author and time. */
export interface Comment {
  readonly id: CommentId
  readonly by: Author
  readonly at: number
  readonly text: string
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
  readonly document: DocumentName
  /** The finding or the action. */
  readonly subject: string
  readonly passage: Passage | null
  readonly comments: readonly Comment[]
  readonly resolved: { readonly by: Author; readonly at: number } | null
}
