import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { syncMessage, type DocumentStatus } from '../../shared/protocol/sync-message.ts'

/** A frame of `/sync` as the room understands it. */
export type Frame =
  | { readonly type: 'ask'; readonly stateVector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'carets'; readonly carets: readonly CaretEntry[] }
  | { readonly type: 'ask-carets' }
  | { readonly type: 'marker'; readonly version: number }

/** One entry of an awareness message; `state` is JSON, « null » for who left. */
export interface CaretEntry {
  readonly client: number
  readonly clock: number
  readonly state: string
}

const mostEntries = 500

/** Reads one frame; null for what is not one of ours or of y-websocket's. */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case syncMessage.sync:
        return readSync(decoder)
      case syncMessage.awareness:
        return { type: 'carets', carets: readEntries(decoding.readVarUint8Array(decoder)) }
      case syncMessage.queryAwareness:
        return { type: 'ask-carets' }
      case syncMessage.marker:
        return { type: 'marker', version: decoding.readVarUint(decoder) }
      default:
        return null
    }
  } catch {
    return null // Cut short or not encoded: the caller closes with « malformed ».
  }
}

function readSync(decoder: decoding.Decoder): Frame | null {
  const step = decoding.readVarUint(decoder)
  const content = decoding.readVarUint8Array(decoder)
  if (step === 0) return { type: 'ask', stateVector: content }
  return step === 1 || step === 2 ? { type: 'update', update: content } : null
}

function readEntries(bytes: Uint8Array): readonly CaretEntry[] {
  const decoder = decoding.createDecoder(bytes)
  const count = Math.min(decoding.readVarUint(decoder), mostEntries)
  return Array.from({ length: count }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
  }))
}

/** « Send me what I lack »: y-websocket's first step, with our state vector. */
export function askFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(0, stateVector)
}

/** The answer to « send me what I lack ». */
export function missingFrame(update: Uint8Array): Uint8Array {
  return syncFrame(1, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(2, update)
}

export function caretsFrame(entries: readonly CaretEntry[]): Uint8Array {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(inner, client)
    encoding.writeVarUint(inner, clock)
    encoding.writeVarString(inner, state)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessage.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  return encoding.toUint8Array(encoder)
}

/** « What you sent until this number is stored. » */
export function markerFrame(version: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessage.marker)
  encoding.writeVarUint(encoder, version)
  return encoding.toUint8Array(encoder)
}

export function statusFrame(status: DocumentStatus): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessage.status)
  encoding.writeVarString(encoder, JSON.stringify(status))
  return encoding.toUint8Array(encoder)
}

function syncFrame(step: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessage.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}
