import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocketServer } from 'ws'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { Admission } from '../access/admission.ts'
import { networkOfPeer, type Peer } from '../access/network.ts'
import { endSocket } from '../live/end-socket.ts'
import type { Refusals } from '../metrics/refusals.ts'

// Reading who somebody is takes milliseconds: ten seconds are a database that hangs.
const longestHandshakeMs = 10_000

/** What guarding the door takes. */
export interface HandshakeSettings {
  readonly sockets: WebSocketServer
  readonly refusals: Refusals
  readonly isBehindProxy: boolean
  readonly now: () => number
  readonly isStopping: () => boolean
}

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/**
 * Stands before the websockets of a server: counts them by network, ends handshakes that do not come to an end, and
 * tells those who are too many to come back later (1013: behind one address stands a whole hall, none of whom is to
 * blame).
 */
export function guardHandshakes(server: Server, settings: HandshakeSettings): void {
  const [open] = server.listeners('upgrade') as Upgrade[]
  if (!open) throw new Error('nobody serves websockets')
  const guard = new Guard(settings, open)
  // The adapter answers refused handshakes only while it finds a single listener: ours takes the place of its own.
  server.removeAllListeners('upgrade')
  server.on('upgrade', guard.receive)
}

class Guard {
  readonly #settings: HandshakeSettings
  readonly #open: Upgrade
  readonly #admission = new Admission()
  readonly #settleBySocket = new WeakMap<Duplex, () => void>()

  constructor(settings: HandshakeSettings, open: Upgrade) {
    this.#settings = settings
    this.#open = open
    settings.sockets.on('connection', (_, { socket }) => this.#settleBySocket.get(socket)?.())
  }

  readonly receive: Upgrade = (request, socket, head) => {
    const { isBehindProxy, now, isStopping } = this.#settings
    socket.on('error', () => socket.destroy())
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      return this.#refuse(socket, '400 Bad Request', 'not-a-websocket')
    }
    const network = networkOfPeer(peerOf(request), isBehindProxy)
    const told = this.#admission.arrive(network, now())
    if (told === 'busy') return this.#refuse(socket, '503 Service Unavailable', told)
    this.#watch(socket, network)
    if (told === 'welcome' && !isStopping()) return this.#open(request, socket, head)
    const code = isStopping() ? closeCode.restarting : closeCode.overloaded
    // Browsers cannot read why a handshake failed: it succeeds, and a close code says why not.
    this.#settings.sockets.handleUpgrade(request, socket, head, (refused) => {
      refused.on('error', () => refused.terminate())
      endSocket(refused, code, isStopping() ? 'restarting' : told)
    })
  }

  #watch(socket: Duplex, network: string): void {
    const late = setTimeout(() => {
      this.#settings.refusals.add('late-handshake')
      socket.destroy()
    }, longestHandshakeMs)
    let isPending = true
    const settle = () => {
      clearTimeout(late)
      if (isPending) this.#admission.settled()
      isPending = false
    }
    this.#settleBySocket.set(socket, settle)
    socket.once('close', () => {
      settle()
      this.#admission.left(network)
    })
  }

  #refuse(socket: Duplex, status: string, reason: string): void {
    this.#settings.refusals.add(reason)
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
  }
}

function peerOf({ socket, headers }: IncomingMessage): Peer {
  const forwarded = headers['x-forwarded-for']
  return { address: socket.remoteAddress, forwarded: Array.isArray(forwarded) ? forwarded.join(',') : forwarded }
}
