import type { RawData, WebSocket } from 'ws'
import type { Participant } from '../../shared/workshop/participant.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { DocumentRoom } from './document-room.ts'

const pingEveryMs = 25_000

/** What a connection to a document is handed. */
export interface DocumentSocketSettings {
  readonly room: DocumentRoom
  readonly participant: Participant
  readonly mayWrite: boolean
  readonly knowsOurMessages: boolean
}

/** Serves one person's websocket in a document. */
export function serveDocument(socket: WebSocket, settings: DocumentSocketSettings): void {
  const { room, participant, mayWrite, knowsOurMessages } = settings
  const adapter = {
    send: (frame: Uint8Array) => {
      if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    close: (code: number, reason: string) => socket.close(code, reason),
    get bufferedAmount() {
      return socket.bufferedAmount
    },
  }
  const connection = room.join(
    adapter,
    { participant: participant.id, name: participant.name, knowsOurMessages },
    mayWrite,
  )
  let isAlive = true
  const ping = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
  }, pingEveryMs)

  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary) connection.receive(bytesOf(data))
    else connection.close(closeCode.malformed, 'malformed')
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(ping)
    connection.left()
  })
}

// ws hands out one buffer a message with its default settings; the others are never chosen here.
function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
