import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { memoryStorage } from '../../../server/storage/memory.ts'
import { LiveConnection, startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'
import WebSocket from 'ws'

let server: TestServer

/** Says something to the port itself, and hears all that it answers until it hangs up. */
function raw(words: string): { readonly socket: Socket; readonly heard: Promise<string> } {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  let text = ''
  socket.on('data', (bytes) => (text += bytes.toString()))
  socket.on('error', () => undefined)
  socket.write(words)
  return { socket, heard: once(socket, 'close').then(() => text) }
}

const upgrade = (to: string, path = '/live/nowhere') =>
  `GET ${path} HTTP/1.1\r\nHost: hall\r\nConnection: Upgrade\r\nUpgrade: ${to}\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n'

function stranger(headers: Record<string, string> = {}): LiveConnection {
  return new LiveConnection(new WebSocket(`${server.url.replace('http', 'ws')}/live/nowhere`, { headers }))
}

/** Why so many strangers are turned away who come a hundred at a time, in the order in which they came. */
async function codesOf(count: number, headers: Record<string, string> = {}): Promise<readonly number[]> {
  const codes: number[] = []
  while (codes.length < count) {
    const some = Array.from({ length: Math.min(100, count - codes.length) }, () => stranger(headers))
    codes.push(...(await Promise.all(some.map((one) => one.untilClosed()))).map(({ code }) => code))
  }
  return codes
}

describe('a handshake', () => {
  beforeEach(async () => {
    server = await startTestServer()
  })
  afterEach(() => server.stop())

  test('for anything but a websocket is ended', async () => {
    expect(await raw(upgrade('h2c')).heard).toContain('400 Bad Request')
  })

  test('that is none is ended', async () => {
    const without = upgrade('websocket').replace('AAAAAAAAAAAAAAAAAAAAAA==', 'short')
    expect(await raw(without).heard).toContain('400 Bad Request')
  })

  test('of too many from one network at once ends with a code on which browsers come back', async () => {
    const codes = await codesOf(2_600)
    // The first two and a half thousand were told that there is no such démarche.
    expect([codes.filter((code) => code === 4404).length, codes.slice(-10)]).toEqual([
      2_500,
      Array.from({ length: 10 }, () => 1013),
    ])
  }, 60_000)
})

describe('behind a proxy', () => {
  test('the networks that it saw are counted, each apart', async () => {
    server = await startTestServer(undefined, { publicUrl: 'https://ctg.example.fr' })
    const from = (network: string) => ({ 'x-forwarded-for': `203.0.113.9, ${network}` })
    const codes = await codesOf(2_501, from('192.0.2.1'))
    expect(codes.filter((code) => code === 1013)).toHaveLength(1)
    expect((await stranger(from('192.0.2.2')).untilClosed()).code).toBe(4404)
    await server.stop()
  }, 30_000)
})

describe('a handshake while storage hangs', () => {
  test('is given up after ten seconds', async () => {
    const storage = memoryStorage()
    let open = () => {}
    const hanging = new Promise<void>((resolve) => (open = resolve))
    const readDocument: typeof storage.readDocument = async (workshop, name) => {
      await hanging
      return storage.readDocument(workshop, name)
    }
    server = await startTestServer({ ...storage, readDocument })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const bo = new TestBrowser(server)
    await bo.join('Bo', 'caf')
    const path = `/sync/${server.workshop.id}/plan`
    const socket = new WebSocket(server.url.replace('http', 'ws') + path, { headers: { cookie: bo.cookie } })
    const failed = once(socket, 'error')
    await vi.waitFor(async () => {
      await bo.view()
      vi.advanceTimersByTime(5_000)
      expect(socket.readyState).toBe(WebSocket.CLOSED)
    })
    await failed
    vi.useRealTimers()
    open()
    await server.stop()
  })
})

describe('a session that expires', () => {
  test('ends the connections that were opened with it within a minute', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    server = await startTestServer()
    const ana = new TestBrowser(server)
    await ana.join('Ana', 'caf')
    server.clock.now += 90 * 24 * 3_600_000
    const bo = new TestBrowser(server)
    await bo.join('Bo', 'caf')
    const [old, young] = [ana.live(), bo.live()]
    await Promise.all([old.until(() => true), young.until(() => true)])
    server.clock.now += 91 * 24 * 3_600_000
    for (let passedMs = 0; passedMs < 60_000; passedMs += 15_000) {
      vi.advanceTimersByTime(15_000)
      // Both answer the server's pings meanwhile.
      await bo.view()
    }
    expect(await old.untilClosed()).toEqual({ code: 4401, reason: 'expired' })
    expect(young.closed).toBeNull()
    vi.useRealTimers()
    await server.stop()
  })
})
