import type { Server } from 'node:http'
import { serve, type WebSocketServerLike } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import type { RandomBytes } from '../access/secrets.ts'
import type { Refusals } from '../metrics/refusals.ts'
import { Traffic } from '../metrics/traffic.ts'
import { countedSocket } from './counted-socket.ts'
import { sayGoodbye } from './goodbye.ts'
import { guardHandshakes } from './handshakes.ts'

const mostFrameBytes = 4 * 1024 * 1024
// For what is under way when we stop: a document of forty pages takes three seconds.
const longestGoodbyeMs = 5_000

const timeouts = {
  headersTimeout: 10_000,
  // An archive of 32 MB over two megabits a second.
  requestTimeout: 130_000,
  // Longer than proxies keep an idle connection: it is theirs to close, lest they send on one that we just closed.
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
} as const

/** What listening takes. */
export interface ListenerSettings {
  readonly refusals: Refusals
  readonly isBehindProxy: boolean
  readonly now: () => number
  readonly random: RandomBytes
}

/** The port, and every connection that came through it. */
export class Listener {
  readonly traffic = new Traffic()
  readonly #settings: ListenerSettings
  readonly #sockets: WebSocketServer
  #server: Server | null = null
  #isStopping = false

  constructor(settings: ListenerSettings) {
    this.#settings = settings
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: mostFrameBytes,
      perMessageDeflate: false,
      WebSocket: countedSocket(settings.refusals),
    })
  }

  /** How many websockets are open. */
  get size(): number {
    return this.#sockets.clients.size
  }

  get isStopping(): boolean {
    return this.#isStopping
  }

  /** Listens, and has every request answered by `fetch`; rejects when the port cannot be had. */
  listen(fetch: Parameters<typeof serve>[0]['fetch'], at: { readonly port: number; readonly host: string }) {
    return new Promise<{ readonly port: number }>((resolve, reject) => {
      // ws says `noServer?: boolean | undefined`, the adapter `noServer?: boolean`: the same thing.
      const websocket = { server: this.#sockets as unknown as WebSocketServerLike }
      const options = { fetch, port: at.port, hostname: at.host, websocket, serverOptions: timeouts }
      // Without `createServer` the adapter makes a plain HTTP server.
      const server = serve(options, resolve) as Server
      server.once('error', reject)
      server.on('connection', (socket) => this.traffic.watch(socket))
      const isStopping = () => this.#isStopping
      guardHandshakes(server, { ...this.#settings, sockets: this.#sockets, isStopping })
      this.#server = server
    })
  }

  /** Listens no more and lets everyone go, who are served until then; after five seconds nobody is left. */
  async stop(): Promise<void> {
    this.#isStopping = true
    const late = setTimeout(() => this.traffic.cut(), longestGoodbyeMs)
    await Promise.all([this.#closed(), sayGoodbye(this.#sockets.clients, this.#settings.random)])
    clearTimeout(late)
  }

  // A server is closed only once every connection is.
  #closed(): Promise<void> {
    return new Promise((resolve) => (this.#server ? this.#server.close(() => resolve()) : resolve()))
  }
}
