import type { CommandId } from '../id.ts'
import type { Refusal } from '../workshop/refusal.ts'
import type { View } from '../workshop/view.ts'
import type { Change } from './changes.ts'

/** What a command came to, over the websocket and over HTTP alike. The same id twice gets the same answer. */
export type CommandAnswer =
  | { readonly id: CommandId; readonly ok: true; readonly revision: number; readonly at: number }
  | { readonly id: CommandId; readonly ok: false; readonly refusal: Refusal | 'malformed' }

/** Server to client on `/live`. `version` counts the views sent on this connection: changes lead from one to the next. */
export type LiveMessage =
  | {
      readonly type: 'view'
      readonly version: number
      readonly revision: number
      readonly now: number
      readonly view: View
    }
  | {
      readonly type: 'changes'
      readonly version: number
      readonly revision: number
      readonly changes: readonly Change[]
    }
  | { readonly type: 'answer'; readonly answer: CommandAnswer }
  | { readonly type: 'status'; readonly isStoring: boolean }
  | { readonly type: 'beat'; readonly now: number }

/** Answer of `GET /api/workshops/:id/view`. */
export interface ViewAnswer {
  readonly revision: number
  /** Server's time, milliseconds since 1970. */
  readonly now: number
  readonly isStoring: boolean
  readonly view: View
}

/** Answer of joining, entering by a link, and asking who one is. */
export interface Membership {
  readonly workshop: string
  readonly title: string
  readonly participant: {
    readonly id: string
    readonly name: string
    readonly institution: string | null
    readonly role: string
  }
}
