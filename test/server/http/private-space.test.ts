import { strFromU8, unzipSync } from 'fflate'
import WebSocket from 'ws'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { bellHub } from '../../../server/bell/local-bell.ts'
import { memoryStorage } from '../../../server/storage/memory.ts'
import { addFinding, type Diagnostic } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId, VersionId } from '../../../shared/id.ts'
import type { DocumentName } from '../../../shared/workshop/document-name.ts'
import { RawPeer } from '../../support/raw-peer.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const space = 'space-caf' as DocumentName
const secrets = ['Nos agents partent', 'À ne dire à personne']
const [finding = '', comment = ''] = secrets
const thread = { thread: 'T1', document: space, subject: 'f1', anchor: { on: 'whole' } }
const nothing: readonly string[] = []

let server: TestServer
let member: TestBrowser
let mine: RawPeer
let others: Readonly<
  Record<'facilitator' | 'contributor' | 'reader' | 'projector' | 'resident' | 'stranger', TestBrowser>
>

beforeEach(async () => {
  server = await startTestServer(memoryStorage())
  member = new TestBrowser(server)
  await member.join('Ana', 'caf')
  const [facilitator, contributor, reader, projector, resident, stranger] = [1, 2, 3, 4, 5, 6].map(
    () => new TestBrowser(server),
  ) as [TestBrowser, TestBrowser, TestBrowser, TestBrowser, TestBrowser, TestBrowser]
  await facilitator.enter()
  await contributor.join('Bo', 'val')
  const read = await reader.join('Chloé', 'dep')
  await resident.join('Dalia', null)
  await projector.post('/api/projector', { workshop: server.workshop.id, key: server.projectorKey })
  await facilitator.command({ type: 'change-role', participant: read.participant.id, role: 'reader' })
  others = { facilitator, contributor, reader, projector, resident, stranger }
  mine = await RawPeer.open(server, member, space)
  mine.doc.transact(() =>
    addFinding(mine.doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', title: finding }),
  )
  await vi.waitUntil(async () => (await textAt(member, `documents/${space}`)).includes(finding))
  await accepted(member, { ...thread, type: 'open-thread', comment: 'K1', text: comment })
  // Leaves a version of everything, the space included.
  await accepted(facilitator, { type: 'enter-phase', phase: 'listen' })
  await accepted(facilitator, { type: 'enter-phase', phase: 'share' })
})
afterEach(async () => {
  mine.socket.terminate()
  await server.stop()
})

const acts = [
  'reply',
  'resolve-thread',
  'reopen-thread',
  'edit-comment',
  'hide-comment',
  'show-comment',
  'apply-proposal',
]
const wordFiles = ['plan.docx', 'diagnostic.docx?comments=margin']
const everybodyElse = ['facilitator', 'contributor', 'reader', 'projector', 'resident', 'stranger'] as const
const members = ['facilitator', 'contributor', 'reader', 'resident'] as const

// The room's screen says that it is one.
const asOf = (browser: TestBrowser) => (browser === others.projector ? '?as=projector' : '')

async function textAt(browser: TestBrowser, path: string): Promise<string> {
  const address = new URL(`/api/workshops/${server.workshop.id}/${path}`, server.url)
  if (browser === others.projector) address.searchParams.set('as', 'projector')
  const response = await browser.fetch(`${address.pathname}${address.search}`)
  return `${response.status} ${Buffer.from(await response.arrayBuffer()).toString('utf8')}`
}

async function accepted(browser: TestBrowser, command: object): Promise<void> {
  const answer = await browser.command(command)
  if (!answer.ok) throw new Error(answer.refusal)
}

async function wordsOfDocx(browser: TestBrowser, file: string): Promise<string> {
  const response = await browser.fetch(`/api/workshops/${server.workshop.id}/export/${file}`)
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const words = Object.values(parts)
    .map((part) => strFromU8(part))
    .join('\n')
  expect(words).toContain('Convention du Val')
  return words
}

/** What a document's websocket says before it ends, and why it ends. */
function syncOf(browser: TestBrowser, document: string): Promise<string> {
  const address = `${server.url.replace('http', 'ws')}/sync/${server.workshop.id}/${document}${asOf(browser) || '?'}&schema=1`
  const socket = new WebSocket(address, { headers: { cookie: browser.cookie } })
  const heard: Buffer[] = []
  return new Promise((resolve) => {
    socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
    socket.on('message', (data: Buffer) => heard.push(data))
    socket.on('error', () => undefined)
    socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()} ${Buffer.concat(heard).toString()}`))
    setTimeout(() => socket.terminate(), 1_000)
  })
}

const secretsIn = (text: string) => secrets.filter((secret) => text.includes(secret))
const withoutName = (text: string) => text.replaceAll(/space-\w+/g, 'space')

describe('its members', () => {
  test('find their words at every door', async () => {
    expect(secretsIn(await textAt(member, `documents/${space}`))).toEqual([finding])
    expect(secretsIn(await textAt(member, `documents/${space}/state`))).toEqual([finding])
    expect(await textAt(member, `documents/${space}/raw`)).toMatch(/^200 /)
    expect(secretsIn(await textAt(member, 'export/workshop.json'))).toEqual(secrets)
    const version = Object.values((await member.view()).view.versions).find(({ document }) => document === space)
    mine.doc.transact(() => addFinding(mine.doc, { id: 'f2' as FindingId, domain: 'D1' as DomainId, type: 'need' }))
    await vi.waitUntil(async () => (await textAt(member, `documents/${space}`)).includes('f2'))
    expect(await textAt(member, `documents/${space}/difference?from=${version?.id}`)).toMatch(
      /^200 .*"id":"f2","status":"added"/,
    )
    expect(await textAt(member, `documents/${space}/writers`)).toContain(String(mine.doc.clientID))
    // A conversation keeps the title of what it stands on.
    expect(secretsIn(await textAt(member, 'view'))).toEqual(secrets)
    expect(Object.values((await member.view()).view.versions).map(({ document }) => document)).toContain(space)
    expect(await syncOf(member, space)).toContain(finding)
  })

  test('name versions and go back to them, contributors too', async () => {
    await accepted(member, { type: 'name-version', document: space, version: 'V1', label: 'Avant l’équipe' })
    mine.doc.transact(() => addFinding(mine.doc, { id: 'f2' as FindingId, domain: 'D1' as DomainId, type: 'need' }))
    await vi.waitUntil(async () => (await textAt(member, `documents/${space}`)).includes('f2'))
    await accepted(member, { type: 'restore-version', document: space, version: 'V1' })
    const { findings } = JSON.parse((await textAt(member, `documents/${space}`)).slice(4)) as Diagnostic
    expect(findings.map(({ id, isArchived }) => [id, isArchived])).toEqual([
      ['f1', false],
      ['f2', true],
    ])
  })

  test('who drive the démarche as well read it too', async () => {
    const { participant } = await new TestBrowser(server).join('Eli', 'caf')
    await others.facilitator.command({ type: 'change-role', participant: participant.id, role: 'facilitator' })
    expect(await textAt(member, `documents/${space}`)).toContain(finding)
  })
})

describe('a space that is not theirs', () => {
  test.each(everybodyElse)('is told from none by no door of documents (%s)', async (who) => {
    const browser = others[who]
    const version = Object.values((await member.view()).view.versions).find(({ document }) => document === space)
    for (const door of ['', '/state', '/raw', '/writers', `/difference?from=${version?.id}`]) {
      const [told, none] = [
        await textAt(browser, `documents/${space}${door}`),
        await textAt(browser, `documents/space-nobody${door}`),
      ]
      expect(told).toMatch(/^40[13] /)
      expect(told).toBe(none)
      expect(secretsIn(told)).toEqual(nothing)
    }
    const told = await syncOf(browser, space)
    expect(told).toMatch(/^440[13] /)
    expect(told).toBe(await syncOf(browser, 'space-nobody'))
  })

  test('is not in the Word documents of its own members either', async () => {
    for (const file of wordFiles) expect(secretsIn(await wordsOfDocx(member, file))).toEqual(nothing)
  })

  test.each(members)('takes no command, as if it were not there (%s)', async (who) => {
    const browser = others[who]
    const version = Object.values((await member.view()).view.versions).find(({ document }) => document === space)
    const asked = (document: string) => [
      { ...thread, document, type: 'open-thread', thread: 'T2', comment: 'K2', text: 'Qui est là ?' },
      { type: 'name-version', document, version: 'V2' as VersionId, label: 'La leur' },
      { type: 'restore-version', document, version: version?.id },
    ]
    for (const [index, command] of asked(space).entries()) {
      const [told, none] = [await browser.command(command), await browser.command(asked('space-nobody')[index] ?? {})]
      expect(told, `${command.type}`).toMatchObject({ ok: false })
      expect({ ...told, id: '' }).toEqual({ ...none, id: '' })
    }
    for (const type of acts) {
      const ask = { type, comment: type === 'reply' ? 'K3' : 'K1', text: 'Et là ?', reason: 'Hors sujet' }
      const [told, none] = [
        await browser.command({ ...ask, thread: 'T1' }),
        await browser.command({ ...ask, thread: 'T9' }),
      ]
      expect(told, `${type}`).toMatchObject({
        ok: false,
        refusal: expect.stringMatching(/^(unknown-thread|not-allowed)$/),
      })
      expect(withoutName(JSON.stringify({ ...told, id: '' }))).toBe(JSON.stringify({ ...none, id: '' }))
    }
    expect(secretsIn(await textAt(browser, 'view'))).toEqual(nothing)
  })

  test('opens no room for one who may not read it', async () => {
    const before = server.app.rooms.open.documents
    await others.contributor.command({
      ...thread,
      document: 'space-nobody',
      type: 'open-thread',
      comment: 'K',
      text: 'Ah',
    })
    await textAt(others.contributor, 'documents/space-nobody')
    await syncOf(others.contributor, 'space-nobody')
    expect(server.app.rooms.open.documents).toBe(before)
  })
})

describe('a space that its institution opens', () => {
  test('is read by those that it is opened to, and by nobody once it is closed', async () => {
    const { facilitator, contributor, projector } = others
    expect(await member.command({ type: 'open-space', openTo: 'facilitators' })).toMatchObject({ ok: true })
    expect(await textAt(facilitator, `documents/${space}`)).toContain(finding)
    expect(secretsIn(await textAt(facilitator, 'export/workshop.json'))).toEqual(secrets)
    expect(await textAt(contributor, `documents/${space}`)).toMatch(/^403 /)
    expect(await member.command({ type: 'open-space', openTo: 'everyone' })).toMatchObject({ ok: true })
    expect(await textAt(contributor, `documents/${space}`)).toContain(finding)
    expect(await textAt(projector, `documents/${space}`)).toMatch(/^403 /)
    const reading = await RawPeer.open(server, contributor, space)
    expect(await member.command({ type: 'close-space' })).toMatchObject({ ok: true })
    await expect.poll(() => reading.closed).toEqual({ code: 4403, reason: 'not-allowed' })
    expect(await textAt(contributor, `documents/${space}`)).toMatch(/^403 /)
    expect(await textAt(facilitator, `documents/${space}`)).toMatch(/^403 /)
  })

  test('is written in by nobody else', async () => {
    await member.command({ type: 'open-space', openTo: 'everyone' })
    const guest = await RawPeer.open(server, others.contributor, space)
    guest.write('f2')
    await expect.poll(() => guest.closed).toEqual({ code: 4403, reason: 'read-only' })
    expect(await textAt(member, `documents/${space}`)).not.toContain('f2')
  })
})

describe('somebody whose institution is corrected', () => {
  const corrected = async (facilitator: TestBrowser) => {
    const { me } = (await member.view()).view
    const to = { participant: me?.id, name: 'Ana', institution: 'val' }
    expect(await facilitator.command({ type: 'correct-participant', ...to })).toMatchObject({ ok: true })
  }

  test('hears no more of the space, at once', async () => {
    const live = member.live()
    await live.until((view) => Object.keys(view.threads).length === 1)
    await corrected(others.facilitator)
    await expect.poll(() => mine.closed).toEqual({ code: 4403, reason: 'not-allowed' })
    await live.until((view) => Object.keys(view.threads).length === 0 && !(space in view.may.write))
    expect(await textAt(member, `documents/${space}`)).toMatch(/^403 /)
  })

  test('hears no more of it on another server', async () => {
    const hub = bellHub()
    const storage = memoryStorage()
    const here = await startTestServer(storage, { bell: hub.end() })
    const there = await startTestServer(storage, { bell: hub.end(), beside: here })
    member = new TestBrowser(here)
    await member.join('Ana', 'caf')
    const reading = await RawPeer.open(here, member, space)
    const facilitator = new TestBrowser(there)
    await facilitator.enter()
    await corrected(facilitator)
    await expect.poll(() => reading.closed).toEqual({ code: 4403, reason: 'not-allowed' })
    await there.stop()
    await here.stop()
  })
})
