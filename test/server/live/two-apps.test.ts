import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bellHub } from '../../../server/bell/local-bell.ts'
import { memoryStorage } from '../../../server/storage/memory.ts'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'
import { RawPeer } from '../../support/raw-peer.ts'
import { syncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let one: TestServer
let other: TestServer

beforeEach(async () => {
  const [storage, hub] = [memoryStorage(), bellHub()]
  one = await startTestServer(storage, { bell: hub.end() })
  other = await startTestServer(storage, { bell: hub.end(), beside: one })
})
afterEach(async () => {
  await one.stop()
  await other.stop()
})

async function joined(name: string, server = one): Promise<TestBrowser> {
  const browser = new TestBrowser(server)
  await browser.join(name, 'caf')
  return browser
}

describe('somebody who joined on one server', () => {
  test('is let in by the other at once, and seen there by everybody', async () => {
    const live = (await joined('Ana', other)).live()
    await live.until(() => true)
    const bo = (await joined('Bo')).moveTo(other)
    expect((await bo.view()).view.me?.name).toBe('Bo')
    await live.until(({ participants }) => Object.values(participants).some(({ name }) => name === 'Bo'))
  })

  test('finds there what they wrote here, and goes on writing', async () => {
    const bo = await joined('Bo')
    const here = syncClient(one, bo, 'diagnostic')
    await new Promise((resolve) => here.provider.once('sync', resolve))
    add(here.doc, 'f1')
    await expect.poll(async () => (await storedIn(one)).has('f1')).toBe(true)
    // The same document in memory, as after a cut.
    here.provider.destroy()
    const there = syncClient(other, bo.moveTo(other), 'diagnostic', here.doc)
    add(here.doc, 'f2')
    await expect.poll(async () => (await storedIn(other)).has('f2')).toBe(true)
    expect((await storedIn(one)).has('f1')).toBe(true)
    there.destroy()
  })
})

describe('somebody who leaves on one server', () => {
  test('is sent away from the other, and let in by neither', async () => {
    const bo = await joined('Bo')
    bo.moveTo(other)
    const live = bo.live()
    await live.until(() => true)
    const peer = await RawPeer.open(other, bo, 'diagnostic')
    await bo.moveTo(one).post('/api/leave', { workshop: one.workshop.id })
    expect(await live.untilClosed()).toEqual({ code: 4401, reason: 'left' })
    await expect.poll(() => peer.closed).toEqual({ code: 4401, reason: 'left' })
    for (const server of [one, other]) {
      expect((await bo.moveTo(server).fetch(`/api/workshops/${one.workshop.id}/view`)).status).toBe(401)
    }
  })
})

describe('another phase on one server', () => {
  test('refuses writing on the other at once', async () => {
    const facilitator = new TestBrowser(one)
    await facilitator.enter()
    const bo = (await joined('Bo', other)).moveTo(other)
    const peer = await RawPeer.open(other, bo, 'diagnostic')
    peer.write('before')
    await expect.poll(() => peer.acknowledged()).toEqual(['before'])
    expect(await facilitator.command({ type: 'enter-phase', phase: 'plan' })).toMatchObject({ ok: true })
    // The bell has rung: one turn of a command later, the other server knows.
    await expect.poll(async () => (await bo.view()).view.phase).toBe('plan')
    peer.write('after')
    await expect.poll(() => peer.closed?.code).toBe(4403)
    expect([...(await storedIn(other)).keys()]).toEqual(['before'])
  })
})

function add(doc: Parameters<typeof findingsOf>[0], id: string): void {
  doc.transact(() => addFinding(doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title: id }))
}

async function storedIn({ app, workshop }: TestServer): Promise<ReadonlyMap<string, unknown>> {
  const room = await app.rooms.document(workshop.id, 'diagnostic')
  return room.read((doc) => new Map(findingsOf(doc).entries()))
}
