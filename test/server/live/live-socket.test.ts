import { once } from 'node:events'
import type { Socket } from 'node:net'
import WebSocket from 'ws'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, TestBrowser, type LiveConnection, type TestServer } from '../../support/test-server.ts'

let server: TestServer

beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

async function facilitator(): Promise<TestBrowser> {
  const browser = new TestBrowser(server)
  await browser.enter()
  return browser
}

describe('a live connection', () => {
  test('shows the view, then what others change, with the same result as asking anew', async () => {
    const [driving, ana] = [await facilitator(), new TestBrowser(server)]
    await ana.join('Ana', 'caf')
    const live = ana.live()
    await live.until((view) => view.me?.name === 'Ana')
    const bo = new TestBrowser(server)
    await bo.join('Bo', 'val')
    await driving.command({ type: 'enter-phase', phase: 'plan' })
    const view = await live.until((seen) => seen.phase === 'plan' && Object.keys(seen.participants).length === 3)
    expect(view).toEqual((await ana.view()).view)
    expect(live.messages.filter((message) => message.type === 'view')).toHaveLength(1)
  })

  test('counts people who are connected, once each', async () => {
    const [driving, ana] = [await facilitator(), new TestBrowser(server)]
    await ana.join('Ana', 'caf')
    const [first, second] = [ana.live(), ana.live()]
    const watching = driving.live()
    await watching.until((view) => view.attendance.people === 2)
    first.close()
    second.close()
    await watching.until((view) => view.attendance.people === 1)
  })

  test('takes commands and answers them', async () => {
    const live = (await facilitator()).live()
    await live.until(() => true)
    expect(await live.ask({ type: 'enter-phase', phase: 'plan' })).toMatchObject({ ok: true })
    expect(await live.ask({ type: 'enter-phase', phase: 'plan' })).toMatchObject({ refusal: 'already-in-phase' })
    expect(await live.ask({ type: 'fly' })).toMatchObject({ refusal: 'malformed' })
  })

  test('shows a role change to the person at once', async () => {
    const [driving, ana] = [await facilitator(), new TestBrowser(server)]
    const { participant } = await ana.join('Ana', 'caf')
    const live = ana.live()
    await live.until((view) => view.may.write.diagnostic)
    await driving.command({ type: 'change-role', participant: participant.id, role: 'reader' })
    await live.until((view) => !view.may.write.diagnostic)
  })

  test('is closed for who is not a member', async () => {
    expect(await new TestBrowser(server).live().untilClosed()).toEqual({ code: 4401, reason: 'not-a-member' })
  })

  test('is closed for who does not speak its language', async () => {
    const live = (await facilitator()).live()
    await live.until(() => true)
    live.socket.send('{"type":')
    expect(await live.untilClosed()).toMatchObject({ code: 4400 })
  })

  test('is closed for who floods it, and the others stay', async () => {
    const [driving, ana] = [await facilitator(), new TestBrowser(server)]
    await ana.join('Ana', 'caf')
    const [calm, flooding] = [driving.live(), ana.live()]
    await Promise.all([calm.until(() => true), flooding.until(() => true)])
    for (let count = 0; count < 100; count++) flooding.socket.send('{"type":"again"}')
    expect(await flooding.untilClosed()).toMatchObject({ code: 4429 })
    expect(calm.closed).toBeNull()
  })

  test('is refused to another site’s page', async () => {
    const browser = await facilitator()
    const address = `${server.url.replace('http', 'ws')}/live/${server.workshop.id}`
    const socket = new WebSocket(address, { headers: { cookie: browser.cookie }, origin: 'https://elsewhere.example' })
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
      socket.on('error', () => undefined)
    })
    expect(status).toBe(403)
  })

  test('is closed for who sends more than a request may have', async () => {
    const live = (await facilitator()).live()
    await live.until(() => true)
    live.socket.send(JSON.stringify({ type: 'command', command: 'x'.repeat(300_000) }))
    expect(await live.untilClosed()).toMatchObject({ code: 4413 })
  })

  test('stays open when the clock is set back', async () => {
    const live = (await facilitator()).live()
    await live.until(() => true)
    server.clock.now -= 3_600_000
    expect(await live.ask({ type: 'enter-phase', phase: 'plan' })).toMatchObject({ ok: true })
  })

  test('is the newest thirty of one person: the oldest go', async () => {
    const [ana, bo] = [await facilitator(), await facilitator()]
    const other = bo.live()
    await other.until(() => true)
    const lives: LiveConnection[] = []
    for (let count = 0; count < 33; count++) {
      const live = ana.live()
      lives.push(live)
      await live.until(() => true)
    }
    expect(await lives[0]?.untilClosed()).toEqual({ code: 4429, reason: 'too-many-connections' })
    await Promise.all(lives.slice(0, 3).map((live) => live.untilClosed()))
    expect([other, ...lives.slice(3)].filter(({ closed }) => closed)).toEqual([])
  })

  test('ends when its person leaves, and nobody else’s', async () => {
    const [ana, bo] = [await facilitator(), await facilitator()]
    const [hers, his] = [ana.live(), bo.live()]
    await Promise.all([hers.until(() => true), his.until(() => true)])
    await ana.post('/api/leave', { workshop: server.workshop.id })
    expect(await hers.untilClosed()).toEqual({ code: 4401, reason: 'left' })
    expect(his.closed).toBeNull()
  })

  test.each(['', '?as=projector'])('that speaks no websocket does not disturb the others: %s', async (query) => {
    const live = (await facilitator()).live()
    await live.until(() => true)
    const bad = new TestBrowser(server).live(query)
    await once(bad.socket, 'open')
    // A frame of a reserved kind, sent past the client's own checks.
    const { _socket: wire } = bad.socket as unknown as { readonly _socket: Socket }
    wire.write(Buffer.from([0xff, 0xff, 0xff, 0xff]))
    await bad.untilClosed()
    expect(await live.ask({ type: 'enter-phase', phase: 'plan' })).toMatchObject({ ok: true })
  })
})
