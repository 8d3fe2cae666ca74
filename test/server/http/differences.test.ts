import type * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'
import type { DiagnosticDifference } from '../../../shared/plan/compare-diagnostics.ts'
import { breakableStorage } from '../../support/breakable-storage.ts'
import { syncClient, type SyncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let server: TestServer
let facilitator: TestBrowser
let writer: SyncClient

beforeEach(async () => {
  server = await startTestServer(breakableStorage())
  facilitator = new TestBrowser(server)
  await facilitator.enter()
  writer = syncClient(server, await member('Ana'), 'diagnostic')
})
afterEach(async () => {
  writer.destroy()
  await server.stop()
})

async function member(name: string): Promise<TestBrowser> {
  const browser = new TestBrowser(server)
  await browser.join(name, 'caf')
  return browser
}

const path = (query: string) => `/api/workshops/${server.workshop.id}/documents/diagnostic/difference?${query}`
const add = (doc: Y.Doc, id: string) =>
  doc.transact(() => addFinding(doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title: id }))

/** Adds a finding, waits until it is stored, and names that moment. */
async function keep(version: string, finding: string): Promise<void> {
  add(writer.doc, finding)
  const room = await server.app.rooms.document(server.workshop.id, 'diagnostic')
  await expect.poll(() => room.read((doc) => findingsOf(doc).has(finding))).toBe(true)
  await facilitator.command({ type: 'name-version', document: 'diagnostic', version, label: version })
}

async function difference(browser: TestBrowser, query: string) {
  const response = await browser.fetch(path(query))
  return { status: response.status, said: (await response.json()) as DiagnosticDifference & { error?: string } }
}

describe('the door that compares versions', () => {
  test('tells any member what changed between two of them, and since one', async () => {
    await keep('V1', 'f1')
    await keep('V2', 'f2')
    await keep('V3', 'f3')
    const ana = await member('Bo')
    const between = await difference(ana, 'from=V1&to=V2')
    expect(between.status).toBe(200)
    expect(between.said.findings).toMatchObject([{ id: 'f2', status: 'added' }])
    expect((await difference(ana, 'from=V1')).said.findings.map(({ id }) => id)).toEqual(['f2', 'f3'])
    expect((await difference(ana, 'from=V3&to=V1')).said.findings).toMatchObject([
      { id: 'f2', status: 'removed' },
      { id: 'f3', status: 'removed' },
    ])
  })

  test('knows no version of the other document, nor one that nobody kept', async () => {
    await facilitator.command({ type: 'name-version', document: 'plan', version: 'P1', label: 'Plan' })
    for (const query of ['from=P1', 'from=none', 'from=constructor']) {
      expect(await difference(facilitator, query)).toEqual({ status: 404, said: { error: 'not-found' } })
    }
    expect((await facilitator.fetch(path('from=a/b'))).status).toBe(400)
  })

  test('is closed to the room’s screen and to strangers', async () => {
    await keep('V1', 'f1')
    const screen = new TestBrowser(server)
    await screen.post('/api/projector', { workshop: server.workshop.id, key: server.projectorKey })
    expect((await screen.fetch(path('from=V1'))).status).toBe(401)
    expect((await screen.fetch(path('from=V1&as=projector'))).status).toBe(403)
    expect((await new TestBrowser(server).fetch(path('from=V1'))).status).toBe(401)
  })

  test('asks who compares without end to wait', async () => {
    const statuses = new Set<number>()
    for (let times = 0; times < 25; times++) statuses.add((await facilitator.fetch(path('from=none'))).status)
    expect([...statuses]).toEqual([404, 429])
  })
})
