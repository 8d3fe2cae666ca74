import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFinding } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'
import type { CatchUp } from '../../../shared/plan/catch-up.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let server: TestServer
let facilitator: TestBrowser
let ana: TestBrowser

const hourMs = 3_600_000

beforeEach(async () => {
  server = await startTestServer()
  facilitator = new TestBrowser(server)
  ana = new TestBrowser(server)
  await facilitator.enter()
  await ana.join('Ana', 'caf')
})
afterEach(() => server.stop())

async function caughtUp(browser: TestBrowser): Promise<CatchUp> {
  return (await (await browser.fetch(`/api/workshops/${server.workshop.id}/catch-up`)).json()) as CatchUp
}

function visit(browser: TestBrowser, body: object = {}): Promise<Response> {
  return browser.post(`/api/workshops/${server.workshop.id}/visits`, body)
}

async function write(id: string, title: string): Promise<void> {
  const room = await server.app.rooms.document(server.workshop.id, 'diagnostic')
  const domain = 'd-1' as DomainId
  await room.act(
    (doc) => addFinding(doc, { id: id as FindingId, domain, type: 'need', title }),
    () => [],
  )
}

describe('catching up', () => {
  test('says that a first visit is one, and tells nothing', async () => {
    await write('f1', 'Des places manquent')
    expect(await caughtUp(ana)).toMatchObject({ since: null, events: [], changes: [], waiting: [] })
  })

  test('tells what came after the last visit: facts and words', async () => {
    await write('f1', 'Des places manquent')
    await visit(ana)
    server.clock.now += 24 * hourMs
    await facilitator.command({ type: 'enter-phase', phase: 'plan' })
    await write('f2', 'Un relais ouvre')
    const told = await caughtUp(ana)
    expect(told).toMatchObject({
      since: server.clock.now - 24 * hourMs,
      changes: [{ kind: 'finding', id: 'f2', change: 'added', fields: [{ field: 'title', now: 'Un relais ouvre' }] }],
    })
    expect(told.events.map(({ type }) => type)).toContain('phase')
  })

  test('tells the same again when the page is loaded again, until all is marked as seen', async () => {
    await visit(ana)
    server.clock.now += 24 * hourMs
    await write('f1', 'Des places manquent')
    const first = await caughtUp(ana)
    server.clock.now += 60_000
    const again = await caughtUp(ana)
    expect(again.changes).toEqual(first.changes)
    await write('f2', 'Venu pendant la lecture')
    expect((await visit(ana, { seen: again.until })).status).toBe(200)
    expect((await caughtUp(ana)).changes).toMatchObject([{ id: 'f2' }])
  })

  test('begins from a version where there is one', async () => {
    await write('f1', 'Des places manquent')
    await facilitator.command({ type: 'name-version', document: 'diagnostic', version: 'v1', label: 'Avant' })
    await write('f2', 'Un relais ouvre')
    await visit(ana)
    server.clock.now += 24 * hourMs
    await write('f3', 'Un bus passe')
    expect((await caughtUp(ana)).changes).toMatchObject([{ id: 'f3', change: 'added' }])
  })

  test('is each person’s own', async () => {
    const bo = new TestBrowser(server)
    await bo.join('Bo', 'val')
    await visit(ana)
    await visit(bo)
    server.clock.now += 24 * hourMs
    await write('f1', 'Des places manquent')
    await visit(ana, { seen: (await caughtUp(ana)).until })
    expect((await caughtUp(ana)).changes).toEqual([])
    expect((await caughtUp(bo)).changes).toHaveLength(1)
  })

  test('is refused to strangers, to the room’s screen, and to who asks without end', async () => {
    expect((await new TestBrowser(server).fetch(`/api/workshops/${server.workshop.id}/catch-up`)).status).toBe(401)
    const screen = new TestBrowser(server)
    await screen.post('/api/projector', { workshop: server.workshop.id, key: server.projectorKey })
    expect((await screen.fetch(`/api/workshops/${server.workshop.id}/catch-up`)).status).toBe(401)
    for (let count = 0; count < 20; count++) expect((await visit(ana)).status).toBe(200)
    expect((await visit(ana)).status).toBe(429)
  })

  test('refuses a moment that is none', async () => {
    expect((await visit(ana, { seen: { at: 'hier', revision: -1, documents: {} } })).status).toBe(400)
  })
})
