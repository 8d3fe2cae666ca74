import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'
import { openSmallDisk, type SmallDisk } from '../../support/small-disk.ts'
import { syncClient, type SyncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let disk: SmallDisk
let server: TestServer
let clients: SyncClient[]

beforeEach(async () => {
  disk = openSmallDisk()
  server = await startTestServer(disk.storage)
  clients = []
})
afterEach(async () => {
  for (const client of clients) client.destroy()
  await server.stop()
  disk.remove()
})

async function join(name: string): Promise<TestBrowser> {
  const browser = new TestBrowser(server)
  await browser.join(name, 'caf')
  return browser
}

function open(browser: TestBrowser): SyncClient {
  const client = syncClient(server, browser, 'diagnostic')
  clients.push(client)
  return client
}

// Large enough to need pages of its own: small rows fit in what is left of the last page.
function add(doc: Y.Doc, id: string): void {
  const title = id.repeat(20_000)
  doc.transact(() => addFinding(doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title }))
}

const has = (id: string) => (doc: Y.Doc) => findingsOf(doc).has(id)

describe('while the disk is full', () => {
  test('an edit is shown to nobody, and to everybody once there is room again', async () => {
    const [first, second] = [open(await join('Ana')), open(await join('Bo'))]
    add(first.doc, 'f1')
    await second.until(has('f1'))
    const live = (await join('Cy')).live()
    await live.until(() => true)
    disk.fill()
    add(first.doc, 'f2')
    await expect.poll(() => live.messages.some((one) => one.type === 'status' && !one.isStoring)).toBe(true)
    expect(findingsOf(second.doc).has('f2')).toBe(false)
    expect(first.provider.wsconnected).toBe(true)
    disk.free()
    await second.until(has('f2'))
    await expect.poll(() => live.messages.some((one) => one.type === 'status' && one.isStoring)).toBe(true)
  })

  test('a command is refused in words, changes nothing, and works when sent again', async () => {
    const facilitator = new TestBrowser(server)
    await facilitator.enter()
    disk.fill()
    const options = Array.from({ length: 100 }, (_, index) => ({
      id: `o${index}`,
      wording: 'x'.repeat(300),
      action: null,
      domain: null,
    }))
    const method = { type: 'points', points: 5, perOption: 2 }
    const open = { id: 'once', type: 'open-round', round: 'r1', title: 'Vote', method, options, minutes: null }
    expect(await facilitator.command(open)).toMatchObject({ ok: false, refusal: 'storage-unavailable' })
    expect((await facilitator.view()).view.rounds).toEqual({})
    disk.free()
    expect(await facilitator.command(open)).toMatchObject({ ok: true })
  })
})

describe('on a full disk', () => {
  test('nobody is let in by half, and nothing is made: the door says so', async () => {
    disk.fill()
    const about = 'x'.repeat(4_000)
    const meetings = Array.from({ length: 50 }, () => {
      return { date: '2026-01-01', format: 'separate', about, institutions: [], attendance: null }
    })
    const made = await new TestBrowser(server).post('/api/workshops', { title: 'Autre', meetings })
    expect([made.status, await made.json()]).toEqual([503, { error: 'storage-unavailable' }])
    const join = () => {
      const body = { code: server.workshop.code, name: 'x'.repeat(80), institution: null }
      return new TestBrowser(server).post('/api/join', body)
    }
    // The first ones fit in what is left of the last pages.
    const answers: Response[] = []
    for (let person = 0; person < 60; person++) answers.push(await join())
    const letIn = answers.filter(({ status }) => status === 200).length
    const last = answers.at(-1)
    expect([last?.status, await last?.json(), last?.headers.get('set-cookie')]).toEqual([
      503,
      { error: 'storage-unavailable' },
      null,
    ])
    const recorded = await disk.storage.readFacts(server.workshop.id, 0)
    expect(recorded.filter(({ fact }) => fact.type === 'participant-joined')).toHaveLength(letIn)
    disk.free()
    expect((await join()).status).toBe(200)
  })
})

describe('after a restart', () => {
  test('everything that was shown is there', async () => {
    const [first, second] = [open(await join('Ana')), open(await join('Bo'))]
    add(first.doc, 'f1')
    await second.until(has('f1'))
    const stored = await disk.storage.readDocument(server.workshop.id, 'diagnostic')
    const again = new Y.Doc()
    for (const { update } of stored.updates) Y.applyUpdate(again, update)
    expect(findingsOf(again).has('f1')).toBe(true)
  })
})
