import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { DocumentLink } from '../../../client/link/document-link.ts'
import { recordIn, textIn } from '../../../client/link/record-in.ts'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { CommandId, DomainId, FindingId } from '../../../shared/id.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

/** Somebody who has joined: who they are, and the cookie of their browser. */
export interface Visitor {
  /** Null where their browser keeps nothing. */
  readonly participant: string | null
  readonly cookie: string
}

interface Roads {
  /** Instead of the server's own address. */
  readonly socketUrl?: (url: string) => string
  readonly fetch?: typeof fetch
  readonly mayWrite?: boolean
}

/** Where nobody answers. */
export const away = {
  socketUrl: () => 'ws://127.0.0.1:1',
  fetch: () => Promise.reject(new Error('no network')),
} satisfies Roads

export const finding = 'f' as FindingId

/** Pages that have the diagnostic of one démarche open, on a true server. */
export class DocumentPages {
  readonly server: TestServer
  readonly #links: DocumentLink[] = []
  readonly #others: TestServer[] = []

  private constructor(server: TestServer) {
    this.server = server
  }

  static async start(): Promise<DocumentPages> {
    return new DocumentPages(await startTestServer())
  }

  async stop(): Promise<void> {
    for (const link of this.#links.splice(0)) link.close()
    for (const other of this.#others.splice(0)) await other.stop()
    await this.server.stop()
  }

  /** The roads to a server that works on the same data after they were put back from a backup. */
  async restored(): Promise<Required<Pick<Roads, 'socketUrl' | 'fetch'>>> {
    const { storage, url } = this.server
    const other = await startTestServer({ ...storage, epoch: async () => 'after' })
    this.#others.push(other)
    const there = (address: string) => address.replace(new URL(url).host, new URL(other.url).host)
    return { socketUrl: there, fetch: (path, init) => fetch(there(String(path)), init) }
  }

  async join(name: string): Promise<Visitor> {
    const { code } = this.server.workshop
    const answer = await this.#post('/api/join', { code, name, institution: 'caf' })
    const { participant } = (await answer.json()) as { participant: { id: string } }
    return { participant: participant.id, cookie: cookieIn(answer) }
  }

  open({ cookie, participant }: Visitor, roads: Roads = {}): DocumentLink {
    const { url: origin, workshop } = this.server
    class Socket extends WebSocket {
      constructor(url: string) {
        const address = new URL(roads.socketUrl?.(url) ?? url)
        super(address, { headers: { cookie, origin: `http://${address.host}` } })
      }
    }
    const { fetch: road = fetch } = roads
    const asVisitor: typeof fetch = (path, init) => road(path, { ...init, headers: { cookie } })
    const link = new DocumentLink({
      origin,
      workshop: workshop.id,
      name: 'diagnostic',
      participant,
      mayWrite: roads.mayWrite ?? true,
      roots: (doc) => [findingsOf(doc)],
      now: () => 42,
      fetch: asVisitor,
      WebSocket: Socket as unknown as typeof globalThis.WebSocket,
    })
    this.#links.push(link)
    return link
  }

  async opened(visitor: Visitor, roads: Roads = {}): Promise<DocumentLink> {
    const link = this.open(visitor, roads)
    await vi.waitUntil(() => link.current().isLoaded && link.current().mayWrite)
    return link
  }

  async enterPhase(phase: string): Promise<void> {
    const { facilitatorKey: key, workshop } = this.server
    const entered = await this.#post('/api/enter', { workshop: workshop.id, key, name: 'Animatrice' })
    const command = { id: `enter-${phase}` as CommandId, type: 'enter-phase', phase }
    await this.#post(`/api/workshops/${workshop.id}/commands`, command, cookieIn(entered))
  }

  #post(path: string, body: object, cookie = ''): Promise<Response> {
    const { url } = this.server
    const headers = { 'Content-Type': 'application/json', Origin: url, Cookie: cookie }
    return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  }
}

export function add(link: DocumentLink, title = 'Des places manquent'): void {
  link.write((doc) => addFinding(doc, { id: finding, domain: 'D1' as DomainId, type: 'need', title }))
}

/** Writes at the start of the finding's title. */
export function insert(link: DocumentLink, words: string): void {
  link.write((doc) => textIn(recordIn(findingsOf(doc), finding), 'title')?.insert(0, words))
}

export function cutOff(link: DocumentLink): void {
  link.pause()
  if (link.current().save?.status !== 'offline') throw new Error('a link that was let go does not say so')
}

function cookieIn(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** A socket server that turns everybody away with this code. */
export async function turnsAway(code: number): Promise<{ readonly url: string; stop(): void }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => socket.close(code))
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `ws://127.0.0.1:${port}`, stop: () => server.close() }
}
