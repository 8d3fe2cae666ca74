import type * as Y from 'yjs'
import type { Action, ActionPlan } from '../../shared/documents/action.ts'
import type { View } from '../../shared/workshop/view.ts'
import type { ConversationActs } from '../comments/conversation.ts'
import type { Passages } from '../editor/passage.ts'
import type { PlacedWriter, Writer } from '../editor/writers.ts'
import type { UsedDocument } from '../link/use-document.ts'

/** What the parts of one action's page share. */
export interface Fiche {
  readonly open: UsedDocument
  readonly view: View
  readonly me: Writer
  readonly action: Action
  readonly record: Y.Map<unknown>
  readonly plan: ActionPlan
  /** « 1.2.3 », null outside of any objective. */
  readonly number: string | null
  readonly passages: Passages
  readonly acts: ConversationActs
  /** Who else is in this action, and where. */
  readonly writers: readonly PlacedWriter[]
}
