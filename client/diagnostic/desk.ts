import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { FindingId, InstitutionId } from '../../shared/id.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import type { StandIns } from '../../shared/plan/merged-findings.ts'
import type { Merges } from '../../shared/workshop/merge.ts'
import type { Reserves } from '../../shared/workshop/reserve.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import type { ConversationActs, Spots } from '../comments/conversation.ts'
import type { Passages } from '../editor/passage.ts'
import type { Writer } from '../editor/writers.ts'
import type { DocumentLink } from '../link/document-link.ts'

/** The findings of a space that a member has chosen to pour. */
export interface PouringChoice {
  readonly institution: InstitutionId
  readonly chosen: ReadonlySet<FindingId>
  readonly choose: (chosen: ReadonlySet<FindingId>) => void
}

/** What every finding on the page shares; the same object until one of these changes. */
export interface Desk {
  readonly document: DocumentName
  readonly doc: Y.Doc
  readonly link: DocumentLink
  readonly undo: Y.UndoManager
  readonly awareness: Awareness
  readonly mayWrite: boolean
  readonly me: Writer
  readonly passages: Passages
  readonly acts: ConversationActs
  /** The open conversations on figures, stakes and domains. */
  readonly spots: Spots
  readonly domains: readonly Domain[]
  readonly institutions: readonly Institution[]
  readonly reserves: Reserves
  readonly merges: Merges
  readonly standIn: StandIns
  /** The institution that this person may speak for, by a reserve or an answer to a merge; null when there is none. */
  readonly signsFor: Institution | null
  /** Findings of one institution alone: nothing says whose they are. */
  readonly isSpace: boolean
  /** What is chosen to be poured; null where nothing is. */
  readonly pouring: PouringChoice | null
}
