import type { RawData, WebSocket } from 'ws'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { Participant } from '../../shared/workshop/participant.ts'
import type { DocumentRoom } from './document-room.ts'

const pingEveryMs = 25_000

/** What a connection to a document is handed. */
export interface DocumentSocketSettings {
  readonly room: DocumentRoom
  readonly participant: Participant
  readonly mayWrite: boolean
  /** Opened with `?schema=`. */
  readonly knowsOurMessages: boolean
}

/** Serves one person's connection to a document over a websocket that has just opened. */
export function serveDocument(socket: WebSocket, settings: DocumentSocketSettings): void {
  const { room, participant, mayWrite, knowsOurMessages } = settings
  const pipe = {
    send: (frame: Uint8Array) => socket.send(frame),
    close: (code: number, reason: string) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    get bufferedAmount() {
      return socket.bufferedAmount
    },
  }
  const { id, name } = participant
  const connection = room.join(pipe, { participant: id, name, mayWrite, knowsOurMessages })
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
    if (isBinary && data instanceof Uint8Array) connection.receive(data)
    else connection.end(closeCode.malformed, 'malformed-frame')
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(ping)
    connection.left()
  })
}
