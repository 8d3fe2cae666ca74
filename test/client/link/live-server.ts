import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import type { LiveMessage } from '../../../shared/protocol/live-message.ts'

interface Sent {
  readonly id: string
  readonly type: string
}

/** A small true server for the doors that a live page needs; each test says what it answers. */
export class LiveServer {
  readonly sockets: WebSocket[] = []
  readonly bySocket: Sent[] = []
  readonly byHttp: Sent[] = []
  askedAgain = 0
  /** What a websocket is met with. */
  welcome: (socket: WebSocket) => void = (socket) => this.show(socket, 1)
  onCommand: (socket: WebSocket, command: Sent) => void = () => {}
  answerView: () => { readonly status: number; readonly body: unknown } = () => ({ status: 200, body: viewAnswer(1) })
  answerCommand: (command: Sent) => { readonly status: number; readonly body: unknown } = ({ id }) => ({
    status: 200,
    body: { id, ok: true, revision: 1, at: 0 },
  })
  refusesSockets = false
  private readonly server: Server
  private readonly websockets = new WebSocketServer({ noServer: true })

  constructor() {
    this.server = createServer((request, response) => void this.answer(request, response))
    this.server.on('upgrade', (request, socket, head) => {
      if (this.refusesSockets) socket.destroy()
      else this.websockets.handleUpgrade(request, socket, head, (opened) => this.meet(opened))
    })
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1')
    await once(this.server, 'listening')
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  show(socket: WebSocket, version: number, view: unknown = { count: version }): void {
    const message = { type: 'view', version, revision: 1, now: Date.now(), view } as LiveMessage
    socket.send(JSON.stringify(message))
  }

  say(socket: WebSocket, message: unknown): void {
    socket.send(JSON.stringify(message))
  }

  async stop(): Promise<void> {
    for (const socket of this.websockets.clients) socket.terminate()
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = request.url?.endsWith('/view') ? this.answerView() : this.take(await bodyOf(request))
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(status === 304 ? '' : JSON.stringify(body))
  }

  private take(command: Sent) {
    this.byHttp.push(command)
    return this.answerCommand(command)
  }

  private meet(socket: WebSocket): void {
    this.sockets.push(socket)
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; command: Sent }
      if (message.type === 'again') this.askedAgain++
      else {
        this.bySocket.push(message.command)
        this.onCommand(socket, message.command)
      }
    })
    this.welcome(socket)
  }
}

export function viewAnswer(count: number) {
  return { revision: 1, now: Date.now(), isStoring: true, view: { count } }
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<Sent> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString() || 'null') as Sent
}
