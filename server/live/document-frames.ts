import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { syncMessage, type DocumentStatus } from '../../shared/protocol/sync-message.ts'

/** What a client of a document says: one websocket frame. */
export type Frame =
  | { readonly type: 'question'; readonly stateVector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly type: 'awareness'; readonly states: Uint8Array }
  | { readonly type: 'query-awareness' }
  | { readonly type: 'marker'; readonly marker: number }

/** Reads a frame of y-websocket's protocol or of ours; null when it is neither. */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    return frameFrom(decoding.createDecoder(bytes))
  } catch {
    return null // Cut short: the caller closes with « malformed ».
  }
}

function frameFrom(decoder: decoding.Decoder): Frame | null {
  switch (decoding.readVarUint(decoder)) {
    case syncMessage.sync:
      return syncFrameFrom(decoder)
    case syncMessage.awareness:
      return { type: 'awareness', states: decoding.readVarUint8Array(decoder) }
    case syncMessage.queryAwareness:
      return { type: 'query-awareness' }
    case syncMessage.marker:
      return { type: 'marker', marker: decoding.readVarUint(decoder) }
    default:
      return null
  }
}

function syncFrameFrom(decoder: decoding.Decoder): Frame | null {
  const kind = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  if (kind === messageYjsSyncStep1) return { type: 'question', stateVector: body }
  if (kind === messageYjsSyncStep2) return { type: 'update', update: body, isAnswer: true }
  if (kind === messageYjsUpdate) return { type: 'update', update: body, isAnswer: false }
  return null
}

/** Asks a client for what we lack (sync step 1). */
export function questionFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(messageYjsSyncStep1, stateVector)
}

/** Gives a client what it lacks (sync step 2). */
export function answerFrame(update: Uint8Array): Uint8Array {
  return syncFrame(messageYjsSyncStep2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(messageYjsUpdate, update)
}

export function awarenessFrame(states: Uint8Array): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, syncMessage.awareness)
    encoding.writeVarUint8Array(encoder, states)
  })
}

export function statusFrame(status: DocumentStatus): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, syncMessage.status)
    encoding.writeVarString(encoder, JSON.stringify(status))
  })
}

export function markerFrame(marker: number): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, syncMessage.marker)
    encoding.writeVarUint(encoder, marker)
  })
}

function syncFrame(kind: number, body: Uint8Array): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, syncMessage.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, body)
  })
}

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
