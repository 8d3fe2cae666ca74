import type { FindingId, InstitutionId, ParticipantId, VersionId } from '../id.ts'
import type { Result } from '../result.ts'
import type { Command } from './command.ts'
import type { DocumentName } from './document-name.ts'
import type { Fact } from './fact.ts'
import type { Refusal } from './refusal.ts'
import type { Ballot } from './round.ts'

/** What a command leads to: facts for the journal, or a ballot for the box (never both). */
export interface Act {
  readonly facts: readonly Fact[]
  readonly ballot: (Omit<Ballot, 'voter'> & { readonly round: string }) | null
}

/** A command as it reaches the rules: who asks, when, and what the server read for it. */
export interface Request {
  readonly command: Command
  readonly by: ParticipantId
  readonly at: number
  readonly given: Given
}

/** What the rules cannot know by themselves, handed in by the server. */
export interface Given {
  /** SHA-256 of a text, in hexadecimal. */
  readonly sha256: (text: string) => string
  /** A fresh join code, should one be needed. */
  readonly code: string
  /** Participants who are connected now. */
  readonly present: ReadonlySet<ParticipantId>
  /** What the ballot box holds for the open round. */
  readonly ballots: readonly Ballot[]
  /** What the document says of what a command is about, or why it is not there. */
  readonly subject: Found | 'unknown' | 'passage-not-found'
  /** The findings that would be poured, as they stand; those that are not there are left out. */
  readonly sources: readonly Source[]
  /** What the diagnostic says of the findings that a merge is about; those that are not there are left out. */
  readonly named: readonly NamedFinding[]
  /** The documents that the command would keep as they stand, short of those that cannot be read. */
  readonly kept: Readonly<Partial<Record<DocumentName, Kept>>>
}

/** Something that a document holds, in words: the title of a finding, a figure with its source… */
export interface Found {
  readonly words: string
}

/** A finding of a space, as the server reads it when it is to be poured. */
export interface Source {
  readonly finding: FindingId
  /** Of what it says. */
  readonly fingerprint: string
  /** The seq of the space. */
  readonly seq: number
  /** A fresh id, for a copy in the diagnostic. */
  readonly fresh: FindingId
  /** The fingerprint of its last copy in the diagnostic, as that stands now; null when there is none in force. */
  readonly copy: string | null
  /** Whether it was there before anything was put in common. */
  readonly isBeforeSharing: boolean
}

/** A finding of the shared diagnostic that a command names, as the server reads it. */
export interface NamedFinding {
  readonly finding: FindingId
  readonly isInForce: boolean
  /** The institutions that the document says it comes from. */
  readonly origins: readonly InstitutionId[]
  /** Of what it says. */
  readonly fingerprint: string
}

/** A document as it stands, whose bytes the server has at hand. */
export interface Kept {
  /** A fresh id, for a version that nobody named. */
  readonly version: VersionId
  /** All that was written up to this seq is in it. */
  readonly seq: number
}

export type Answer = Result<Act, Refusal>

/** An act that is only facts. */
export function facts(...list: readonly Fact[]): Answer {
  return { ok: true, value: { facts: list, ballot: null } }
}
