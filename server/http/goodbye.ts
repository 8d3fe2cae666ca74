import { once } from 'node:events'
import type { WebSocket } from 'ws'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { RandomBytes } from '../access/secrets.ts'
import { endSocket } from '../live/end-socket.ts'

// All at once would have them all come back at once, to a server that has just started.
const longestWaitMs = 2_000
const waitEachMs = 2

/**
 * Tells every client to come back, one after the other over two seconds at most, and hears what they still have to
 * say; resolves when all are gone. Who does not answer is cut after two seconds.
 */
export async function sayGoodbye(sockets: ReadonlySet<WebSocket>, random: RandomBytes): Promise<void> {
  // Somebody may have been on the doorstep when the others were told.
  while (sockets.size > 0) {
    const waitMs = Math.min(longestWaitMs, sockets.size * waitEachMs)
    await Promise.allSettled([...sockets].map((socket) => end(socket, portion(random) * waitMs)))
  }
}

async function end(socket: WebSocket, afterMs: number): Promise<void> {
  const timer = setTimeout(() => endSocket(socket, closeCode.restarting, 'restarting'), afterMs)
  await once(socket, 'close')
  clearTimeout(timer)
}

/** From 0 up to 1. */
function portion(random: RandomBytes): number {
  return Buffer.from(random(4)).readUInt32BE() / 2 ** 32
}
