import type { ProtocolName } from '../load/protocol.ts'
import type { Shape } from '../shape.ts'

/** A program of this Node, and the environment variables that it is given. */
export interface Start {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** A server to measure. */
export interface Target {
  readonly name: TargetName
  readonly protocol: ProtocolName
  url(origin: string, room: string): string
  start(at: { readonly port: number; readonly data: string; readonly isStored: boolean }): Start
  /** Whether it keeps anything at all when it ends. */
  readonly isDurable: boolean
  /** Puts rooms, people and documents into the data folder before the start; null: the first client of a room uploads. */
  readonly prepare:
    | ((at: { readonly data: string; readonly room: string; readonly shape: Shape }) => Promise<void>)
    | null
  /** What a client's handshake carries, such as its cookie. */
  headers(index: number): Readonly<Record<string, string>>
}

export const targetNames = ['y-websocket', 'hocuspocus', 'relay', 'ours'] as const

export type TargetName = (typeof targetNames)[number]
