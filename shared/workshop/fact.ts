import type {
  CommentId,
  DecisionId,
  FindingId,
  InstitutionId,
  ParticipantId,
  ReserveId,
  RoundId,
  ThreadId,
  VersionId,
} from '../id.ts'
import type { Decision } from './decision.ts'
import type { DocumentName } from './document-name.ts'
import type { MergeAnswer, Original } from './merge.ts'
import type { ParticipantRole } from './participant.ts'
import type { Phase } from './phase.ts'
import type { PreparationFact } from './preparation-fact.ts'
import type { Count, Option, PointsMethod } from './round.ts'
import type { SpaceReaders } from './space.ts'
import type { Anchor, Mentions, Passage, ThreadKind } from './thread.ts'
import type { VersionCause } from './version.ts'
import type { Beginning, Scene } from './workshop.ts'

/** What happened. Facts are stored for ever: a shape once written here must stay readable by `evolve`. */
export type Fact =
  | PreparationFact
  | { readonly type: 'workshop-created'; readonly workshop: Beginning }
  | {
      readonly type: 'participant-joined'
      readonly participant: ParticipantId
      readonly name: string
      readonly institution: InstitutionId | null
      readonly role: ParticipantRole
    }
  | { readonly type: 'role-changed'; readonly participant: ParticipantId; readonly role: ParticipantRole }
  | {
      readonly type: 'participant-corrected'
      readonly participant: ParticipantId
      readonly name: string
      readonly institution: InstitutionId | null
    }
  | { readonly type: 'code-renewed'; readonly code: string }
  | { readonly type: 'phase-entered'; readonly phase: Phase }
  | {
      readonly type: 'thread-opened'
      readonly thread: ThreadId
      readonly comment: CommentId
      /** A remark in journals of before there were kinds. */
      readonly kind?: ThreadKind
      readonly document: DocumentName
      readonly subject: string
      /** Journals of before a conversation could stand on more than a text have a passage, null for a whole subject. */
      readonly anchor?: Anchor
      readonly passage?: Passage | null
      readonly replacement?: string | null
      readonly text: string
      readonly mentions?: Mentions
    }
  | {
      readonly type: 'reply-added'
      readonly thread: ThreadId
      readonly comment: CommentId
      readonly text: string
      readonly mentions?: Mentions
    }
  | { readonly type: 'thread-resolved'; readonly thread: ThreadId }
  | { readonly type: 'thread-reopened'; readonly thread: ThreadId }
  | { readonly type: 'proposal-applied'; readonly thread: ThreadId }
  | {
      readonly type: 'comment-edited'
      readonly thread: ThreadId
      readonly comment: CommentId
      readonly text: string
      readonly mentions: Mentions
    }
  | { readonly type: 'comment-hidden'; readonly thread: ThreadId; readonly comment: CommentId; readonly reason: string }
  | { readonly type: 'comment-shown'; readonly thread: ThreadId; readonly comment: CommentId }
  | {
      readonly type: 'reserve-signed'
      readonly reserve: ReserveId
      readonly finding: FindingId
      readonly institution: InstitutionId
      readonly text: string
    }
  | { readonly type: 'reserve-withdrawn'; readonly reserve: ReserveId }
  | { readonly type: 'space-opened'; readonly institution: InstitutionId; readonly openTo: SpaceReaders }
  | { readonly type: 'space-closed'; readonly institution: InstitutionId }
  | {
      readonly type: 'findings-poured'
      readonly institution: InstitutionId
      readonly items: readonly {
        /** The finding of the space, the one of the diagnostic, what the first said, and the space's seq then. */
        readonly finding: FindingId
        readonly as: FindingId
        readonly fingerprint: string
        readonly seq: number
        readonly isSeparate: boolean
      }[]
    }
  | {
      readonly type: 'findings-merged'
      /** The common one. */
      readonly finding: FindingId
      /** The original whose words it starts with. */
      readonly wording: FindingId
      readonly originals: readonly Original[]
    }
  | ({
      readonly type: 'merge-answered'
      readonly finding: FindingId
      readonly institution: InstitutionId
    } & Pick<MergeAnswer, 'answer' | 'reason' | 'fingerprint'>)
  | { readonly type: 'findings-unmerged'; readonly finding: FindingId }
  | { readonly type: 'similar-dismissed' | 'similar-proposed-again'; readonly findings: readonly FindingId[] }
  | {
      readonly type: 'round-opened'
      readonly round: RoundId
      readonly title: string
      readonly method: PointsMethod
      readonly options: readonly Option[]
      readonly fingerprint: string
      readonly until: number | null
    }
  | { readonly type: 'round-closed'; readonly round: RoundId; readonly count: Omit<Count, 'closedAt'> }
  | { readonly type: 'round-revealed'; readonly round: RoundId }
  | {
      readonly type: 'decision-made'
      readonly decision: DecisionId
      readonly about: Decision['about']
      readonly reason: string
    }
  | {
      readonly type: 'version-named'
      readonly version: VersionId
      readonly document: DocumentName
      readonly seq: number
      readonly cause: VersionCause
    }
  | {
      readonly type: 'version-restored'
      readonly version: VersionId
      /** The finding or action that came back alone. */
      readonly subject?: string | undefined
      readonly document: DocumentName
      /** Where the document stood before. */
      readonly seq: number
    }
  | { readonly type: 'scene-shown'; readonly scene: Scene }

/** A fact at its place in the journal of one démarche. `by` is null for what the server did itself. */
export interface Recorded {
  readonly revision: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by: ParticipantId | null
  readonly fact: Fact
}
