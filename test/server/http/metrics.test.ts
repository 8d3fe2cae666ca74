import WebSocket from 'ws'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Storage } from '../../../server/storage/storage.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import { syncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const metricsToken = 'a-token-that-nobody-guesses'
const forwarded = { 'x-forwarded-for': '192.0.2.7' }

let server: TestServer
let storage: BreakableStorage

beforeEach(async () => {
  storage = breakableStorage()
  server = await startTestServer(storage, { metricsToken })
})
afterEach(() => server.stop())

async function metrics(): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

describe('the metrics', () => {
  test('are in the text format that Prometheus reads', async () => {
    const answer = await fetch(`${server.url}/metrics`)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(await answer.text()).toContain('# TYPE tourdetable_commit_seconds histogram')
  })

  test('say how late the event loop is', async () => {
    expect([...(await metrics()).keys()]).toContain('nodejs_eventloop_lag_p99_seconds')
  })

  test('count people once, and each of their connections', async () => {
    const [ana, bo] = [new TestBrowser(server), new TestBrowser(server)]
    await Promise.all([ana.join('Ana', 'caf'), bo.join('Bo', 'val')])
    const open = [ana.live(), ana.live(), bo.live()]
    await Promise.all(open.map((one) => one.until(() => true)))
    const now = await metrics()
    expect([now.get('tourdetable_people'), now.get('tourdetable_connections')]).toEqual([2, 3])
  })

  test('count commits with the time they took, those that fail too, and bytes both ways', async () => {
    const before = await metrics()
    await new TestBrowser(server).join('Ana', 'caf')
    storage.failure = new Error('full')
    await new TestBrowser(server).join('Bo', 'caf')
    const after = await metrics()
    const grew = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
    expect(grew('tourdetable_commit_seconds_count')).toBe(2)
    expect(after.get('tourdetable_storing')).toBe(0)
    for (const way of ['received', 'sent']) expect(grew(`tourdetable_${way}_bytes_total`)).toBeGreaterThan(500)
  })

  test('count what was refused by our own reason, whatever the other side says', async () => {
    const ana = new TestBrowser(server)
    await ana.join('Ana', 'caf')
    const stranger = new TestBrowser(server).live()
    await stranger.untilClosed()
    const live = ana.live()
    await live.until(() => true)
    live.socket.close(4000, 'invented')
    await live.untilClosed()
    const big = ana.live()
    await big.until(() => true)
    big.socket.send(Buffer.alloc(5 * 1024 * 1024))
    await big.untilClosed()
    const now = await metrics()
    const reasons = [...now.keys()].filter((name) => name.startsWith('tourdetable_refused_total'))
    expect(reasons.toSorted()).toEqual([
      'tourdetable_refused_total{reason="frame-too-large"}',
      'tourdetable_refused_total{reason="not-a-member"}',
    ])
  })

  test('count documents that cannot be read until they can', async () => {
    const damaged = {
      snapshot: null,
      updates: [{ seq: 1, by: 'server', update: Uint8Array.of(9) }],
      writers: new Map(),
    } as const
    let isDamaged = true
    const readDocument: Storage['readDocument'] = (workshop, name) =>
      isDamaged ? Promise.resolve(damaged) : storage.readDocument(workshop, name)
    const other = await startTestServer({ ...storage, readDocument })
    const browser = new TestBrowser(other)
    await browser.join('Bo', 'caf')
    const client = syncClient(other, browser, 'plan')
    const unreadable = async () =>
      /^tourdetable_documents_unreadable \d$/m.exec(await (await fetch(`${other.url}/metrics`)).text())
    await client.closed
    expect(String(await unreadable())).toMatch(/1$/)
    isDamaged = false
    await browser.fetch(`/api/workshops/${other.workshop.id}/documents/plan`)
    expect(String(await unreadable())).toMatch(/0$/)
    client.destroy()
    await other.stop()
  })
})

describe('who may read the metrics', () => {
  test.each<[string, Record<string, string>, number]>([
    ['this machine', {}, 200],
    ['whoever has the token, from anywhere', { ...forwarded, authorization: `Bearer ${metricsToken}` }, 200],
    ['somebody behind a proxy', forwarded, 404],
    ['somebody behind a proxy of another kind', { forwarded: 'for=192.0.2.7' }, 404],
    ['somebody with another token', { ...forwarded, authorization: 'Bearer another' }, 404],
  ])('%s', async (_who, headers, status) => {
    expect((await fetch(`${server.url}/metrics`, { headers })).status).toBe(status)
  })

  test('is nobody from elsewhere when no token was set', async () => {
    const closed = await startTestServer()
    const headers = { ...forwarded, authorization: 'Bearer null' }
    expect((await fetch(`${closed.url}/metrics`, { headers })).status).toBe(404)
    await closed.stop()
  })
})

test('a socket that is ended twice is counted once', async () => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live/nowhere`)
  await new Promise((resolve) => socket.once('close', resolve))
  expect((await metrics()).get('tourdetable_refused_total{reason="unknown-workshop"}')).toBe(1)
})
