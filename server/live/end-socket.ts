import type { WebSocket } from 'ws'

const goodbyeMs = 2_000

/** Closes a socket and says why; one that does not answer is cut after two seconds. */
export function endSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason)
  const late = setTimeout(() => socket.terminate(), goodbyeMs)
  socket.once('close', () => clearTimeout(late))
}
