import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bellHub } from '../../../server/bell/local-bell.ts'
import type { Write } from '../../../server/storage/storage.ts'
import { addFinding, findingsOf, readDiagnostic } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId, VersionId } from '../../../shared/id.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import { syncClient, type SyncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const named = 'V1' as VersionId
const name = { type: 'name-version', document: 'diagnostic', version: named, label: 'Avant la réunion' }
const restore = { type: 'restore-version', document: 'diagnostic', version: named }

let storage: BreakableStorage
let server: TestServer
let facilitator: TestBrowser
let clients: SyncClient[]

beforeEach(async () => {
  storage = breakableStorage()
  server = await startTestServer(storage)
  facilitator = new TestBrowser(server)
  await facilitator.enter()
  clients = []
})
afterEach(async () => {
  storage.failure = null
  for (const client of clients) client.destroy()
  await server.stop()
})

async function open(who: string, on = server): Promise<SyncClient> {
  const browser = new TestBrowser(on)
  await browser.join(who, 'caf')
  const client = syncClient(on, browser, 'diagnostic')
  clients.push(client)
  return client
}

function add(doc: Y.Doc, id: string, title: string): void {
  doc.transact(() => addFinding(doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title }))
}

function titleIn(doc: Y.Doc, id: string): Y.Text | null {
  const record = findingsOf(doc).get(id)
  const title = record instanceof Y.Map ? record.get('title') : null
  return title instanceof Y.Text ? title : null
}

const says = (id: string, title: string) => (doc: Y.Doc) => titleIn(doc, id)?.toString() === title
const isArchived = (id: string) => (doc: Y.Doc) =>
  (findingsOf(doc).get(id) as Y.Map<unknown>).get('isArchived') === true

/** What a version says, read as it is stored. */
async function stored(version: string) {
  const kept = await storage.readVersion(server.workshop.id, version as VersionId)
  if (!kept) throw new Error('it is not stored')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, kept.state)
  return { ...kept, findings: readDiagnostic(doc).findings.map(({ title, isArchived }) => [title, isArchived]) }
}

/** Until the log of the diagnostic has this seq. */
async function untilStored(seq: number): Promise<void> {
  const stands = async () => (await storage.readDocument(server.workshop.id, 'diagnostic')).updates.at(-1)?.seq
  await expect.poll(stands).toBe(seq)
}

async function versions() {
  return Object.values((await facilitator.view()).view.versions)
}

const typesOf = (writes: readonly Write[] | undefined) => writes?.map(({ type }) => type).toSorted()

describe('a version that is named', () => {
  test('is stored with its fact, and holds what was written until then', async () => {
    const ana = await open('Ana')
    add(ana.doc, 'f1', 'Des places')
    await untilStored(2)
    expect(await facilitator.command(name)).toMatchObject({ ok: true })
    expect(typesOf(storage.commits.at(-1))).toEqual(['answer', 'facts', 'version'])
    titleIn(ana.doc, 'f1')?.insert(10, ' manquent')
    expect(await stored(named)).toMatchObject({ document: 'diagnostic', seq: 2, findings: [['Des places', false]] })
    expect(await versions()).toMatchObject([{ id: named, cause: { label: 'Avant la réunion' }, seq: 2 }])
  })

  test('is refused in words while storage fails, and is not in the list', async () => {
    storage.failure = new Error('disk full')
    expect(await facilitator.command(name)).toMatchObject({ ok: false, refusal: 'storage-unavailable' })
    expect(await versions()).toEqual([])
    expect(await storage.readVersion(server.workshop.id, named)).toBeNull()
  })

  test.each([name, restore])('does not read the document for one who may not ask ($type)', async (asked) => {
    const reader = new TestBrowser(server)
    await reader.join('Bo', 'val')
    expect(await reader.command(asked)).toMatchObject({ ok: false, refusal: 'not-allowed' })
    expect(server.app.rooms.open.documents).toBe(0)
  })
})

describe('a phase that ends', () => {
  test('leaves both documents kept, in the commit that ends it', async () => {
    expect(await facilitator.command({ type: 'enter-phase', phase: 'plan' })).toMatchObject({ ok: true })
    expect(typesOf(storage.commits.at(-1))).toEqual(['answer', 'facts', 'version', 'version'])
    const kept = await versions()
    expect(kept).toMatchObject([
      { document: 'diagnostic', cause: { type: 'phase', phase: 'share' } },
      { document: 'plan', cause: { type: 'phase', phase: 'share' } },
    ])
    for (const { id } of kept) expect(await storage.readVersion(server.workshop.id, id)).not.toBeNull()
  })
})

describe('a version that is restored', () => {
  test('is an edit that everybody sees, in one commit with its fact and with what was there before', async () => {
    const [ana, bo] = [await open('Ana'), await open('Bo')]
    add(ana.doc, 'f1', 'Des places')
    await bo.until(says('f1', 'Des places'))
    await facilitator.command(name)
    titleIn(ana.doc, 'f1')?.insert(10, ' manquent')
    add(bo.doc, 'f2', 'Un autre')
    await bo.until(says('f1', 'Des places manquent'))
    await ana.until(says('f2', 'Un autre'))
    expect(await facilitator.command(restore)).toMatchObject({ ok: true })
    expect(typesOf(storage.commits.at(-1))).toEqual(['answer', 'facts', 'update', 'version', 'writer'])
    for (const peer of [ana, bo]) {
      await peer.until(says('f1', 'Des places'))
      await peer.until(isArchived('f2'))
    }
    const [, before] = await versions()
    expect(before?.cause).toEqual({ type: 'restore', version: named })
    expect((await stored(before?.id ?? '')).findings).toEqual([
      ['Des places manquent', false],
      ['Un autre', false],
    ])
    expect(await facilitator.command({ ...restore, version: before?.id })).toMatchObject({ ok: true })
    await ana.until(says('f1', 'Des places manquent'))
    await bo.until((doc) => !isArchived('f2')(doc))
  })

  test('for one finding leaves all others as they are, also when it was erased', async () => {
    const [ana, bo] = [await open('Ana'), await open('Bo')]
    add(ana.doc, 'f1', 'Des places')
    add(ana.doc, 'f2', 'Un autre')
    await bo.until(says('f2', 'Un autre'))
    await facilitator.command(name)
    titleIn(ana.doc, 'f1')?.insert(10, ' manquent')
    titleIn(ana.doc, 'f2')?.insert(8, ' encore')
    await bo.until(says('f2', 'Un autre encore'))
    expect(await facilitator.command({ ...restore, subject: 'f1' })).toMatchObject({ ok: true })
    await bo.until(says('f1', 'Des places'))
    expect(says('f2', 'Un autre encore')(bo.doc)).toBe(true)
    findingsOf(ana.doc).delete('f2')
    await bo.until((doc) => !findingsOf(doc).has('f2'))
    expect(await facilitator.command({ ...restore, subject: 'f2' })).toMatchObject({ ok: true })
    await ana.until(says('f2', 'Un autre'))
    expect(await facilitator.command({ ...restore, subject: 'f9' })).toMatchObject({ refusal: 'unknown-subject' })
    expect((await versions()).map(({ cause }) => cause.type)).toEqual(['asked', 'restore', 'restore'])
  })

  test('changes nothing while storage fails: it says so, and works when asked again', async () => {
    const ana = await open('Ana')
    add(ana.doc, 'f1', 'Des places')
    await untilStored(2)
    await facilitator.command(name)
    titleIn(ana.doc, 'f1')?.insert(10, ' manquent')
    await untilStored(3)
    storage.failure = new Error('disk full')
    const asked = { ...restore, id: 'once' }
    expect(await facilitator.command(asked)).toMatchObject({ ok: false, refusal: 'storage-unavailable' })
    storage.failure = null
    expect(await versions()).toHaveLength(1)
    const bo = await open('Bo')
    await bo.until(says('f1', 'Des places manquent'))
    expect(await facilitator.command(asked)).toMatchObject({ ok: true })
    await ana.until(says('f1', 'Des places'))
    await bo.until(says('f1', 'Des places'))
  })

  test('on another server comes to those who type on this one', async () => {
    await server.stop()
    const hub = bellHub()
    server = await startTestServer(storage, { bell: hub.end() })
    const other = await startTestServer(storage, { bell: hub.end(), beside: server })
    facilitator = new TestBrowser(server)
    await facilitator.enter()
    const driving = new TestBrowser(other)
    await driving.enter()
    const [ana, bo] = [await open('Ana'), await open('Bo', other)]
    add(ana.doc, 'f1', 'Des places')
    await bo.until(says('f1', 'Des places'))
    expect(await driving.command(name)).toMatchObject({ ok: true })
    titleIn(ana.doc, 'f1')?.insert(0, 'Hier, ')
    await bo.until(says('f1', 'Hier, Des places'))
    expect(await driving.command(restore)).toMatchObject({ ok: true })
    await ana.until(says('f1', 'Des places'))
    await bo.until(says('f1', 'Des places'))
    await expect.poll(async () => (await versions()).length).toBe(2)
    for (const client of clients.splice(0)) client.destroy()
    await other.stop()
  })
})
