import { strFromU8, unzipSync } from 'fflate'
import WebSocket from 'ws'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { memoryStorage } from '../../../server/storage/memory.ts'
import { addFinding } from '../../../shared/documents/finding.ts'
import { plainParagraphs } from '../../../shared/documents/rich-text.ts'
import { recordIn, textIn } from '../../../client/link/record-in.ts'
import { addSession, sessionsOf } from '../../../shared/documents/bilateral-session.ts'
import type { BilateralSessionId, DomainId, EvidenceId, FindingId, InstitutionId } from '../../../shared/id.ts'
import { spaceOf } from '../../../shared/workshop/document-name.ts'
import { importKinds } from '../../../shared/workshop/imported.ts'
import { mailBy, startMailServer, type MailServer } from '../../support/mail-server.ts'
import { confirmAddress } from '../../support/mail-reader.ts'
import { RawPeer } from '../../support/raw-peer.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

/** Every field of a space, each with a word that nothing else says. */
const fields = [
  'title',
  'body',
  'label',
  'value',
  'unit',
  'year',
  'source',
  'territory',
  'archived',
  'attendance',
  'notes',
  'comment',
  'mention',
  'reply',
  'hidden',
  'version',
] as const
const secret = (field: (typeof fields)[number]) => `motsecret${field}`
const space = spaceOf('caf' as InstitutionId)
const documents = [space, 'diagnostic', 'plan']
const roles = ['facilitator', 'contributor', 'reader', 'resident', 'projector', 'corrected', 'stranger'] as const

let post: MailServer
let server: TestServer
let member: TestBrowser
let people: Readonly<Record<(typeof roles)[number], TestBrowser>>
let versions: readonly string[]
const logged: string[] = []

beforeAll(async () => {
  post = await startMailServer()
  const log = (about: object, message: string) => void logged.push(JSON.stringify([about, message]))
  server = await startTestServer(memoryStorage(), {
    mail: mailBy(post.url),
    log: { debug: log, info: log, warn: log, error: log },
  })
  const browser = () => new TestBrowser(server)
  people = {
    facilitator: browser(),
    contributor: browser(),
    reader: browser(),
    resident: browser(),
    projector: browser(),
    corrected: browser(),
    stranger: browser(),
  }
  member = browser()
  await member.join('Ana', 'caf')
  await people.facilitator.enter()
  const bo = await people.contributor.join('Bo', 'val')
  const read = await people.reader.join('Chloé', 'dep')
  await people.resident.join('Dalia', null)
  const once = await people.corrected.join('Eva', 'caf')
  await people.projector.post('/api/projector', { workshop: server.workshop.id, key: server.projectorKey })
  await accepted(people.facilitator, { type: 'change-role', participant: read.participant.id, role: 'reader' })
  await confirmAddress(server, post, { browser: people.contributor, address: 'bo@example.org' })
  await confirmAddress(server, post, { browser: people.corrected, address: 'eva@example.org' })
  await writeSecrets([bo.participant.id, once.participant.id])
  const eva = { participant: once.participant.id, name: 'Eva', institution: 'val' }
  await accepted(people.facilitator, { type: 'correct-participant', ...eva })
})
afterAll(async () => {
  await server.stop()
  await post.close()
})

async function writeSecrets(mentioned: readonly string[]): Promise<void> {
  const peer = await RawPeer.open(server, member, space)
  const figure = {
    id: 'e1' as EvidenceId,
    label: secret('label'),
    value: secret('value'),
    unit: secret('unit'),
    year: secret('year'),
    source: secret('source'),
  }
  const kind = { domain: 'D1' as DomainId, type: 'need' } as const
  peer.doc.transact(() => {
    addFinding(peer.doc, {
      ...kind,
      id: 'f1' as FindingId,
      title: secret('title'),
      body: plainParagraphs(secret('body')),
      evidence: [figure],
      territory: secret('territory'),
    })
    addSession(peer.doc, { id: 's1' as BilateralSessionId, date: '2026-01-12' })
    for (const field of ['attendance', 'notes'] as const) {
      textIn(recordIn(sessionsOf(peer.doc), 's1'), field)?.insert(0, secret(field))
    }
    addFinding(peer.doc, { ...kind, id: 'f2' as FindingId, title: secret('archived'), isArchived: true })
  })
  await vi.waitUntil(async () => (await heard(member, { path: at(`documents/${space}`) })).includes(secret('archived')))
  const about = { document: space, subject: 'f1', anchor: { on: 'whole' } }
  await accepted(member, { ...about, type: 'open-thread', thread: 't1', comment: 'k1', text: secret('comment') })
  const mentions = { participants: mentioned, institutions: ['val'] }
  await accepted(member, { type: 'reply', thread: 't1', comment: 'k2', text: secret('reply') })
  await accepted(member, { type: 'reply', thread: 't1', comment: 'k3', text: secret('mention'), mentions })
  await accepted(member, { type: 'reply', thread: 't1', comment: 'k4', text: secret('hidden') })
  await accepted(member, { type: 'name-version', document: space, version: 'v1', label: secret('version') })
  // Leaves versions of the shared documents too.
  for (const phase of ['listen', 'share']) await accepted(people.facilitator, { type: 'enter-phase', phase })
  versions = Object.keys((await member.view()).view.versions)
  peer.socket.terminate()
}

interface Asked {
  readonly path: string
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: unknown
}

const at = (path: string) => `/api/workshops/${server.workshop.id}/${path}`
const onEach = (door: string) => documents.map((name): Asked => ({ path: at(`documents/${name}${door}`) }))
const asking = (path: string, body: unknown): Asked => ({ path, method: 'POST', body })

/** How each door of the description is knocked at; a new one must be told here before this test passes again. */
const knocks: Readonly<Record<string, () => readonly Asked[]>> = {
  'GET /api/codes/{code}': () => [{ path: `/api/codes/${server.workshop.code}` }],
  'POST /api/join': () => [asking('/api/join', { code: server.workshop.code, name: 'Fred', institution: 'none' })],
  'POST /api/enter': () => [asking('/api/enter', { workshop: server.workshop.id, key: 'none', name: 'Fred' })],
  'POST /api/projector': () => [asking('/api/projector', { workshop: server.workshop.id, key: 'none' })],
  'GET /api/me': () => [{ path: '/api/me' }],
  // Whoever leaves could not knock any more.
  'POST /api/leave': () => [asking('/api/leave', { workshop: 'none' })],
  'POST /api/workshops': () => [asking('/api/workshops', { title: 'Une autre' })],
  'GET /api/workshops/{id}/view': () => [{ path: at('view') }],
  'POST /api/workshops/{id}/commands': () =>
    [
      { type: 'reply', thread: 't1', comment: 'k9', text: 'Et là ?' },
      { type: 'restore-version', document: space, version: 'v1' },
      { type: 'merge-findings', into: 'm', findings: ['f1', 'f2'], wording: 'f1' },
      { type: 'pour', findings: ['f1'] },
    ].map((command) => asking(at('commands'), { id: crypto.randomUUID(), ...command })),
  'GET /api/workshops/{id}/links': () => [{ path: at('links') }],
  'GET /api/workshops/{id}/documents/{name}': () => onEach(''),
  'GET /api/workshops/{id}/documents/{name}/state': () => onEach('/state'),
  'GET /api/workshops/{id}/documents/{name}/raw': () => onEach('/raw'),
  'GET /api/workshops/{id}/documents/{name}/writers': () => onEach('/writers'),
  'GET /api/workshops/{id}/documents/{name}/difference': () =>
    versions.flatMap((version) => onEach(`/difference?from=${version}`)),
  'GET /api/workshops/{id}/documents/diagnostic/similar': () => [{ path: at('documents/diagnostic/similar') }],
  'GET /api/workshops/{id}/export/plan.docx': () => [{ path: at('export/plan.docx') }],
  'GET /api/workshops/{id}/export/diagnostic.docx': () => [{ path: at('export/diagnostic.docx?comments=margin') }],
  'GET /api/workshops/{id}/export/workshop.json': () => [{ path: at('export/workshop.json') }],
  'GET /api/workshops/{id}/catch-up': () => [{ path: at('catch-up') }],
  'POST /api/workshops/{id}/visits': () => [asking(at('visits'), { seen: { at: 1, revision: 1, documents: {} } })],
  'GET /api/workshops/{id}/mail': () => [{ path: at('mail') }],
  'POST /api/workshops/{id}/mail': () => [asking(at('mail'), { address: 'none', language: 'fr', frequency: 'daily' })],
  'DELETE /api/workshops/{id}/mail': () => [{ path: at('mail'), method: 'DELETE' }],
  'POST /courriel/{act}/{token}': () => [asking(`/courriel/confirmer/${server.workshop.id}~none`, '')],
  'POST /api/workshops/{id}/import/{kind}': () => importKinds.map((kind) => asking(at(`import/${kind}`), '')),
  'GET /api/workshops/{id}/template/{kind}': () => importKinds.map((kind) => ({ path: at(`template/${kind}`) })),
}

async function described(): Promise<readonly string[]> {
  const response = await fetch(`${server.url}/api/openapi.json`)
  const { paths } = (await response.json()) as { readonly paths: Readonly<Record<string, object>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
}

/** Everything that an answer says: its status, headers and bytes, those of a Word file unpacked. */
async function heard(browser: TestBrowser, { path, method = 'GET', body }: Asked): Promise<string> {
  const address = new URL(path, server.url)
  if (browser === people.projector) address.searchParams.set('as', 'projector')
  const response = await browser.fetch(`${address.pathname}${address.search}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const parts = isZip ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)) : [Buffer.from(bytes).toString()]
  return [response.status, JSON.stringify([...response.headers]), ...parts].join('\n')
}

/** What a document's websocket says to who asks for all of it, until `end`. */
async function syncOf(browser: TestBrowser, name: string) {
  const address = `${server.url.replace('http', 'ws')}/sync/${server.workshop.id}/${name}`
  const socket = new WebSocket(address, { headers: { cookie: browser.cookie } })
  const frames: Buffer[] = []
  socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
  socket.on('message', (data: Buffer) => frames.push(data))
  socket.on('error', () => undefined)
  await vi.waitUntil(() => socket.readyState === WebSocket.CLOSED || frames.length > 1)
  return { frames, end: () => socket.terminate() }
}

async function accepted(browser: TestBrowser, command: object): Promise<void> {
  const answer = await browser.command(command)
  if (!answer.ok) throw new Error(answer.refusal)
}

const secretsIn = (text: string) => fields.filter((field) => text.includes(secret(field)))

test('every door that is described is knocked at', async () => {
  expect((await described()).toSorted()).toEqual(Object.keys(knocks).toSorted())
})

test('a member hears every word that was hidden, at one door or another', async () => {
  const doors = [...onEach(''), { path: at('view') }]
  const texts = await Promise.all(doors.map((door) => heard(member, door)))
  expect(secretsIn(texts.join('\n'))).toEqual(fields)
})

test('who takes part is let in at the doors of what is shared', async () => {
  const shared = ['view', 'documents/diagnostic', 'documents/plan/state', 'export/plan.docx', 'export/workshop.json']
  for (const path of [...shared, 'export/diagnostic.docx', 'catch-up']) {
    expect(await heard(people.contributor, { path: at(path) }), `at ${path}`).toMatch(/^200/)
  }
})

describe('nobody else hears a word of a space', () => {
  test.each(roles)('at any door (%s)', async (role) => {
    for (const [door, requests] of Object.entries(knocks)) {
      for (const asked of requests()) {
        const text = await heard(people[role], asked)
        expect(secretsIn(text), `${door}, ${asked.path}`).toEqual([])
        // Nor whether there is such a space.
        expect(!asked.path.includes(space) && text.includes(space), `${door} names it`).toBe(false)
        // Being told to wait would tell nothing.
        expect(text, `${door} answers`).not.toMatch(/^429/)
      }
    }
  })

  test.each(roles)('on the live connection and on those of documents (%s)', async (role) => {
    const query = role === 'projector' ? '?as=projector' : ''
    const live = people[role].live(query)
    const told: Buffer[] = []
    const syncs = await Promise.all(documents.map((name) => syncOf(people[role], `${name}${query}`)))
    await accepted(member, { type: 'reply', thread: 't1', comment: `live-${role}`, text: secret('reply') })
    await vi.waitUntil(() => role === 'stranger' || live.messages.length > 0)
    for (const { frames, end } of syncs) {
      told.push(...frames)
      end()
    }
    expect(secretsIn(JSON.stringify(live.messages) + Buffer.concat(told).toString())).toEqual([])
    live.close()
  })

  test('in a mail, though it names them', async () => {
    for (let minute = 0; minute < 3; minute++) {
      await server.app.postman?.work()
      server.clock.now += 60_000
    }
    server.clock.now += 7 * 24 * 3_600_000
    for (let times = 0; times < 3; times++) await server.app.postman?.work()
    expect(post.mails.length).toBeGreaterThan(0)
    expect(secretsIn(post.mails.map(({ raw, text, html }) => [raw, text, html].join('\n')).join('\n'))).toEqual([])
  })

  test('in the log or in what is measured', async () => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toContain('tourdetable_')
    expect(secretsIn(metrics + logged.join('\n'))).toEqual([])
  })
})
