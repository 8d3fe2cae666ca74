import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { preparedFrame } from '../../../server/live/prepared-frame.ts'

const servers: WebSocketServer[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate()
    server.close()
  }
})

describe('a prepared frame', () => {
  // The lengths around which the header of RFC 6455 changes its shape.
  it.each([0, 1, 125, 126, 127, 255, 256, 65_535])('carries %i bytes that a websocket reads whole', async (length) => {
    const message = Uint8Array.from({ length }, (_, index) => index % 251)
    expect(await receivedBy(preparedFrame(message))).toEqual(Buffer.from(message))
  })

  it('is made once for the same bytes, and anew for others', () => {
    const message = Uint8Array.of(1, 2, 3)
    expect(preparedFrame(message)).toBe(preparedFrame(message))
    expect(preparedFrame(message)).not.toBe(preparedFrame(Uint8Array.of(1, 2, 3)))
  })

  it('leaves long messages alone', () => {
    expect(preparedFrame(new Uint8Array(65_536))).toBeNull()
  })
})

async function receivedBy(frame: Uint8Array | null): Promise<unknown> {
  if (!frame) throw new Error('nothing to send')
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  servers.push(server)
  server.on('connection', (socket) => (socket as unknown as { _socket: Socket })._socket.write(frame))
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [data] = await once(client, 'message')
  return data
}
