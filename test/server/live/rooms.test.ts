import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'
import type { DocumentRoom } from '../../../server/live/document-room.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import { syncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let storage: BreakableStorage
let server: TestServer

beforeEach(async () => {
  storage = breakableStorage()
  server = await startTestServer(storage)
})
afterEach(async () => {
  storage.failure = null
  await server.stop()
})

const diagnostic = (): Promise<DocumentRoom> => server.app.rooms.document(server.workshop.id, 'diagnostic')
const workshop = () => server.app.rooms.workshop(server.workshop.id)

async function aMinuteLater(): Promise<void> {
  server.clock.now += 60_001
  await server.app.rooms.closeIdle()
}

async function member(): Promise<TestBrowser> {
  const browser = new TestBrowser(server)
  await browser.join('Ana', 'caf')
  return browser
}

describe('a room that nobody has been in for a minute', () => {
  test('is put away, and opened again as it was', async () => {
    const browser = await member()
    const client = syncClient(server, browser, 'diagnostic')
    const [workshopBefore, documentBefore] = [await workshop(), await diagnostic()]
    client.doc.transact(() =>
      addFinding(client.doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', title: 'Un besoin' }),
    )
    await expect.poll(() => documentBefore.read((doc) => findingsOf(doc).has('f1'))).toBe(true)
    client.destroy()
    await expect.poll(() => documentBefore.size).toBe(0)
    await aMinuteLater()
    expect(await workshop()).not.toBe(workshopBefore)
    expect(await diagnostic()).not.toBe(documentBefore)
    expect(await (await diagnostic()).read((doc) => findingsOf(doc).has('f1'))).toBe(true)
    expect((await browser.view()).view.me?.name).toBe('Ana')
  })

  test('stays while somebody is there, and a minute longer', async () => {
    const browser = await member()
    const live = browser.live()
    const client = syncClient(server, browser, 'diagnostic')
    await live.until(() => true)
    const [workshopBefore, documentBefore] = [await workshop(), await diagnostic()]
    await expect.poll(() => documentBefore.size).toBe(1)
    await aMinuteLater()
    expect([(await workshop()) === workshopBefore, (await diagnostic()) === documentBefore]).toEqual([true, true])
    live.close()
    client.destroy()
    await server.app.rooms.closeIdle()
    expect([(await workshop()) === workshopBefore, (await diagnostic()) === documentBefore]).toEqual([true, true])
  })

  test('stays while something of it is not stored', async () => {
    const client = syncClient(server, await member(), 'diagnostic')
    const before = await diagnostic()
    await expect.poll(() => before.size).toBe(1)
    await expect.poll(() => client.provider.synced).toBe(true)
    storage.failure = new Error('disk full')
    client.doc.transact(() =>
      addFinding(client.doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', title: 'Un besoin' }),
    )
    await expect.poll(() => server.app.rooms.isStoring).toBe(false)
    client.destroy()
    await expect.poll(() => before.size).toBe(0)
    await aMinuteLater()
    expect(await diagnostic()).toBe(before)
    storage.failure = null
    await expect.poll(() => before.read((doc) => findingsOf(doc).has('f1')), { timeout: 5_000 }).toBe(true)
  })
})
