import type { Seen } from './arrivals.ts'
import type { Plan } from './client.ts'
import type { ProtocolName } from './protocol.ts'
import type { SharedTables } from './tables.ts'

/** What a thread of the load generator is started with. */
export interface ThreadSettings {
  readonly shared: SharedTables
  readonly protocol: ProtocolName
}

/** A client that came, or why it could not. */
export type Join =
  | { readonly index: number; readonly openedAt: number; readonly syncedAt: number }
  | { readonly index: number; readonly failed: string }

/** What the main thread may ask of a thread. */
export type Request =
  | {
      readonly type: 'connect'
      readonly plans: readonly { readonly plan: Plan; readonly afterMs: number }[]
      readonly timeoutMs: number
    }
  | { readonly type: 'start-typing'; readonly perSecond: number }
  | { readonly type: 'start-carets'; readonly perSecond: number }
  | { readonly type: 'stop-sending' }
  | {
      /** Ready-made updates, sent no faster than the server reads them. */
      readonly type: 'upload'
      readonly index: number
      readonly updates: readonly Uint8Array[]
      readonly timeoutMs: number
    }
  | { readonly type: 'reset' }
  | { readonly type: 'collect' }
  | { readonly type: 'document'; readonly index: number }
  /** Null: all of them. */
  | { readonly type: 'close'; readonly indices: readonly number[] | null }

/** What a thread answers. */
export interface Answer {
  readonly joins?: readonly Join[]
  readonly seen?: Seen & { readonly lost: number }
  readonly document?: Uint8Array | null
}

/** What a thread says. */
export type Message =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'failed'; readonly id: number | null; readonly reason: string }
