import Libsql from 'libsql'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { sealOf } from '../../../server/storage/snapshot-seal.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { closeCode } from '../../../shared/protocol/close-code.ts'
import { freshFile } from '../../support/fresh-file.ts'
import { syncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const damage = Uint8Array.of(1, 250, 3, 4)

let server: TestServer
let facilitator: TestBrowser
let logged: { readonly fields: object; readonly message: string }[]
let path: string

/** A running server of which one row was damaged on the disk, in the diagnostic. */
beforeEach(async () => {
  const file = freshFile()
  logged = []
  const note = (fields: object, message: string) => void logged.push({ fields, message })
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: note }
  const storage = openSqlite(file)
  server = await startTestServer(storage, { log })
  onTestFinished(async () => {
    await server.stop()
    await storage.close()
  })
  const other = new Libsql(file)
  other.prepare(`UPDATE doc_updates SET data = ? WHERE document = 'diagnostic'`).run([damage])
  other.close()
  facilitator = new TestBrowser(server)
  await facilitator.enter()
  path = `/api/workshops/${server.workshop.id}/documents`
})

const unreadable = async () =>
  /^tourdetable_documents_unreadable (\d)$/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]

describe('a document that cannot be read', () => {
  test('is refused for good on its websocket, and said loudly', async () => {
    const client = syncClient(server, facilitator, 'diagnostic')
    expect(await client.closed).toEqual({ code: closeCode.unreadable, reason: 'document-unreadable' })
    client.destroy()
    expect(await unreadable()).toBe('1')
    expect(logged.map(({ message }) => message)).toEqual(['a document cannot be read: it is not served'])
    expect(logged[0]?.fields).toMatchObject({ workshop: server.workshop.id, document: 'diagnostic' })
  })

  test.each(['diagnostic', 'diagnostic/state'])('is refused by plain HTTP with a reason of its own: %s', async (at) => {
    const response = await facilitator.fetch(`${path}/${at}`)
    expect([response.status, await response.json()]).toEqual([500, { error: 'document-unreadable' }])
    expect(await unreadable()).toBe('1')
  })

  test('leaves the other document and the démarche alone', async () => {
    await facilitator.fetch(`${path}/diagnostic`)
    expect((await facilitator.fetch(`${path}/plan`)).status).toBe(200)
    const live = facilitator.live()
    await live.until(() => true)
    const subject = { document: 'diagnostic', subject: 'f1', anchor: { on: 'whole' }, text: 'Pourquoi ?' }
    const fresh = () => crypto.randomUUID()
    const comment = await live.ask({ type: 'open-thread', thread: fresh(), comment: fresh(), ...subject })
    expect(comment).toMatchObject({ ok: false, refusal: 'unknown-subject' })
    expect(await live.ask({ type: 'enter-phase', phase: 'plan' })).toMatchObject({ ok: true })
    const client = syncClient(server, facilitator, 'plan')
    await client.until(() => true)
    client.destroy()
    live.close()
    // Nobody was told that nothing is being saved.
    expect(live.messages.filter(({ type }) => type === 'status')).toEqual([])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  test.each([
    ['a contributor', 'caf'],
    ['an inhabitant, who is of no institution', null],
  ])('leaves by no hand but a facilitator’s: not by %s', async (_, institution) => {
    const somebody = new TestBrowser(server)
    await somebody.join('Bo', institution)
    expect((await somebody.fetch(`${path}/diagnostic/raw`)).status).toBe(403)
    expect((await somebody.fetch(`${path}/plan/raw`)).status).toBe(403)
  })

  test('is never replaced: its rows leave as they lie there', async () => {
    await facilitator.fetch(`${path}/diagnostic`)
    const response = await facilitator.fetch(`${path}/diagnostic/raw`)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;.*diagnostic\.json/)
    expect(await response.json()).toEqual({
      format: 'tour-de-table-document',
      version: 1,
      workshop: server.workshop.id,
      document: 'diagnostic',
      snapshot: null,
      updates: [{ seq: 1, by: 'server', at: server.clock.now, update: Buffer.from(damage).toString('base64') }],
    })
  })
})

describe('a document that its seal vouches for and that cannot be put together', () => {
  test('turns out who was let in, and lets in nobody after that', async () => {
    const doc = new Y.Doc()
    doc.getMap('actions').set('a1', 1)
    const before = Y.encodeStateVector(doc)
    doc.getMap('actions').set('a2', 2)
    const [state, vector] = [Y.encodeStateAsUpdate(doc, before), Y.encodeStateVector(doc)]
    const place = { workshop: server.workshop.id, document: 'plan', seq: 1, at: 1 } as const
    await server.storage.commit([{ type: 'snapshot', ...place, state, seal: sealOf(state, vector) }])
    const turnedOut = syncClient(server, facilitator, 'plan')
    await turnedOut.until(() => true)
    expect(await turnedOut.closed).toEqual({ code: closeCode.unreadable, reason: 'document-unreadable' })
    expect(await unreadable()).toBe('1')
    expect((await facilitator.fetch(`${path}/plan/state`)).status).toBe(500)
    const next = syncClient(server, facilitator, 'plan')
    expect(await next.closed).toEqual({ code: closeCode.unreadable, reason: 'document-unreadable' })
    expect(next.doc.getMap('actions').size).toBe(0)
    for (const client of [turnedOut, next]) client.destroy()
    expect(new Set(logged.map(({ message }) => message))).toEqual(
      new Set(['a document cannot be read: it is not served']),
    )
  })
})

describe('the rows of a document', () => {
  test('put a healthy one together again, however long it is', async () => {
    const { storage, workshop } = server
    const kept = new Y.Doc()
    const place = { workshop: workshop.id, document: 'plan', by: 'server', at: 1 } as const
    let seq = 1
    kept.on('update', (update: Uint8Array) => {
      void storage.commit([{ type: 'update', ...place, seq: ++seq, update }])
    })
    for (let index = 0; index < 500; index++) kept.getMap('actions').set(String(index % 7), index)
    const raw = (await (await facilitator.fetch(`${path}/plan/raw`)).json()) as {
      updates: { seq: number; update: string }[]
    }
    expect(raw.updates.map((row) => row.seq)).toEqual(Array.from({ length: 501 }, (_, index) => index + 1))
    const again = new Y.Doc()
    for (const { update } of raw.updates.slice(1)) Y.applyUpdate(again, Buffer.from(update, 'base64'))
    expect(again.getMap('actions').toJSON()).toEqual(kept.getMap('actions').toJSON())
  })

  test('are for facilitators', async () => {
    const contributor = new TestBrowser(server)
    await contributor.join('Ana', 'caf')
    expect((await contributor.fetch(`${path}/plan/raw`)).status).toBe(403)
    expect((await new TestBrowser(server).fetch(`${path}/plan/raw`)).status).toBe(401)
    expect((await facilitator.fetch(`${path}/other/raw`)).status).toBe(404)
  })
})
