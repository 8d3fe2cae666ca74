import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { startTestServer, TestBrowser } from '../../support/test-server.ts'

describe('a server that is asked to stop', () => {
  test('tells those who are connected to come back, and waits for nobody who says nothing', async () => {
    const server = await startTestServer()
    const [ana, bo] = [new TestBrowser(server), new TestBrowser(server)]
    await ana.join('Ana', 'caf')
    await bo.join('Bo', 'caf')
    const [live, mute] = [ana.live(), bo.live()]
    await Promise.all([live.until(() => true), mute.until(() => true)])
    mute.socket.pause()
    const slow = connect(Number(new URL(server.url).port), '127.0.0.1')
    slow.on('error', () => undefined)
    await once(slow, 'connect')
    slow.write('POST /api/join HTTP/1.1\r\nHost: hall\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{')
    await ana.view()
    const startedAt = performance.now()
    await server.stop()
    expect(performance.now() - startedAt).toBeLessThan(6_000)
    expect(await live.untilClosed()).toEqual({ code: 1012, reason: 'restarting' })
    mute.socket.terminate()
    slow.destroy()
  }, 10_000)
})
