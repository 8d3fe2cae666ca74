import type { Socket } from 'node:net'
import { WebSocket, type RawData } from 'ws'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { Participant } from '../../shared/workshop/participant.ts'
import type { SyncSocket } from './document-pipe.ts'
import type { DocumentRoom } from './document-room.ts'
import { preparedFrame } from './prepared-frame.ts'

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
  const carrier = (socket as { readonly _socket?: Socket })._socket
  const send = (message: Uint8Array): void => {
    const frame = socket.readyState === WebSocket.OPEN ? preparedFrame(message) : null
    // What ws would make anew for each client goes out as it is: nothing of ours is compressed, or waits inside ws.
    if (carrier && frame) carrier.write(frame)
    else socket.send(message)
  }
  return {
    send,
    sendTogether: (messages) => {
      // What belongs together leaves in one write.
      carrier?.cork()
      for (const message of messages) send(message)
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
