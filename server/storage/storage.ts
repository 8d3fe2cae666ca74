import type { CommandId, ParticipantId, RoundId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Recorded } from '../../shared/workshop/fact.ts'
import type { Ballot, Choices } from '../../shared/workshop/round.ts'

/**
 * Where everything is kept. Its laws, held by the contract suites:
 * - `commit` is all or nothing, and is on disk (synchronous write) when its promise resolves.
 * - Facts whose first revision is not the next one of their démarche: `RevisionTaken`. A join code in use: `CodeTaken`.
 *   An update whose seq is not the next one of its document: `SeqTaken`. A client id of somebody else: `ClientTaken`.
 *   A démarche that does not exist, or exists already: an error. After any of these, as after any other error,
 *   nothing of the batch is stored.
 * - Each fact gets a digest, SHA-256(digest before it, SHA-256 of its payload): the journal is a chain.
 * - A ballot is kept as two rows that only the server's secret ties together: who voted, and what a paper says.
 */
export interface Storage extends WorkshopStore, DocumentStore {
  commit(writes: readonly Write[]): Promise<void>
  /** Throws when storage does not answer. */
  check(): Promise<void>
  close(): Promise<void>
}

export interface WorkshopStore {
  /** Made at the first opening, the same ever after: signs links and hides voters. */
  secret(): Promise<string>
  /** Oldest first. */
  listWorkshops(): Promise<readonly WorkshopId[]>
  findByCode(code: string): Promise<WorkshopId | null>
  /** Facts after a revision (0 for all), in order. */
  readFacts(workshop: WorkshopId, after: number): Promise<readonly Recorded[]>
  /** Whether every digest of the chain follows from the one before and its payload. */
  isChainWhole(workshop: WorkshopId): Promise<boolean>
  findAnswer(workshop: WorkshopId, command: CommandId): Promise<StoredAnswer | null>
  /** The ballot box of an open round; empty once it was emptied. */
  readBallots(round: RoundId): Promise<readonly Ballot[]>
  /** Memberships of one browser that have not expired at this time. */
  readSessions(token: TokenHash, now: number): Promise<readonly Session[]>
}

export interface DocumentStore {
  /** A document's newest snapshot, the updates after it, and who is behind each Yjs client id. */
  readDocument(workshop: WorkshopId, document: DocumentName): Promise<StoredDocument>
}

/** SHA-256 of a session token, in hexadecimal: the token itself is never stored. */
export type TokenHash = string

export interface Session {
  readonly token: TokenHash
  readonly workshop: WorkshopId
  readonly participant: ParticipantId
  readonly expiresAt: number
}

export interface StoredAnswer {
  readonly command: CommandId
  readonly by: ParticipantId
  readonly revision: number
  readonly at: number
}

/** Who wrote an update: a participant, or the server for what it writes on a person's command. */
export type Writer = ParticipantId | 'server'

export interface StoredDocument {
  readonly snapshot: { readonly seq: number; readonly state: Uint8Array } | null
  readonly updates: readonly { readonly seq: number; readonly update: Uint8Array }[]
  readonly writers: ReadonlyMap<number, Writer>
}

export type Write =
  | { readonly type: 'workshop'; readonly workshop: WorkshopId; readonly code: string; readonly at: number }
  | { readonly type: 'code'; readonly workshop: WorkshopId; readonly code: string }
  | { readonly type: 'facts'; readonly workshop: WorkshopId; readonly recorded: readonly Recorded[] }
  | {
      readonly type: 'answer'
      readonly workshop: WorkshopId
      readonly answer: StoredAnswer
      /** The open round that the command voted in: its answers go when the box is emptied. */
      readonly round: RoundId | null
    }
  | {
      readonly type: 'ballot'
      readonly round: RoundId
      readonly voter: ParticipantId
      readonly choices: Choices
      readonly at: number
    }
  | { readonly type: 'empty-box'; readonly round: RoundId }
  | { readonly type: 'session'; readonly session: Session }
  | { readonly type: 'end-session'; readonly token: TokenHash; readonly workshop: WorkshopId }
  | {
      readonly type: 'update'
      readonly workshop: WorkshopId
      readonly document: DocumentName
      readonly seq: number
      readonly by: Writer
      readonly at: number
      readonly update: Uint8Array
    }
  | {
      readonly type: 'writer'
      readonly workshop: WorkshopId
      readonly document: DocumentName
      readonly client: number
      readonly writer: Writer
    }
  | {
      /** A snapshot replaces the updates up to its seq when the document is read. */
      readonly type: 'snapshot'
      readonly workshop: WorkshopId
      readonly document: DocumentName
      readonly seq: number
      readonly at: number
      readonly state: Uint8Array
    }

/** Somebody else appended first: read the facts that are missing and decide again. */
export class RevisionTaken extends Error {
  override readonly name = 'RevisionTaken'
}
/** The join code belongs to another démarche: draw again. */
export class CodeTaken extends Error {
  override readonly name = 'CodeTaken'
}
export class SeqTaken extends Error {
  override readonly name = 'SeqTaken'
}
export class ClientTaken extends Error {
  override readonly name = 'ClientTaken'
}
