import { randomBytes } from 'node:crypto'
import WebSocket from 'ws'
import { createApp, type App, type AppSettings } from '../../server/app.ts'
import { memoryStorage } from '../../server/storage/memory.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { Json } from '../../shared/canonical.ts'
import { applyChanges } from '../../shared/protocol/changes.ts'
import type { CommandAnswer, LiveMessage, Membership, ViewAnswer } from '../../shared/protocol/live-message.ts'
import type { Phase } from '../../shared/workshop/phase.ts'
import { seedSchema } from '../../shared/workshop/seed.ts'
import type { View } from '../../shared/workshop/view.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { linksTo } from '../../server/http/workshops.ts'

/** The real application on a port of the system's choice, with a démarche in it and a clock that tests move. */
export interface TestServer {
  readonly app: App
  readonly storage: Storage
  readonly url: string
  readonly workshop: Workshop
  readonly clock: { now: number }
  readonly facilitatorKey: string
  readonly projectorKey: string
  stop(): Promise<void>
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** What tests start from: three institutions, the plan phase unless said otherwise. */
const sampleSeed = seedSchema.parse({
  title: 'Convention du Val',
  phase: 'share',
  institutions: [
    { id: 'caf', name: 'Caisse d’allocations familiales', short: 'CAF', role: 'signatory' },
    { id: 'val', name: 'Communauté du Val', short: 'Val', role: 'signatory' },
    { id: 'dep', name: 'Département', short: 'Département', role: 'associate' },
  ],
})

/** What a test may choose of the server it starts. */
export type Choices = Partial<
  Pick<AppSettings, 'bell' | 'log' | 'publicUrl' | 'mail' | 'metricsToken' | 'stopwatch'>
> & {
  /** A server on the same storage, whose démarche this one serves too. */
  readonly beside?: TestServer
  /** Where the démarche stands: putting in common, unless said otherwise. */
  readonly phase?: Phase
}

export async function startTestServer(
  storage: Storage = memoryStorage(),
  { beside, phase = 'share', ...choices }: Choices = {},
): Promise<TestServer> {
  const clock = { now: Date.UTC(2026, 0, 15, 13, 32) }
  const app = await createApp({
    storage,
    bell: null,
    now: () => clock.now,
    random: randomBytes,
    log: silent,
    publicUrl: null,
    mail: null,
    metricsToken: null,
    stopwatch: () => performance.now(),
    clientFolder: null,
    ...choices,
  })
  const documents = { diagnostic: { findings: [], stakes: [] }, plan: { axes: [], objectives: [], actions: [] } }
  const workshop = beside?.workshop ?? (await app.rooms.create({ ...sampleSeed, phase }, documents))
  if (!workshop) throw new Error('the démarche could not be stored')
  const { port } = await app.listen(0, '127.0.0.1')
  const url = `http://127.0.0.1:${port}`
  const links = linksTo(workshop, url, app.secret)
  const keyOf = (link: string) => new URL(link).hash.slice(1)
  return {
    app,
    storage,
    url,
    workshop,
    clock,
    facilitatorKey: keyOf(links.facilitator),
    projectorKey: keyOf(links.projector),
    stop: () => app.stop(),
  }
}

/** One browser: it keeps its cookies, and may hold a live connection. */
export class TestBrowser {
  #server: TestServer
  readonly #cookies = new Map<string, string>()

  constructor(server: TestServer) {
    this.#server = server
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** The load balancer sends this browser to another server from now on. */
  moveTo(server: TestServer): this {
    this.#server = server
    return this
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookie) headers.set('cookie', this.cookie)
    const response = await fetch(this.#server.url + path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';')
      const [name, ...value] = (pair ?? '').split('=')
      if (name) this.#cookies.set(name, value.join('='))
    }
    return response
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const all = { 'content-type': 'application/json', ...headers }
    return this.fetch(path, { method: 'POST', body: JSON.stringify(body), headers: all })
  }

  async join(name: string, institution: string | null): Promise<Membership> {
    return read(await this.post('/api/join', { code: this.#server.workshop.code, name, institution }))
  }

  async enter(name = 'Animation'): Promise<Membership> {
    const { workshop, facilitatorKey: key } = this.#server
    return read(await this.post('/api/enter', { workshop: workshop.id, key, name }))
  }

  async view(query = ''): Promise<ViewAnswer> {
    return read(await this.fetch(`/api/workshops/${this.#server.workshop.id}/view${query}`))
  }

  async command(command: object): Promise<CommandAnswer> {
    const id = crypto.randomUUID()
    return read(await this.post(`/api/workshops/${this.#server.workshop.id}/commands`, { id, ...command }))
  }

  live(query = ''): LiveConnection {
    const address = `${this.#server.url.replace('http', 'ws')}/live/${this.#server.workshop.id}${query}`
    return new LiveConnection(new WebSocket(address, { headers: { cookie: this.cookie } }))
  }
}

/** A live connection that follows its view as the client does, and keeps every message it got. */
export class LiveConnection {
  readonly socket: WebSocket
  readonly messages: LiveMessage[] = []
  closed: { code: number; reason: string } | null = null
  view: View | null = null
  readonly #waiting = new Set<() => void>()

  constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data) => this.#receive(JSON.parse(String(data)) as LiveMessage))
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
      this.#wake()
    })
    socket.on('error', () => undefined)
  }

  /** Waits until the view is so; fails after three seconds. */
  async until(isSo: (view: View) => boolean): Promise<View> {
    await this.#waitFor(() => this.view !== null && isSo(this.view))
    if (!this.view) throw new Error('closed before a view came')
    return this.view
  }

  async untilClosed(): Promise<{ code: number; reason: string }> {
    await this.#waitFor(() => this.closed !== null)
    if (!this.closed) throw new Error('still open')
    return this.closed
  }

  async ask(command: object): Promise<CommandAnswer> {
    const id = crypto.randomUUID() as string
    this.socket.send(JSON.stringify({ type: 'command', command: { id, ...command } }))
    const found = () =>
      this.messages.flatMap((one) => (one.type === 'answer' && one.answer.id === id ? [one.answer] : []))
    await this.#waitFor(() => found().length > 0)
    const [answer] = found()
    if (!answer) throw new Error('no answer')
    return answer
  }

  close(): void {
    this.socket.close()
  }

  #receive(message: LiveMessage): void {
    this.messages.push(message)
    if (message.type === 'view') this.view = message.view
    if (message.type === 'changes') {
      this.view = applyChanges(this.view as unknown as Json, message.changes) as unknown as View
    }
    this.#wake()
  }

  #wake(): void {
    for (const wake of this.#waiting) wake()
  }

  #waitFor(isSo: () => boolean): Promise<void> {
    if (isSo()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(wake)
        reject(new Error(`waited 3 s; last view ${JSON.stringify(this.view)}, closed ${JSON.stringify(this.closed)}`))
      }, 3_000)
      const wake = () => {
        if (!isSo()) return
        clearTimeout(late)
        this.#waiting.delete(wake)
        resolve()
      }
      this.#waiting.add(wake)
    })
  }
}

async function read<Value>(response: Response): Promise<Value> {
  return (await response.json()) as Value
}
