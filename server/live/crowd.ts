import type { WebSocket } from 'ws'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { endSocket } from './end-socket.ts'

// Ten tabs of three connections each: a person does not have more, a machine does.
const mostEach = 30

/** Who connects, under the name by which their connections are counted together, and until when they may. */
export interface Someone {
  readonly who: string
  readonly expiresAt: number | null
}

/** Who holds how many sockets; one more than a person may have, and their oldest one goes. */
export class Crowd {
  readonly #socketsBy = new Map<string, Set<WebSocket>>()
  readonly #expiries = new Map<WebSocket, number>()

  /** How many are connected, each counted once. */
  get size(): number {
    return this.#socketsBy.size
  }

  admit({ who, expiresAt }: Someone, socket: WebSocket): void {
    const sockets = this.#socketsBy.get(who) ?? new Set()
    this.#socketsBy.set(who, sockets)
    const [oldest] = sockets
    // The newest stays: a network that comes and goes leaves dead ones behind, which nobody misses.
    if (oldest && sockets.size >= mostEach) {
      sockets.delete(oldest)
      endSocket(oldest, closeCode.tooMany, 'too-many-connections')
    }
    sockets.add(socket)
    if (expiresAt !== null) this.#expiries.set(socket, expiresAt)
    socket.once('close', () => {
      this.#expiries.delete(socket)
      sockets.delete(socket)
      if (sockets.size === 0 && this.#socketsBy.get(who) === sockets) this.#socketsBy.delete(who)
    })
  }

  /** Ends all that somebody holds: they left. */
  sendAway(who: string): void {
    for (const socket of this.#socketsBy.get(who) ?? []) endSocket(socket, closeCode.unauthenticated, 'left')
  }

  /** Ends what was opened with a session that has expired since. */
  endExpired(now: number): void {
    for (const [socket, expiresAt] of this.#expiries) {
      if (expiresAt > now) continue
      this.#expiries.delete(socket)
      endSocket(socket, closeCode.unauthenticated, 'expired')
    }
  }
}
