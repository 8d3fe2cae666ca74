import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bellHub } from '../../../server/bell/local-bell.ts'
import { addFinding, findingsOf, type Finding } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'
import { convergence } from '../../../shared/workshop/merge.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import { RawPeer } from '../../support/raw-peer.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const hub = bellHub()
const M1 = 'M1' as FindingId

let storage: BreakableStorage
let server: TestServer
let facilitator: TestBrowser
let caf: TestBrowser
let val: TestBrowser
let originals: readonly FindingId[]

beforeEach(async () => {
  storage = breakableStorage()
  server = await startTestServer(storage, { phase: 'listen', bell: hub.end() })
  facilitator = new TestBrowser(server)
  await facilitator.enter()
  caf = new TestBrowser(server)
  await caf.join('Ana', 'caf')
  val = new TestBrowser(server)
  await val.join('Bo', 'val')
  await pour(caf, 'caf', 'Des places manquent')
  await pour(val, 'val', 'Il manque des places')
  await facilitator.command({ type: 'enter-phase', phase: 'share' })
  originals = [await idOf('Des places manquent'), await idOf('Il manque des places')]
})
afterEach(async () => {
  storage.failure = null
  await server.stop()
})

async function pour(browser: TestBrowser, institution: string, title: string): Promise<void> {
  const space = await RawPeer.open(server, browser, `space-${institution}`)
  const said = { id: `f-${institution}` as FindingId, domain: 'D1' as DomainId, type: 'need', title } as const
  space.doc.transact(() => addFinding(space.doc, said))
  await expect.poll(async () => (await read(browser, `space-${institution}`)).length).toBe(1)
  expect(await browser.command({ type: 'pour', findings: [said.id] })).toMatchObject({ ok: true })
  space.socket.terminate()
}

async function read(browser: TestBrowser, document = 'diagnostic'): Promise<readonly Finding[]> {
  const response = await browser.fetch(`/api/workshops/${server.workshop.id}/documents/${document}`)
  return ((await response.json()) as { findings: readonly Finding[] }).findings
}

async function idOf(title: string): Promise<FindingId> {
  const finding = (await read(caf)).find((one) => one.title === title)
  if (!finding) throw new Error(`no finding « ${title} »`)
  return finding.id
}

async function inForce(browser = caf): Promise<readonly string[]> {
  return (await read(browser)).flatMap((one) => (one.isArchived ? [] : [one.title]))
}

const merge = (into: string = M1, browser = caf) =>
  browser.command({ type: 'merge-findings', into, findings: originals, wording: originals[0] })

const answer = (browser: TestBrowser, said: 'accepted' | 'contested') =>
  browser.command({
    type: 'answer-merge',
    finding: M1,
    answer: said,
    reason: said === 'contested' ? 'Pas au nord.' : '',
  })

describe('merging', () => {
  test('writes the common finding and archives the originals in one commit with its fact', async () => {
    expect(await merge()).toMatchObject({ ok: true })
    const types = storage.commits.at(-1)?.map((write) => write.type)
    expect(types?.toSorted()).toEqual(['answer', 'facts', 'update'])
    expect(await inForce()).toEqual(['Des places manquent'])
    const common = (await read(caf)).find(({ id }) => id === M1)
    expect(common).toMatchObject({ title: 'Des places manquent', origins: ['caf', 'val'], isArchived: false })
    expect((await facilitator.view()).view.merges[M1]?.originals.map((one) => one.institutions)).toEqual([
      ['caf'],
      ['val'],
    ])
  })

  test('counts who said it before they had seen the others', async () => {
    await merge()
    const { merges, pourings, workshop } = (await facilitator.view()).view
    const { institutions } = workshop
    expect(convergence({ merges, pourings, institutions }, M1)).toEqual({
      separately: ['caf', 'val'],
      partners: institutions.length,
    })
  })

  test('changes nothing while storage fails, and works when asked again', async () => {
    storage.failure = new Error('disk full')
    expect(await merge()).toMatchObject({ ok: false, refusal: 'storage-unavailable' })
    storage.failure = null
    expect((await inForce()).toSorted()).toEqual(['Des places manquent', 'Il manque des places'])
    expect((await facilitator.view()).view.merges).toEqual({})
    expect(await merge()).toMatchObject({ ok: true })
    expect(await inForce()).toEqual(['Des places manquent'])
  })

  test('of two at once on the same findings carries out one', async () => {
    const answers = await Promise.all([merge('M1', caf), merge('M2', val)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: 'unknown-finding' })
    expect(await inForce()).toEqual(['Des places manquent'])
  })

  test('of two at once on two servers carries out one', async () => {
    const there = await startTestServer(storage, { bell: hub.end(), beside: server })
    const elsewhere = new TestBrowser(there)
    await elsewhere.join('Chloé', 'dep')
    const answers = await Promise.all([merge('M1', caf), merge('M2', elsewhere)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await expect.poll(() => inForce(elsewhere)).toEqual(['Des places manquent'])
    expect(await inForce()).toEqual(['Des places manquent'])
    await there.stop()
  })

  test('is refused once the diagnostic is closed, and of what is in a space', async () => {
    const others = { into: M1, findings: ['f-caf', 'f-val'], wording: 'f-caf' }
    expect(await caf.command({ type: 'merge-findings', ...others })).toMatchObject({ refusal: 'unknown-finding' })
    await facilitator.command({ type: 'enter-phase', phase: 'plan' })
    expect(await merge()).toMatchObject({ refusal: 'diagnostic-closed' })
  })
})

describe('answering', () => {
  test('is kept with the wording that it was given for', async () => {
    await merge()
    expect(await answer(caf, 'accepted')).toMatchObject({ ok: true })
    const peer = await RawPeer.open(server, caf, 'diagnostic')
    const title = (findingsOf(peer.doc).get(M1) as Y.Map<unknown>).get('title') as Y.Text
    title.insert(title.length, ' partout')
    await expect.poll(() => inForce()).toEqual(['Des places manquent partout'])
    expect(await answer(val, 'contested')).toMatchObject({ ok: true })
    const [first, second] = Object.values((await facilitator.view()).view.merges[M1]?.answers ?? {})
    expect([first?.answer, second?.answer, second?.reason]).toEqual(['accepted', 'contested', 'Pas au nord.'])
    expect(first?.fingerprint).not.toBe(second?.fingerprint)
    peer.socket.terminate()
  })

  test('is refused to others, and once they are taken apart', async () => {
    await merge()
    const other = new TestBrowser(server)
    await other.join('Chloé', 'dep')
    expect(await answer(other, 'accepted')).toMatchObject({ refusal: 'not-an-origin' })
    await caf.command({ type: 'unmerge-findings', finding: M1 })
    expect(await answer(caf, 'accepted')).toMatchObject({ refusal: 'unknown-merge' })
  })
})

describe('taking apart', () => {
  test('brings the originals back and archives the common one, in one commit with its fact', async () => {
    const before = (await read(caf)).toSorted((a, b) => a.id.localeCompare(b.id))
    await merge()
    expect(await val.command({ type: 'unmerge-findings', finding: M1 })).toMatchObject({ ok: true })
    const types = storage.commits.at(-1)?.map((write) => write.type)
    expect(types?.toSorted()).toEqual(['answer', 'facts', 'update'])
    const after = await read(caf)
    expect(after.filter(({ id }) => id !== M1).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(before)
    expect(after.find(({ id }) => id === M1)).toMatchObject({ isArchived: true })
  })

  test('and merging again goes on, under another id', async () => {
    await merge()
    await caf.command({ type: 'unmerge-findings', finding: M1 })
    expect(await merge('M2')).toMatchObject({ ok: true })
    expect(await inForce()).toEqual(['Des places manquent'])
  })

  test('is not asked of a common finding that a version took away', async () => {
    await facilitator.command({ type: 'name-version', document: 'diagnostic', version: 'V1', label: 'Avant' })
    await merge()
    await facilitator.command({ type: 'restore-version', document: 'diagnostic', version: 'V1' })
    expect((await inForce()).toSorted()).toEqual(['Des places manquent', 'Il manque des places'])
    expect(await caf.command({ type: 'unmerge-findings', finding: M1 })).toMatchObject({ refusal: 'unknown-merge' })
    expect(await merge('M2')).toMatchObject({ ok: true })
  })
})

test('merges leave with an export, and are read back', async () => {
  await merge()
  await answer(val, 'contested')
  const response = await facilitator.fetch(`/api/workshops/${server.workshop.id}/export/workshop.json`)
  const archive = (await response.json()) as { workshop: { merges: object } }
  expect(archive.workshop.merges).toEqual((await facilitator.view()).view.merges)
  const made = await facilitator.post('/api/workshops', archive)
  expect(made.status).toBe(201)
})
