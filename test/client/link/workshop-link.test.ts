import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WorkshopLink, type Ask, type SeenWorkshop } from '../../../client/link/workshop-link.ts'
import type { CommandId } from '../../../shared/id.ts'
import { LiveServer, viewAnswer } from './live-server.ts'

vi.setConfig({ testTimeout: 15_000 })

const renewCode: Ask = { type: 'renew-code' }

let server: LiveServer
let origin: string
let links: WorkshopLink[]

beforeEach(async () => {
  server = new LiveServer()
  origin = await server.listen()
  links = []
})

afterEach(async () => {
  for (const link of links) link.close()
  await server.stop()
})

function open(): WorkshopLink {
  const Socket = WebSocket as unknown as typeof globalThis.WebSocket
  const link = new WorkshopLink({ origin, workshop: 'w1', as: 'participant', WebSocket: Socket })
  links.push(link)
  return link
}

/** Waits until a link has seen this. */
function seen(link: WorkshopLink, wanted: Partial<Record<keyof SeenWorkshop, unknown>>): Promise<void> {
  return vi.waitFor(() => expect(link.current()).toMatchObject(wanted), { timeout: 9_000, interval: 10 })
}

describe('following a démarche', () => {
  test('shows the view, then what changes in it, and keeps the parts that did not', async () => {
    server.welcome = (socket) => server.show(socket, 1, { count: 1, steady: { a: 1 } })
    const link = open()
    await seen(link, { status: 'open', view: { count: 1 } })
    const before = link.current().view as unknown as { steady: object }
    server.sockets.forEach((socket) =>
      server.say(socket, { type: 'changes', version: 2, revision: 2, changes: [[['count'], 2]] }),
    )
    await seen(link, { view: { count: 2 } })
    expect((link.current().view as unknown as { steady: object }).steady).toBe(before.steady)
  })

  test('asks for the whole view when one change is missing', async () => {
    const link = open()
    await seen(link, { status: 'open' })
    server.sockets.forEach((socket) =>
      server.say(socket, { type: 'changes', version: 3, revision: 2, changes: [[['count'], 99]] }),
    )
    await vi.waitFor(() => expect(server.askedAgain).toBe(1))
    expect(link.current().view).toEqual({ count: 1 })
  })

  test('comes back by itself when the connection falls', async () => {
    const link = open()
    await seen(link, { status: 'open' })
    server.welcome = (socket) => server.show(socket, 1, { count: 7 })
    server.sockets.forEach((socket) => socket.terminate())
    await seen(link, { view: { count: 7 } })
    expect(link.current().status).toBe('open')
  })

  test('asks over HTTP where websockets are blocked, and returns to them', async () => {
    server.refusesSockets = true
    const link = open()
    await seen(link, { status: 'polling', view: { count: 1 } })
    server.answerView = () => ({ status: 200, body: viewAnswer(2) })
    await seen(link, { status: 'polling', view: { count: 2 } })
    server.refusesSockets = false
    server.welcome = (socket) => server.show(socket, 1, { count: 3 })
    await seen(link, { view: { count: 3 } })
    expect(link.current().status).toBe('open')
  })

  test('says that it is cut when nobody answers', async () => {
    server.refusesSockets = true
    server.answerView = () => ({ status: 503, body: { error: 'sorry' } })
    const link = open()
    await seen(link, { status: 'cut' })
    expect(link.current().view).toBeNull()
  })

  test('does not come back after a final close code', async () => {
    server.welcome = (socket) => socket.close(4401, 'not-a-member')
    const link = open()
    await seen(link, { end: 'unauthenticated' })
    link.refresh()
    expect(server.sockets).toHaveLength(1)
  })

  test('takes the time from the server', async () => {
    server.welcome = (socket) =>
      server.say(socket, { type: 'view', version: 1, revision: 1, now: Date.now() + 3_600_000, view: {} })
    const link = open()
    await seen(link, { status: 'open' })
    expect(link.now() - Date.now()).toBeGreaterThan(3_590_000)
  })
})

describe('sending a command', () => {
  test('is answered by the websocket', async () => {
    server.onCommand = (socket, { id }) =>
      server.say(socket, { type: 'answer', answer: { id, ok: false, refusal: 'not-allowed' } })
    const link = open()
    await seen(link, { status: 'open' })
    expect(await link.send(renewCode, 'c1' as CommandId)).toEqual({ id: 'c1', ok: false, refusal: 'not-allowed' })
    expect(server.byHttp).toEqual([])
  })

  test('goes over HTTP, under the same id, when the websocket falls before the answer', async () => {
    const link = open()
    await seen(link, { status: 'open' })
    server.onCommand = (socket) => {
      server.refusesSockets = true
      socket.terminate()
    }
    const startedAt = performance.now()
    expect(await link.send(renewCode, 'c2' as CommandId)).toMatchObject({ id: 'c2', ok: true })
    expect(server.bySocket.map(({ id }) => id)).toEqual(['c2'])
    expect(server.byHttp.map(({ id }) => id)).toEqual(['c2'])
    // At once: not after the patience that an open websocket is given.
    expect(performance.now() - startedAt).toBeLessThan(3_000)
  })

  test('is tried again while nothing can be stored, and tells that it is late', async () => {
    server.refusesSockets = true
    const answers = [
      { status: 503, body: { id: 'c3', ok: false, refusal: 'storage-unavailable' } },
      { status: 502, body: { error: 'proxy' } },
      { status: 200, body: { id: 'c3', ok: true, revision: 4, at: 5 } },
    ]
    server.answerCommand = () => answers.shift() ?? { status: 500, body: {} }
    const link = open()
    const answered = link.send(renewCode, 'c3' as CommandId)
    await seen(link, { late: ['c3'] })
    expect(await answered).toEqual({ id: 'c3', ok: true, revision: 4, at: 5 })
    expect(link.current().late).toEqual([])
    expect(server.byHttp.map(({ id }) => id)).toEqual(['c3', 'c3', 'c3'])
  })

  test('is given back when the rules say no over HTTP', async () => {
    server.refusesSockets = true
    server.answerCommand = ({ id }) => ({ status: 409, body: { id, ok: false, refusal: 'round-not-open' } })
    const answer = await open().send(renewCode)
    expect(answer).toMatchObject({ ok: false, refusal: 'round-not-open' })
  })
})
