import { WebSocket } from 'ws'
import type { Refusals } from '../metrics/refusals.ts'

/** Websockets that count why they were ended: by us, never by what the other side says. */
export function countedSocket(refusals: Refusals): typeof WebSocket {
  return class CountedSocket extends WebSocket {
    override close(code?: number, reason?: string | Buffer): void {
      if (this.readyState === WebSocket.OPEN) count(refusals, code, reason)
      super.close(code, reason)
    }
  }
}

function count(refusals: Refusals, code: number | undefined, reason: string | Buffer | undefined): void {
  // Bytes are the other side's own goodbye, which ws says back to it.
  if (code === undefined || code === restarting || reason instanceof Uint8Array) return
  // What ws itself ends has no reason: a frame over the limit, or none at all.
  refusals.add(reason ?? (code === tooBig ? 'frame-too-large' : 'broken-frame'))
}

const tooBig = 1009
const restarting = 1012
