import type { CommandId, ParticipantId, RoundId, VersionId, WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Recorded } from '../../shared/workshop/fact.ts'
import type { Ballot, Choices } from '../../shared/workshop/round.ts'
import type { Visit } from '../../shared/workshop/visit.ts'
import type { MailStore } from './mail-store.ts'
import type { Seal } from './snapshot-seal.ts'

/**
 * Where everything is kept. Its laws, held by the contract suites:
 * - `commit` is all or nothing, and is on disk (synchronous write) when its promise resolves.
 * - What others wrote first, or what is not there to be written to, is a `Conflict`, a class of its own for each law
 *   below. After any of these, as after any other error, nothing of the batch is stored.
 * - A démarche is made once (`WorkshopTaken`) and before anything of its own (`WorkshopMissing`); its join code is
 *   nobody else's (`CodeTaken`). Facts begin at the next revision of their démarche (`RevisionTaken`).
 * - An update has the next seq of its document (`SeqTaken`): whoever sees a seq can see every one before it. A Yjs
 *   client id is one writer's for ever (`ClientTaken`). A named version is made once (`VersionTaken`).
 * - Each ballot raises the version of its round's box by one. A box is emptied once, by who knows its last version
 *   (`BoxChanged`); after that it takes no ballot and is not emptied again (`BoxClosed`).
 * - What is done `once` is never done again (`DoneBefore`).
 * - Each fact gets a digest, SHA-256(digest before it, SHA-256 of its payload): the journal is a chain.
 * - A ballot is kept as two rows that only the server's secret ties together: who voted, and what a paper says.
 */
export interface Storage extends WorkshopStore, DocumentStore {
  commit(writes: readonly Write[]): Promise<void>
  /** Where people want to be written to, and what waits to be sent: no part of any commit. */
  readonly mail: MailStore
  /** Throws when storage does not answer. */
  check(): Promise<void>
  close(): Promise<void>
}

export interface WorkshopStore {
  /** Made at the first opening, the same ever after: signs links and hides voters. */
  secret(): Promise<string>
  /** Made at the first opening; another one once a backup was restored: what clients hold may be newer than that. */
  epoch(): Promise<string>
  /** Oldest first. */
  listWorkshops(): Promise<readonly WorkshopId[]>
  findByCode(code: string): Promise<WorkshopId | null>
  /** Facts after a revision (0 for all), in order. */
  readFacts(workshop: WorkshopId, after: number): Promise<readonly Recorded[]>
  /** Whether every digest of the chain follows from the one before and its payload, up to the last that was stored. */
  isChainWhole(workshop: WorkshopId): Promise<boolean>
  findAnswer(workshop: WorkshopId, command: CommandId): Promise<StoredAnswer | null>
  /** The ballot box of an open round; without ballots once it was emptied. One consistent read. */
  readBox(round: RoundId): Promise<Box>
  /** Memberships of one browser that have not expired at this time. */
  readSessions(token: TokenHash, now: number): Promise<readonly Session[]>
  /** Up to where this person has followed the démarche; null before their first visit. */
  readVisit(workshop: WorkshopId, participant: ParticipantId): Promise<Visit | null>
}

export interface DocumentStore {
  /** A document's newest snapshot, the updates after it, and who is behind each Yjs client id. */
  readDocument(workshop: WorkshopId, document: DocumentName): Promise<StoredDocument>
  /** The updates after a seq and the client ids first used after it, in one consistent read. */
  readUpdates(workshop: WorkshopId, document: DocumentName, after: number): Promise<StoredUpdates>
  /** The newest snapshot as it lies there, with its time. */
  readSnapshot(workshop: WorkshopId, document: DocumentName): Promise<StoredSnapshot | null>
  /** The next rows of a document's log after a seq, a few hundred of them, also those that a snapshot stands for. */
  readLog(workshop: WorkshopId, document: DocumentName, after: number): Promise<readonly LoggedUpdate[]>
  readVersion(workshop: WorkshopId, version: VersionId): Promise<StoredVersion | null>
  /** How far each of these démarches and its documents have come; those that do not exist are left out. */
  heads(workshops: readonly WorkshopId[]): Promise<ReadonlyMap<WorkshopId, Heads>>
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

/** A ballot box as it was at one of its versions; 0: nobody has voted. */
export interface Box {
  readonly version: number
  readonly ballots: readonly Ballot[]
}

/** One row of a document's log: what one writer did in one tick, as a Yjs update (V1). */
export interface StoredUpdate {
  readonly seq: number
  readonly by: Writer
  readonly update: Uint8Array
}

/** An update with the time at which it was stored. */
export interface LoggedUpdate extends StoredUpdate {
  readonly at: number
}

/** A document as one update, up to a seq. */
export interface StoredSnapshot {
  readonly seq: number
  readonly at: number
  readonly state: Uint8Array
}

/** How many rows of a log are read at a time. */
export const logRows = 200

/** Updates in the order of their seqs, and who is behind Yjs client ids. */
export interface StoredUpdates {
  readonly updates: readonly StoredUpdate[]
  readonly writers: ReadonlyMap<number, Writer>
}

/** All that it takes to put a document together. */
export interface StoredDocument extends StoredUpdates {
  /** Without a seal where an older version stored it. */
  readonly snapshot: { readonly seq: number; readonly state: Uint8Array; readonly seal: Seal | null } | null
}

/** A document as it was when somebody gave that moment a name. */
export interface StoredVersion {
  readonly document: DocumentName
  readonly seq: number
  readonly at: number
  readonly state: Uint8Array
}

/** The last revision of a démarche and the last seq of each of its documents that was written in. */
export interface Heads {
  readonly revision: number
  readonly documents: Readonly<Partial<Record<DocumentName, number>>>
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
  | {
      /** Takes the ballots away for good, with the answers to those who cast them. */
      readonly type: 'empty-box'
      readonly round: RoundId
      /** The version of the box that the tally was made from. */
      readonly version: number
    }
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
      /** The seq of the update that first uses this client id. */
      readonly seq: number
    }
  | {
      /** Stands for the updates up to its seq when the document is read, and replaces every older snapshot. */
      readonly type: 'snapshot'
      readonly workshop: WorkshopId
      readonly document: DocumentName
      readonly seq: number
      readonly at: number
      readonly state: Uint8Array
      readonly seal: Seal | null
    }
  | {
      /** A document's bytes at a moment that was given a name: kept for ever. */
      readonly type: 'version'
      readonly workshop: WorkshopId
      readonly document: DocumentName
      readonly version: VersionId
      readonly seq: number
      readonly at: number
      readonly state: Uint8Array
    }
  | { readonly type: 'once'; readonly name: string }
  /** Takes the place of the one before. */
  | { readonly type: 'visit'; readonly visit: Visit }

/** The write of one type. */
export type WriteOf<Type extends Write['type']> = Extract<Write, { type: Type }>

/** Storage works, but what it holds does not allow this: read again what is there, and decide again. */
export class Conflict extends Error {}

/** Somebody else appended first: read the facts that are missing and decide again. */
export class RevisionTaken extends Conflict {
  override readonly name = 'RevisionTaken'
}
/** The join code belongs to another démarche: draw again. */
export class CodeTaken extends Conflict {
  override readonly name = 'CodeTaken'
}
/** There is a démarche of this id. */
export class WorkshopTaken extends Conflict {
  override readonly name = 'WorkshopTaken'
}
/** There is no démarche of this id. */
export class WorkshopMissing extends Conflict {
  override readonly name = 'WorkshopMissing'
}
/** Somebody else wrote in this document first: read the updates that are missing. */
export class SeqTaken extends Conflict {
  override readonly name = 'SeqTaken'
}
/** This Yjs client id belongs to another writer. */
export class ClientTaken extends Conflict {
  override readonly name = 'ClientTaken'
}
/** There is a version of this id. */
export class VersionTaken extends Conflict {
  override readonly name = 'VersionTaken'
}
/** The ballots were counted and taken out: the round is closed. */
export class BoxClosed extends Conflict {
  override readonly name = 'BoxClosed'
}
/** Somebody voted since the ballots were counted: count again. */
export class BoxChanged extends Conflict {
  override readonly name = 'BoxChanged'
}
/** What may be done once was done. */
export class DoneBefore extends Conflict {
  override readonly name = 'DoneBefore'
}
