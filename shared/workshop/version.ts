import type { ParticipantId, VersionId } from '../id.ts'
import type { DocumentName } from './document-name.ts'
import type { Phase } from './phase.ts'

/** A moment of a document that was kept, to go back to it. Its bytes are in storage under its id. */
export interface Version {
  readonly id: VersionId
  readonly document: DocumentName
  /** All that was written up to this seq of the document is in it. */
  readonly seq: number
  readonly at: number
  readonly by: ParticipantId | null
  readonly cause: VersionCause
}

/** Why a version was kept: a facilitator named it, a phase or a day ended, or another version was about to come back. */
export type VersionCause =
  | { readonly type: 'asked'; readonly label: string }
  | { readonly type: 'phase'; readonly phase: Phase }
  /** YYYY-MM-DD, of the démarche. */
  | { readonly type: 'day'; readonly day: string }
  | {
      readonly type: 'restore'
      readonly version: VersionId
      /** The finding or action that came back alone. */
      readonly subject?: string | undefined
    }
