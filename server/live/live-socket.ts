import { z } from 'zod'
import type { RawData, WebSocket } from 'ws'
import type { CommandId } from '../../shared/id.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { LiveMessage } from '../../shared/protocol/live-message.ts'
import { commandSchema } from '../../shared/workshop/command.ts'
import type { Person } from '../../shared/workshop/participant.ts'
import { TokenBucket } from '../access/token-bucket.ts'
import { endSocket } from './end-socket.ts'
import type { Log } from './rooms.ts'
import type { Watcher } from './watchers.ts'
import type { WorkshopRoom } from './workshop-room.ts'

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('command'), command: z.unknown() }),
  z.object({ type: z.literal('again') }),
])

const idSchema = z.object({ id: z.string().max(64) })

const beatEveryMs = 20_000
const mostBytesWaiting = 4 * 1024 * 1024
// As much as a request may have: documents go by another way.
const mostMessageBytes = 256 * 1024
const messagesAtOnce = 60
const messagesPerSecond = 20

/** What a live connection is handed. */
export interface LiveSettings {
  readonly room: WorkshopRoom
  readonly person: Person
  readonly isStoring: boolean
  readonly now: () => number
  readonly log: Pick<Log, 'error'>
}

/** Serves one person's live connection: commands up, changes of their view down. */
export function serveLive(socket: WebSocket, settings: LiveSettings): void {
  const connection = new LiveConnection(socket, settings)
  socket.on('pong', () => connection.answered())
  socket.on('message', (data: RawData, isBinary: boolean) => connection.receive(isBinary ? null : data))
  socket.on('error', () => socket.terminate())
  socket.on('close', () => connection.left())
}

type Message = z.output<typeof messageSchema>

class LiveConnection implements Watcher {
  readonly person: Person
  readonly #socket: WebSocket
  readonly #room: WorkshopRoom
  readonly #now: () => number
  readonly #log: Pick<Log, 'error'>
  readonly #budget: TokenBucket
  readonly #leave: () => void
  readonly #beat: ReturnType<typeof setInterval>
  #isAlive = true

  constructor(socket: WebSocket, { room, person, isStoring, now, log }: LiveSettings) {
    this.person = person
    this.#socket = socket
    this.#room = room
    this.#now = now
    this.#log = log
    this.#budget = new TokenBucket(messagesAtOnce, messagesPerSecond, now())
    this.#leave = room.watch(this)
    this.#beat = setInterval(() => this.#keepAlive(), beatEveryMs)
    if (!isStoring) this.send({ type: 'status', isStoring })
  }

  readonly send = (message: LiveMessage): void => {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    // One who does not read is let go: they come back and are shown everything.
    if (this.#socket.bufferedAmount > mostBytesWaiting) this.#end(closeCode.overloaded, 'too-slow')
    else this.#socket.send(JSON.stringify(message))
  }

  receive(data: RawData | null): void {
    // What comes after our goodbye is not answered: its sender asks again when they are back.
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (!this.#budget.take(1, this.#now())) return this.#end(closeCode.tooMany, 'too-many-messages')
    if (data && sizeOf(data) > mostMessageBytes) return this.#end(closeCode.tooLarge, 'too-large')
    const message = data && parsed(data)
    if (!message) return this.#end(closeCode.malformed, 'malformed')
    this.#carryOut(message).catch((error: unknown) => this.failed(error))
  }

  /** A fault of ours ends one connection, not the room. */
  readonly failed = (error: unknown): void => {
    this.#log.error({ error }, 'a live connection failed')
    this.#end(closeCode.broken, 'sorry')
  }

  // Who does not answer our goodbye is not waited for.
  #end(code: number, reason: string): void {
    endSocket(this.#socket, code, reason)
  }

  async #carryOut(message: Message): Promise<void> {
    if (message.type === 'again') this.#room.showAgain(this)
    else await this.#answer(message.command)
  }

  answered(): void {
    this.#isAlive = true
  }

  left(): void {
    clearInterval(this.#beat)
    this.#leave()
  }

  #keepAlive(): void {
    if (!this.#isAlive) return this.#socket.terminate()
    this.#isAlive = false
    this.#socket.ping()
    this.send({ type: 'beat', now: this.#now() })
  }

  async #answer(asked: unknown): Promise<void> {
    const command = commandSchema.safeParse(asked)
    if (!command.success) return this.#refuseMalformed(asked)
    const { person } = this
    const { id } = command.data
    if (person.kind === 'projector')
      return this.send({ type: 'answer', answer: { id, ok: false, refusal: 'not-allowed' } })
    this.send({ type: 'answer', answer: await this.#room.handle(person.id, command.data) })
  }

  // With its id the sender learns which command was wrong; without one it does not speak our language.
  #refuseMalformed(asked: unknown): void {
    const named = idSchema.safeParse(asked)
    if (!named.success) return this.#end(closeCode.malformed, 'malformed')
    this.send({ type: 'answer', answer: { id: named.data.id as CommandId, ok: false, refusal: 'malformed' } })
  }
}

function sizeOf(data: RawData): number {
  return Array.isArray(data) ? data.reduce((total, part) => total + part.length, 0) : data.byteLength
}

function parsed(data: RawData): Message | null {
  try {
    const read = messageSchema.safeParse(JSON.parse(data.toString()))
    return read.success ? read.data : null
  } catch {
    return null // Not JSON: the caller closes with « malformed ».
  }
}
