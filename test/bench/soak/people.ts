import { randomUUID } from 'node:crypto'
import WebSocket from 'ws'
import { roomName } from '../peers/shape.ts'
import { cookieOf } from '../peers/targets/stored-workshops.ts'

/** The démarches that hold a session, and how many people sit in each. */
export const session = { workshops: 3, members: 10 } as const

/** The name that all démarches of the run begin with. */
export const run = 'soak'

const optionIds = ['one', 'two', 'three', 'four'] as const
const finding = 'bench'

/** What people asked by HTTP, and how it ended. */
export interface Asked {
  readonly done: number
  readonly refused: number
  readonly failed: number
}

interface Sent {
  readonly method?: 'POST'
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What people of a session do besides typing: they follow it live, comment, vote and read documents. */
export class People {
  readonly #origin: string
  readonly #sockets = new Map<number, WebSocket>()
  #asked: Asked = { done: 0, refused: 0, failed: 0 }
  #liveMessages = 0

  constructor(origin: string) {
    this.#origin = origin
  }

  /** What was asked since the last call. */
  takeAsked(): Asked & { readonly liveMessages: number } {
    const asked = { ...this.#asked, liveMessages: this.#liveMessages }
    this.#asked = { done: 0, refused: 0, failed: 0 }
    this.#liveMessages = 0
    return asked
  }

  /** Follows a démarche live, until `leave`. */
  follow(index: number): void {
    const address = `${this.#origin.replace('http', 'ws')}/live/${workshopOf(index)}`
    const socket = new WebSocket(address, { headers: { cookie: cookieOf(index) } })
    socket.on('message', () => this.#liveMessages++)
    socket.on('error', () => this.#count('failed'))
    this.#sockets.set(index, socket)
  }

  leave(index: number): void {
    this.#sockets.get(index)?.close()
    this.#sockets.delete(index)
  }

  leaveAll(): void {
    for (const index of this.#sockets.keys()) this.leave(index)
  }

  async comment(index: number, text: string): Promise<void> {
    const ids = { thread: randomUUID(), comment: randomUUID() }
    await this.#command(index, {
      type: 'open-thread',
      ...ids,
      document: 'diagnostic',
      subject: finding,
      anchor: { on: 'whole' },
      text,
    })
  }

  /** A whole vote of one démarche: opened, cast by everybody, closed and shown. */
  async vote(workshop: number): Promise<void> {
    const leader = workshop * session.members
    const round = randomUUID()
    const options = optionIds.map((id) => ({ id, wording: `Piste ${id}`, action: null, domain: null }))
    const method = { type: 'points', points: 10, perOption: 5 }
    await this.#command(leader, { type: 'open-round', round, title: 'Priorités', method, options, minutes: null })
    for (let index = leader + 1; index < leader + session.members; index++) {
      const [first = 'one', second = 'two'] = [optionIds[index % 4], optionIds[(index + 1) % 4]]
      await this.#command(index, { type: 'cast-ballot', round, choices: { [first]: 5, [second]: 3 } })
    }
    await this.#command(leader, { type: 'close-round', round })
    await this.#command(leader, { type: 'reveal-round', round })
  }

  async read(index: number): Promise<void> {
    for (const path of ['view', 'documents/diagnostic']) {
      const { status } = await this.#fetch(index, path)
      this.#count(status === 200 ? 'done' : 'refused')
    }
  }

  async #command(index: number, command: object): Promise<void> {
    const body = JSON.stringify({ id: randomUUID(), ...command })
    const headers = { 'content-type': 'application/json' }
    const { status } = await this.#fetch(index, 'commands', { method: 'POST', body, headers })
    this.#count(status === 200 ? 'done' : 'refused')
  }

  async #fetch(index: number, path: string, init: Sent = {}): Promise<{ readonly status: number }> {
    const address = `${this.#origin}/api/workshops/${workshopOf(index)}/${path}`
    try {
      const response = await fetch(address, { ...init, headers: { ...init.headers, cookie: cookieOf(index) } })
      await response.arrayBuffer()
      return response
    } catch {
      this.#count('failed')
      return { status: 0 }
    }
  }

  #count(how: keyof Asked): void {
    this.#asked = { ...this.#asked, [how]: this.#asked[how] + 1 }
  }
}

/** The démarche that a person sits in. */
export function workshopOf(index: number): string {
  return roomName(run, Math.floor(index / session.members))
}

/** The texts of all démarches as they are now, each a whole Yjs state. */
export function documentStates(origin: string): Promise<readonly Uint8Array[]> {
  const leaders = Array.from({ length: session.workshops }, (_, workshop) => workshop * session.members)
  return Promise.all(
    leaders.map(async (leader) => {
      const address = `${origin}/api/workshops/${workshopOf(leader)}/documents/diagnostic/state`
      const response = await fetch(address, { headers: { cookie: cookieOf(leader) } })
      if (!response.ok) throw new Error(`A text could not be read: ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    }),
  )
}
