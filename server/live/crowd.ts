import type { WebSocket } from 'ws'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { endSocket } from './end-socket.ts'

// Ten tabs of three connections each: a person does not have more, a machine does.
const mostEach = 30

/** Who holds how many sockets; one more than a person may have, and their oldest one goes. */
export class Crowd {
  readonly #socketsBy = new Map<string, Set<WebSocket>>()

  admit(who: string, socket: WebSocket): void {
    const sockets = this.#socketsBy.get(who) ?? new Set()
    this.#socketsBy.set(who, sockets)
    const [oldest] = sockets
    // The newest stays: a network that comes and goes leaves dead ones behind, which nobody misses.
    if (oldest && sockets.size >= mostEach) {
      sockets.delete(oldest)
      endSocket(oldest, closeCode.tooMany, 'too-many-connections')
    }
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0 && this.#socketsBy.get(who) === sockets) this.#socketsBy.delete(who)
    })
  }

  /** Ends all that somebody holds: they left. */
  sendAway(who: string): void {
    for (const socket of this.#socketsBy.get(who) ?? []) endSocket(socket, closeCode.unauthenticated, 'left')
  }
}
