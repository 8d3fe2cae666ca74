// The physical limit: forwards every message to everyone in the room and does nothing else. It looks at two bytes, to
// answer the greeting instead of forwarding it, and remembers the one large update that a scenario uploads, so that
// joining a large document has a lower bound too.
// usage: node relay.mjs <port>

import { createServer } from 'node:http'
import { WebSocket, WebSocketServer } from 'ws'

const large = 64 * 1024
const emptyAnswer = Buffer.from([0, 1, 2, 0, 0])

/** @type {Map<string, { members: Set<WebSocket>, answer: Buffer }>} */
const rooms = new Map()
const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })

sockets.on('connection', (socket, request) => {
  const name = request.url ?? ''
  const room = rooms.get(name) ?? { members: new Set(), answer: emptyAnswer }
  rooms.set(name, room)
  room.members.add(socket)
  socket.on('message', (message) => {
    if (!(message instanceof Buffer)) return
    if (message[0] === 0 && message[1] === 0) return socket.send(room.answer)
    if (message[0] === 0 && message[1] === 1) return
    if (message.length > large) {
      room.answer = Buffer.from(message)
      room.answer[1] = 1
    }
    for (const member of room.members) if (member.readyState === WebSocket.OPEN) member.send(message)
  })
  socket.on('close', () => {
    room.members.delete(socket)
    if (room.members.size === 0) rooms.delete(name)
  })
})

server.listen(Number(process.argv[2]), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
