import type { Json } from '../../shared/canonical.ts'
import type { CommandId } from '../../shared/id.ts'
import { applyChanges, changes } from '../../shared/protocol/changes.ts'
import type { CommandAnswer, LiveMessage, ViewAnswer } from '../../shared/protocol/live-message.ts'
import type { Command } from '../../shared/workshop/command.ts'
import type { View } from '../../shared/workshop/view.ts'
import { mayComeBack, workshopEnd, type WorkshopEnd } from './document-end.ts'
import { freshId } from './fresh-id.ts'
import { ask, isFinal, type DoorAnswer } from './http.ts'
import { LiveSocket } from './live-socket.ts'
import { Outbox } from './outbox.ts'
import { ViewPoll } from './view-poll.ts'

/** How the démarche reaches this page: at once, every two seconds where websockets are blocked, or not for now. */
export type LinkStatus = 'connecting' | 'open' | 'polling' | 'cut'

/** A démarche as this page sees it; the same object until something changes. */
export interface SeenWorkshop {
  readonly view: View | null
  readonly status: LinkStatus
  /** False while the server can save nothing. */
  readonly isStoring: boolean
  /** Commands that wait for the network. */
  readonly late: readonly CommandId[]
  readonly end: WorkshopEnd | null
}

/** A command without its id, which is made here. */
export type Ask = Command extends infer One ? (One extends Command ? Omit<One, 'id'> : never) : never

export interface WorkshopAddress {
  readonly origin: string
  readonly workshop: string
  readonly as: 'participant' | 'projector'
  readonly fetch?: typeof fetch
  readonly WebSocket?: typeof WebSocket
}

const patienceMs = 2_500
const longestPauseMs = 15_000
const failuresBeforePolling = 2

/** One démarche, live: keeps the view up to date by whatever road is open, and carries commands until answered. */
export class WorkshopLink {
  private readonly address: WorkshopAddress
  private readonly listeners = new Set<() => void>()
  private readonly outbox: Outbox
  private readonly poll: ViewPoll
  private seen: SeenWorkshop = { view: null, status: 'connecting', isStoring: true, late: [], end: null }
  private socket: LiveSocket | null = null
  /** Number of the last view on this connection; null until one came. */
  private version: number | null = null
  private failures = 0
  private clockOffsetMs = 0
  private reconnection: ReturnType<typeof setTimeout> | undefined

  constructor(address: WorkshopAddress) {
    this.address = address
    this.outbox = new Outbox({
      bySocket: (command) => this.version !== null && this.socket?.send({ type: 'command', command }) === true,
      byHttp: (command) => this.carry(command),
      changed: () => this.set({ late: this.outbox.late }),
    })
    this.poll = new ViewPoll(this.path('view'), address.fetch ?? fetch, {
      answered: (answer, clockOffsetMs) => this.hearAnswer(answer, clockOffsetMs),
      unchanged: () => this.set({ status: 'polling' }),
      unreachable: () => this.set({ status: 'cut' }),
      refused: (status) => this.finish(endOf(status)),
    })
    this.connect()
    this.poll.startIn(patienceMs)
  }

  readonly current = (): SeenWorkshop => this.seen

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The server's time, so that every timer ends at the same moment. */
  readonly now = (): number => Date.now() + this.clockOffsetMs

  /** Asks for something in one's own name; answers when the server has, however long the network is away. */
  readonly send = (asked: Ask, id: CommandId = freshId()): Promise<CommandAnswer> =>
    // An omitted field of a union loses its tie to the others; the id closes it again.
    this.outbox.send({ ...asked, id } as Command)

  /** The page was asleep or the network is back: sees at once what it missed, whatever the connection believes. */
  readonly refresh = (): void => {
    if (this.seen.end) return
    this.failures = 0
    if (this.version !== null && this.socket?.send({ type: 'again' })) this.socket.expectAnswer()
    else {
      this.connect()
      this.poll.start()
    }
    this.outbox.retryNow()
  }

  /** The system says that there is no network. */
  readonly lost = (): void => {
    if (!this.seen.end) this.fall()
    this.set({ status: 'cut' })
  }

  get isIdle(): boolean {
    return this.outbox.isEmpty
  }

  close(): void {
    this.disconnect()
    this.outbox.close()
    this.listeners.clear()
  }

  private connect(): void {
    clearTimeout(this.reconnection)
    if (this.socket) return
    const { origin, workshop, as, WebSocket: Socket = WebSocket } = this.address
    const url = `${origin.replace(/^http/, 'ws')}/live/${encodeURIComponent(workshop)}`
    this.socket = new LiveSocket(as === 'projector' ? `${url}?as=projector` : url, Socket, {
      message: (message) => this.hear(message),
      closed: (code) => (mayComeBack(code) ? this.fall() : this.finish(workshopEnd(code))),
    })
  }

  private fall(): void {
    this.socket?.close()
    this.socket = null
    this.version = null
    this.failures++
    this.outbox.socketFell()
    if (this.failures >= failuresBeforePolling) this.poll.start()
    else this.poll.startIn(patienceMs)
    const pauseMs = Math.min(longestPauseMs, 400 * 2 ** Math.min(this.failures, 6)) * (0.5 + Math.random() / 2)
    clearTimeout(this.reconnection)
    this.reconnection = setTimeout(() => this.connect(), pauseMs)
  }

  private hear(message: LiveMessage): void {
    switch (message.type) {
      case 'view':
        return this.hearView(message)
      case 'changes':
        return this.hearChanges(message)
      case 'answer':
        return this.outbox.answered(message.answer)
      case 'status':
        return this.set({ isStoring: message.isStoring })
      case 'beat':
        this.clockOffsetMs = message.now - Date.now()
    }
  }

  private hearView({ version, view, now }: Extract<LiveMessage, { type: 'view' }>): void {
    const isNew = this.version === null
    this.version = version
    this.clockOffsetMs = now - Date.now()
    this.failures = 0
    this.poll.stop()
    // A server that cannot store says so right after the first view.
    this.set({ view: this.merged(view), status: 'open', ...(isNew ? { isStoring: true } : {}) })
    if (isNew) this.outbox.retryNow()
  }

  private hearChanges({ version, changes: list }: Extract<LiveMessage, { type: 'changes' }>): void {
    const { view } = this.seen
    if (view === null || this.version === null) return
    if (version !== this.version + 1) {
      this.socket?.send({ type: 'again' })
      return
    }
    this.version = version
    this.set({ view: applyChanges(view as unknown as Json, list) as unknown as View })
  }

  private hearAnswer({ view, isStoring }: ViewAnswer, clockOffsetMs: number): void {
    this.clockOffsetMs = clockOffsetMs
    this.set({ view: this.merged(view), isStoring, status: 'polling' })
  }

  private async carry(command: Command): Promise<CommandAnswer | null> {
    const answer = await ask<CommandAnswer>(this.path('commands'), { ...this.roads(), body: command })
    this.poll.hurry()
    if (answer.ok) return answer.value
    if (isFinal(answer.status)) this.finish(endOf(answer.status))
    return refusalIn(answer, command.id)
  }

  private merged(view: View): View {
    const { view: last } = this.seen
    if (last === null) return view
    const [before, after] = [last, view] as unknown as readonly [Json, Json]
    // Parts that did not change stay the same objects, so that what shows them is not drawn again.
    return applyChanges(before, changes(before, after)) as unknown as View
  }

  private path(door: 'view' | 'commands'): string {
    const { origin, workshop, as } = this.address
    const path = `${origin}/api/workshops/${encodeURIComponent(workshop)}/${door}`
    return as === 'projector' ? `${path}?as=projector` : path
  }

  private roads() {
    return this.address.fetch ? { fetch: this.address.fetch } : {}
  }

  private finish(end: WorkshopEnd): void {
    this.disconnect()
    this.set({ end })
  }

  private disconnect(): void {
    clearTimeout(this.reconnection)
    this.poll.stop()
    this.socket?.close()
    this.socket = null
    this.version = null
  }

  private set(change: Partial<SeenWorkshop>): void {
    const isSame = Object.entries(change).every(([field, value]) => this.seen[field as keyof SeenWorkshop] === value)
    if (isSame) return
    this.seen = { ...this.seen, ...change }
    for (const listener of this.listeners) listener()
  }
}

function endOf(status: number): WorkshopEnd {
  if (status === 401) return 'unauthenticated'
  return status === 404 ? 'not-found' : 'forbidden'
}

// No answer, or a server in trouble, is not a no: the command is sent again.
function refusalIn(answer: DoorAnswer<CommandAnswer> & { ok: false }, id: CommandId): CommandAnswer | null {
  const { status, said } = answer
  if (status === 409 || (status === 503 && isAnswer(said))) return said as CommandAnswer
  if (status === 0 || status === 408 || status === 429 || status >= 500) return null
  return { id, ok: false, refusal: isFinal(status) ? 'not-allowed' : 'malformed' }
}

function isAnswer(said: unknown): boolean {
  return typeof said === 'object' && said !== null && 'refusal' in said
}
