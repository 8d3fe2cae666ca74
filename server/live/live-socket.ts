import { z } from 'zod'
import type { RawData, WebSocket } from 'ws'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { LiveMessage } from '../../shared/protocol/live-message.ts'
import type { CommandId } from '../../shared/id.ts'
import { commandSchema } from '../../shared/workshop/command.ts'
import type { Person } from '../../shared/workshop/participant.ts'
import { TokenBucket } from '../access/token-bucket.ts'
import type { WorkshopRoom } from './workshop-room.ts'

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('command'), command: z.unknown() }),
  z.object({ type: z.literal('again') }),
])

const idSchema = z.object({ id: z.string().max(64) })

const beatEveryMs = 20_000
const mostBytesWaiting = 4 * 1024 * 1024
const messagesAtOnce = 60
const messagesPerSecond = 20

/** What a live connection is handed. */
export interface LiveSettings {
  readonly room: WorkshopRoom
  readonly person: Person
  readonly isStoring: boolean
  readonly now: () => number
}

/** Serves one person's live connection: commands up, changes of their view down. */
export function serveLive(socket: WebSocket, { room, person, isStoring, now }: LiveSettings): void {
  const budget = new TokenBucket(messagesAtOnce, messagesPerSecond, now())
  let isAlive = true

  const send = (message: LiveMessage) => {
    if (socket.readyState !== socket.OPEN) return
    // One who does not read is let go: they come back and are shown everything.
    if (socket.bufferedAmount > mostBytesWaiting) socket.close(closeCode.overloaded, 'too-slow')
    else socket.send(JSON.stringify(message))
  }
  const watcher = { person, send }
  const leave = room.watch(watcher)
  if (!isStoring) send({ type: 'status', isStoring })

  const beat = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
    send({ type: 'beat', now: now() })
  }, beatEveryMs)

  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (!budget.take(1, now())) return socket.close(closeCode.tooMany, 'too-many-messages')
    const message = isBinary ? null : parsed(data)
    if (!message) return socket.close(closeCode.malformed, 'malformed')
    if (message.type === 'again') room.showAgain(watcher)
    else void answer(message.command)
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(beat)
    leave()
  })

  async function answer(asked: unknown): Promise<void> {
    const command = commandSchema.safeParse(asked)
    if (!command.success) return refuseMalformed(asked)
    if (person.kind === 'projector') {
      return send({ type: 'answer', answer: { id: command.data.id, ok: false, refusal: 'not-allowed' } })
    }
    send({ type: 'answer', answer: await room.handle(person.id, command.data) })
  }

  // With its id the sender learns which command was wrong; without one it does not speak our language.
  function refuseMalformed(asked: unknown): void {
    const named = idSchema.safeParse(asked)
    if (!named.success) return socket.close(closeCode.malformed, 'malformed')
    send({ type: 'answer', answer: { id: named.data.id as CommandId, ok: false, refusal: 'malformed' } })
  }
}

function parsed(data: RawData): z.output<typeof messageSchema> | null {
  try {
    const read = messageSchema.safeParse(JSON.parse(data.toString()))
    return read.success ? read.data : null
  } catch {
    return null // Not JSON: the caller closes with « malformed ».
  }
}
