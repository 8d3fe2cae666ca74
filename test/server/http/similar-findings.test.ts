import type * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { FindingId, InstitutionId } from '../../../shared/id.ts'
import type { SimilarFindings } from '../../../shared/plan/similar-findings.ts'
import { spaceOf } from '../../../shared/workshop/document-name.ts'
import { breakableStorage } from '../../support/breakable-storage.ts'
import { saidIn } from '../../support/alike-findings.ts'
import { syncClient, type SyncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let server: TestServer
let facilitator: TestBrowser
let ana: TestBrowser
let writer: SyncClient

beforeEach(async () => {
  server = await startTestServer(breakableStorage(), { phase: 'share' })
  facilitator = new TestBrowser(server)
  await facilitator.enter()
  ana = new TestBrowser(server)
  await ana.join('Ana', 'caf')
  writer = syncClient(server, ana, 'diagnostic')
  await write('a', ['Des places manquent', 'Les familles attendent.'])
  await write('b', ['Il manque des places', 'Des familles attendent.'])
})
afterEach(async () => {
  writer.destroy()
  await server.stop()
})

const path = () => `/api/workshops/${server.workshop.id}/documents/diagnostic/similar`

async function write(id: string, said: readonly [string, string]): Promise<void> {
  writer.doc.transact(() => addFinding(writer.doc, saidIn('D1', id, said)))
  const room = await server.app.rooms.document(server.workshop.id, 'diagnostic')
  await expect.poll(() => room.read((doc: Y.Doc) => findingsOf(doc).has(id))).toBe(true)
}

async function similar(browser: TestBrowser): Promise<readonly SimilarFindings[]> {
  const response = await browser.fetch(path())
  expect(response.status).toBe(200)
  return ((await response.json()) as { proposals: readonly SimilarFindings[] }).proposals
}

describe('the door of similar findings', () => {
  test('proposes those that say the same, with the words that they share', async () => {
    const both = { domain: 'D1', findings: ['a', 'b'], wordsInCommon: 4 }
    await expect.poll(() => similar(ana)).toEqual([{ ...both, words: ['places', 'manquent', 'familles', 'attendent'] }])
    expect(await similar(facilitator)).toHaveLength(1)
  })

  test('proposes anew when the texts change, and nothing that is merged', async () => {
    await expect.poll(() => similar(ana)).toHaveLength(1)
    await write('c', ['Places : il en manque', 'Familles qui attendent.'])
    await expect.poll(async () => (await similar(ana))[0]?.findings).toEqual(['a', 'b', 'c'])
    const findings = ['a', 'b', 'c'] as FindingId[]
    const merge = { type: 'merge-findings', into: 'm', findings, wording: 'a' }
    expect(await ana.command(merge)).toMatchObject({ ok: true })
    await expect.poll(() => similar(ana)).toEqual([])
    expect(await ana.command({ type: 'unmerge-findings', finding: 'm' })).toMatchObject({ ok: true })
    await expect.poll(() => similar(ana)).toHaveLength(1)
  })

  test('leaves out what somebody dismissed, until it is to be proposed again', async () => {
    await expect.poll(() => similar(ana)).toHaveLength(1)
    const findings = ['a', 'b']
    expect(await ana.command({ type: 'dismiss-similar', findings })).toMatchObject({ ok: true })
    expect(await similar(facilitator)).toEqual([])
    expect(await facilitator.command({ type: 'dismiss-similar', findings })).toMatchObject({
      refusal: 'already-dismissed',
    })
    expect(await facilitator.command({ type: 'propose-again', findings })).toMatchObject({ ok: true })
    expect(await similar(ana)).toHaveLength(1)
  })

  test('compares nothing that a space holds, even for its own members', async () => {
    const own = syncClient(server, ana, spaceOf('caf' as InstitutionId))
    own.doc.transact(() => addFinding(own.doc, saidIn('D1', 'p', ['Places : il en manque', 'Familles qui attendent.'])))
    const space = await server.app.rooms.document(server.workshop.id, spaceOf('caf' as InstitutionId))
    await expect.poll(() => space.read((doc: Y.Doc) => findingsOf(doc).has('p'))).toBe(true)
    for (const browser of [ana, facilitator]) {
      expect((await similar(browser)).map(({ findings }) => findings)).toEqual([['a', 'b']])
    }
    own.destroy()
  })

  test('is for those who may merge, and has nothing for them when they may not', async () => {
    await expect.poll(() => similar(ana)).toHaveLength(1)
    const reader = new TestBrowser(server)
    const { participant } = await reader.join('Bo', 'val')
    await facilitator.command({ type: 'change-role', participant: participant.id, role: 'reader' })
    const screen = new TestBrowser(server)
    await screen.post('/api/projector', { workshop: server.workshop.id, key: server.projectorKey })
    expect((await reader.fetch(path())).status).toBe(403)
    expect((await screen.fetch(`${path()}?as=projector`)).status).toBe(403)
    expect((await new TestBrowser(server).fetch(path())).status).toBe(401)
    expect((await ana.fetch('/api/workshops/none/documents/diagnostic/similar')).status).toBe(404)
    await facilitator.command({ type: 'enter-phase', phase: 'listen' })
    expect(await similar(ana)).toEqual([])
    expect(await similar(facilitator)).toHaveLength(1)
  })

  test('asks who asks without end to wait', async () => {
    const statuses = new Set<number>()
    for (let times = 0; times < 35; times++) statuses.add((await facilitator.fetch(path())).status)
    expect([...statuses]).toEqual([200, 429])
  })
})
