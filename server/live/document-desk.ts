import type { FindingId, InstitutionId, WorkshopId } from '../../shared/id.ts'
import type { Command } from '../../shared/workshop/command.ts'
import type { Given, NamedFinding } from '../../shared/workshop/act.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { Merged, Unmerged } from './merging.ts'
import type { Poured, ReadSource } from './pouring.ts'
import type { Write } from '../storage/storage.ts'

export type OpenThread = Extract<Command, { type: 'open-thread' }>

/** What something is about, and where in it. */
export type Sought = Pick<OpenThread, 'document' | 'subject' | 'anchor'>

/** An open-thread command about words in a text. */
export type CommentOnPassage = OpenThread & {
  readonly anchor: Extract<OpenThread['anchor'], { readonly on: 'passage' }>
}

/** A document as it stands, as one Yjs update (V1); all that was written up to its seq is in it. */
export interface KeptState {
  readonly seq: number
  readonly state: Uint8Array
}

/** A fact that says something of the shared diagnostic, and what writing it there takes. */
export interface WrittenFact {
  readonly fact: Poured | Merged | Unmerged
  readonly sources: readonly ReadSource[]
}

/** A version to go back to, for the whole document or for one finding or action of it. */
export type AskedVersion = Pick<Extract<Command, { type: 'restore-version' }>, 'document' | 'version' | 'subject'>

/** What a workshop room asks of the documents beside it. */
export interface DocumentDesk {
  /** What a document says of what a conversation would stand on, or why it is not there. */
  find(workshop: WorkshopId, sought: Sought): Promise<Given['subject']>
  /** Whether a version holds what is to come back of it: all of it, or one finding or action. */
  findInVersion(workshop: WorkshopId, asked: AskedVersion): Promise<Given['subject']>
  /** Marks the passage with its thread; the mark and the other writes are one transaction. */
  markPassage(workshop: WorkshopId, comment: CommentOnPassage, writes: readonly Write[]): Promise<void>
  /** A document as it is stored now; null where it cannot be read. */
  keep(workshop: WorkshopId, document: DocumentName): Promise<KeptState | null>
  /**
   * Makes a document, or one subject of it, say what a version of it says. The edit and the writes are one transaction; these are made from the
   * bytes that the document had just before.
   */
  restoreVersion(
    workshop: WorkshopId,
    asked: AskedVersion,
    writes: (before: Uint8Array) => readonly Write[],
  ): Promise<void>
  /** What the rules need of findings that an institution would pour; nothing where a document cannot be read. */
  readSources(
    workshop: Workshop,
    asked: { readonly institution: InstitutionId; readonly findings: readonly FindingId[] },
  ): Promise<readonly ReadSource[]>
  /** What the rules need of findings of the diagnostic that a command names; nothing where it cannot be read. */
  readNamed(workshop: WorkshopId, findings: readonly FindingId[]): Promise<readonly NamedFinding[]>
  /** Writes what was poured, merged or taken apart into the diagnostic; the edit and the writes are one transaction. May throw `Conflict`. */
  writeFact(workshop: Workshop, written: WrittenFact, writes: readonly Write[]): Promise<void>
  /** The phase, somebody's role or institution, or a space changed: who may read and type may have too. */
  changeRights(workshop: Workshop): void
}
