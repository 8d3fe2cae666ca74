import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFinding, findingsOf, readDiagnostic } from '../../../shared/documents/finding.ts'
import { addStake } from '../../../shared/documents/stake.ts'
import type { DomainId, EvidenceId, FindingId, StakeId } from '../../../shared/id.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'
import { syncClient, type SyncClient } from '../../support/sync-client.ts'

let server: TestServer
let ana: TestBrowser
let bo: TestBrowser
let clients: SyncClient[]

beforeEach(async () => {
  server = await startTestServer()
  ;[ana, bo] = [new TestBrowser(server), new TestBrowser(server)]
  await ana.join('Ana', 'caf')
  await bo.join('Bo', 'val')
  clients = []
})
afterEach(async () => {
  for (const client of clients) client.destroy()
  await server.stop()
})

function open(browser: TestBrowser, doc?: Y.Doc): SyncClient {
  const client = syncClient(server, browser, 'diagnostic', doc)
  clients.push(client)
  return client
}

function add(doc: Y.Doc, id: string, title = ''): void {
  doc.transact(() => addFinding(doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title }))
}

const has = (id: string) => (doc: Y.Doc) => findingsOf(doc).has(id)

describe('two standard y-websocket clients', () => {
  test('see each other’s edits, and the door reads the same', async () => {
    const [first, second] = [open(ana), open(bo)]
    add(first.doc, 'f1', 'Des places manquent')
    await second.until(has('f1'))
    add(second.doc, 'f2')
    await first.until(has('f2'))
    const door = await ana.fetch(`/api/workshops/${server.workshop.id}/documents/diagnostic`)
    expect(await door.json()).toEqual(JSON.parse(JSON.stringify(readDiagnostic(first.doc))))
  })

  test('exchange carets, signed by the server whatever they claim', async () => {
    const [first, second] = [open(ana), open(bo)]
    const seen = new Promise<unknown>((resolve) => {
      second.provider.awareness.on('change', () => {
        const state = second.provider.awareness.getStates().get(first.doc.clientID)
        if (state) resolve(state)
      })
    })
    first.provider.awareness.setLocalState({ user: { name: 'Le Préfet', color: 'url(x)' }, cursor: null, extra: 'x' })
    expect(await seen).toEqual({
      user: { id: expect.any(String), name: 'Ana', color: expect.stringMatching(/^#[0-9A-F]{6}$/) },
      cursor: null,
      place: null,
    })
  })

  test('lose the caret of who leaves', async () => {
    const [first, second] = [open(ana), open(bo)]
    const states = second.provider.awareness
    const until = (isThere: boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (states.getStates().has(first.doc.clientID) === isThere) resolve()
        }
        states.on('change', look)
        look()
      })
    first.provider.awareness.setLocalState({ cursor: null })
    await until(true)
    first.provider.disconnect()
    await expect(until(false)).resolves.toBeUndefined()
  })
})

describe('edits made offline', () => {
  test('arrive when the client comes back', async () => {
    const [first, second] = [open(ana), open(bo)]
    await first.until(() => first.provider.synced || true)
    first.provider.disconnect()
    add(first.doc, 'f1')
    first.provider.connect()
    await expect(second.until(has('f1'))).resolves.toBeUndefined()
  })
})

describe('a document that is closed for writing', () => {
  test('closes who still writes with 4403, keeps nothing of it, and others go on reading', async () => {
    const [first, second] = [open(ana), open(bo)]
    add(first.doc, 'f1')
    await second.until(has('f1'))
    const facilitator = new TestBrowser(server)
    await facilitator.enter()
    await facilitator.command({ type: 'enter-phase', phase: 'plan' })
    add(first.doc, 'f2')
    expect(await first.closed).toEqual({ code: 4403, reason: 'read-only' })
    // A final code: the client does not come back to offer the same again and again.
    expect(first.provider.shouldConnect).toBe(false)
    const door = await ana.fetch(`/api/workshops/${server.workshop.id}/documents/diagnostic`)
    expect(((await door.json()) as { findings: unknown[] }).findings).toHaveLength(1)
    expect(second.provider.wsconnected).toBe(true)
  })

  test('still syncs with a reader who holds exactly what it holds', async () => {
    const first = open(ana)
    add(first.doc, 'f1')
    const reader = open(bo)
    await reader.until(has('f1'))
    reader.doc.transact(() => findingsOf(reader.doc).get('f1'))
    const facilitator = new TestBrowser(server)
    await facilitator.enter()
    await facilitator.command({ type: 'enter-phase', phase: 'plan' })
    reader.provider.disconnect()
    reader.provider.connect()
    await new Promise<void>((resolve) => reader.provider.once('sync', () => resolve()))
    expect(reader.provider.wsconnected).toBe(true)
  })
})

describe('who may open a document', () => {
  test('is closed with 4401 for a stranger', async () => {
    expect(await open(new TestBrowser(server)).closed).toMatchObject({ code: 4401 })
  })

  test('is closed with 4404 for a document that does not exist', async () => {
    const client = syncClient(server, ana, 'space' as 'plan')
    clients.push(client)
    expect(await client.closed).toMatchObject({ code: 4404 })
  })
})

describe('a comment on a passage', () => {
  test('marks the words in the same act, for everyone', async () => {
    const first = open(ana)
    first.doc.transact(() =>
      addFinding(first.doc, {
        id: 'f1' as FindingId,
        domain: 'D1' as DomainId,
        type: 'need',
        body: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Des places manquent.' }] }],
        },
      }),
    )
    const second = open(bo)
    await second.until(has('f1'))
    const answer = await bo.command({
      type: 'open-thread',
      thread: 't1',
      comment: 'c1',
      document: 'diagnostic',
      subject: 'f1',
      anchor: { on: 'passage', start: '', end: '', quote: 'places', before: 'Des ', after: ' manquent' },
      text: 'Combien ?',
    })
    expect(answer).toMatchObject({ ok: true })
    const marked = (doc: Y.Doc) =>
      JSON.stringify(readDiagnostic(doc).findings[0]?.body).includes(
        '{"type":"text","text":"places","marks":[{"type":"comment","attrs":{"thread":"t1"}}]}',
      )
    await first.until(marked)
    await second.until(marked)
    expect(Object.values((await ana.view()).view.threads)[0]).toMatchObject({
      anchor: { on: 'passage', quote: 'places' },
    })
  })

  test('is refused when the words are nowhere', async () => {
    const first = open(ana)
    add(first.doc, 'f1')
    const second = open(bo)
    await second.until(has('f1'))
    const answer = await bo.command({
      type: 'open-thread',
      thread: 't1',
      comment: 'c1',
      document: 'diagnostic',
      subject: 'f1',
      anchor: { on: 'passage', start: '', end: '', quote: 'nowhere', before: '', after: '' },
      text: 'Combien ?',
    })
    expect(answer).toMatchObject({ ok: false, refusal: 'passage-not-found' })
  })
})

describe('a comment on what is no text', () => {
  const evidence = { label: 'des demandes', value: '42', unit: '%', year: '2023', source: 'CAF' }

  async function anchors(...asked: readonly Readonly<Record<string, unknown>>[]) {
    const first = open(ana)
    first.doc.transact(() => {
      const figure = { id: 'e1' as EvidenceId, ...evidence }
      const about = { domain: 'D1' as DomainId, type: 'need', title: 'Attendre', evidence: [figure] } as const
      addFinding(first.doc, { id: 'f1' as FindingId, ...about })
      addStake(first.doc, 's1' as StakeId)
      const title = first.doc.getMap<Y.Map<Y.Text>>('stakes').get('s1')?.get('title')
      title?.insert(0, 'Accueillir tous les enfants')
    })
    const second = open(bo)
    await second.until(has('f1'))
    const answers = []
    for (const [index, about] of asked.entries()) {
      const ids = { thread: `t${index}`, comment: `c${index}`, document: 'diagnostic', text: 'Vraiment ?' }
      answers.push(await bo.command({ type: 'open-thread', ...ids, ...about }))
    }
    const { threads } = (await ana.view()).view
    return { answers, anchors: Object.values(threads).map(({ anchor }) => anchor) }
  }

  test('keeps the words that the document has there, not what is sent', async () => {
    const found = await anchors(
      { subject: 'f1', anchor: { on: 'figure', figure: 'e1', words: 'Faux' } },
      { subject: 's1', anchor: { on: 'stake' } },
      { subject: 'f1', anchor: { on: 'whole' } },
      { subject: 'D1', anchor: { on: 'domain' } },
    )
    expect(found.anchors).toEqual([
      { on: 'figure', figure: 'e1', words: '42 % des demandes (CAF, 2023)' },
      { on: 'stake', words: 'Accueillir tous les enfants' },
      { on: 'whole', words: 'Attendre' },
      { on: 'domain', words: 'Petite enfance' },
    ])
  })

  test('is refused where there is no such thing', async () => {
    const found = await anchors(
      { subject: 'f1', anchor: { on: 'figure', figure: 'e9' } },
      { subject: 'f9', anchor: { on: 'figure', figure: 'e1' } },
      { subject: 'f1', anchor: { on: 'stake' } },
      { subject: 's1', anchor: { on: 'whole' } },
      { subject: 'f1', anchor: { on: 'domain' } },
      { subject: 'D1', document: 'plan', anchor: { on: 'domain' } },
      { subject: 's1', document: 'plan', anchor: { on: 'stake' } },
    )
    expect(found.answers.map((answer) => ('refusal' in answer ? answer.refusal : 'accepted'))).toEqual(
      found.answers.map(() => 'unknown-subject'),
    )
  })
})
