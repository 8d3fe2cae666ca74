import { once } from 'node:events'
import { connect } from 'node:net'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { memoryStorage } from '../../../server/storage/memory.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import { findingsOf } from '../../../shared/documents/finding.ts'
import { RawPeer } from '../../support/raw-peer.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

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

  test('lets nobody in any more, and does not let all go at once', async () => {
    const server = await startTestServer()
    const ana = new TestBrowser(server)
    await ana.join('Ana', 'caf')
    const open = Array.from({ length: 25 }, () => ana.live())
    await Promise.all(open.map((one) => one.until(() => true)))
    const leftAt: number[] = []
    for (const one of open) one.socket.once('close', () => leftAt.push(performance.now()))
    const stopped = server.stop()
    const late = new WebSocket(`${server.url.replace('http', 'ws')}/live/${server.workshop.id}`)
    const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException]
    await stopped
    expect([error.code, open.map(({ closed }) => closed?.code)]).toEqual(['ECONNREFUSED', open.map(() => 1012)])
    expect(Math.max(...leftAt) - Math.min(...leftAt)).toBeGreaterThan(10)
  })

  test('loses no byte that anyone was shown or told was kept, of those who type until the end', async () => {
    const storage = memoryStorage()
    const server = await startTestServer(storage)
    const writers = await Promise.all(Array.from({ length: 8 }, (_, index) => writerIn(server, index)))
    await expect.poll(() => writers.every(({ markers }) => markers.length > 3)).toBe(true)
    await server.stop()
    const kept = await keptIn(storage, server)
    for (const writer of writers) {
      expect(writer.closed?.code).toBe(1012)
      expect(missing(writer.shown, kept), 'shown to somebody').toEqual([])
      expect(missing(writer.acknowledged(), kept), 'acknowledged').toEqual([])
    }
  }, 20_000)

  test('is done within eight seconds with a thousand clients', async () => {
    const server = await startTestServer()
    const browsers = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const browser = new TestBrowser(server)
        await browser.join(`P${index}`, 'caf')
        return browser
      }),
    )
    const open = browsers.flatMap((browser) => Array.from({ length: 25 }, () => browser.live()))
    for (const one of open) await one.until(() => true)
    const startedAt = performance.now()
    await server.stop()
    expect(performance.now() - startedAt).toBeLessThan(8_000)
    expect(new Set(open.map(({ closed }) => closed?.code))).toEqual(new Set([1012]))
  }, 60_000)
})

/** Somebody who types as fast as a server lets anyone, marks all of it, and never comes back. */
async function writerIn(server: TestServer, index: number): Promise<RawPeer> {
  const browser = new TestBrowser(server)
  await browser.join(`Writer ${index}`, 'caf')
  const peer = await RawPeer.open(server, browser, 'diagnostic')
  let count = 0
  const typing = setInterval(() => {
    if (peer.closed) return clearInterval(typing)
    peer.write(`w${index}-${count++}`)
  }, 25)
  return peer
}

async function keptIn(storage: Storage, { workshop }: TestServer): Promise<ReadonlySet<string>> {
  const { snapshot, updates } = await storage.readDocument(workshop.id, 'diagnostic')
  const doc = new Y.Doc()
  if (snapshot) Y.applyUpdate(doc, snapshot.state)
  for (const { update } of updates) Y.applyUpdate(doc, update)
  return new Set(findingsOf(doc).keys())
}

function missing(expected: Iterable<string>, kept: ReadonlySet<string>): readonly string[] {
  return [...expected].filter((one) => !kept.has(one))
}
