import type { WorkshopId } from '../../shared/id.ts'
import type { Command } from '../../shared/workshop/command.ts'
import type { Given } from '../../shared/workshop/act.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { Write } from '../storage/storage.ts'

export type OpenThread = Extract<Command, { type: 'open-thread' }>

/** An open-thread command about words in a text. */
export type CommentOnPassage = OpenThread & { readonly passage: NonNullable<OpenThread['passage']> }

/** What a workshop room asks of the documents beside it. */
export interface DocumentDesk {
  /** Whether the finding or action, and the passage in it, are there. */
  find(workshop: WorkshopId, comment: OpenThread): Promise<Given['subject']>
  /** Marks the passage with its thread; the mark and the other writes are one transaction. */
  markPassage(workshop: WorkshopId, comment: CommentOnPassage, writes: readonly Write[]): Promise<void>
  /** The phase or somebody's role changed: who may type may have too. */
  changeRights(workshop: Workshop): void
}
