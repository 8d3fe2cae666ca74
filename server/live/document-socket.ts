import type { Socket } from 'node:net'
import type { RawData, WebSocket } from 'ws'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { Participant } from '../../shared/workshop/participant.ts'
import type { SyncSocket } from './document-pipe.ts'
import type { DocumentRoom } from './document-room.ts'

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
  const { id, name } = participant
  const connection = room.join(pipeTo(socket), { participant: id, name, mayWrite, knowsOurMessages })
  socket.on('pong', () => connection.answered())
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary && data instanceof Uint8Array) connection.receive(data)
    else connection.end(closeCode.malformed, 'malformed-frame')
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => connection.left())
}

function pipeTo(socket: WebSocket): SyncSocket {
  return {
    send: (frame) => socket.send(frame),
    sendTogether: (frames) => {
      // What belongs together leaves in one write.
      const carrier = (socket as { readonly _socket?: Socket })._socket
      carrier?.cork()
      for (const frame of frames) socket.send(frame)
      carrier?.uncork()
    },
    ping: () => socket.ping(),
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    get bufferedAmount() {
      return socket.bufferedAmount
    },
  }
}
