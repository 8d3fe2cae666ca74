import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFinding, findingsOf, readDiagnostic, type Finding } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'
import type { Pouring } from '../../../shared/workshop/pouring.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import { RawPeer } from '../../support/raw-peer.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let storage: BreakableStorage
let server: TestServer
let facilitator: TestBrowser
let member: TestBrowser
let space: RawPeer

beforeEach(async () => {
  storage = breakableStorage()
  server = await startTestServer(storage, { phase: 'listen' })
  facilitator = new TestBrowser(server)
  await facilitator.enter()
  member = new TestBrowser(server)
  await member.join('Ana', 'caf')
  space = await RawPeer.open(server, member, 'space-caf')
  await add('f1', 'Des places manquent')
})
afterEach(async () => {
  storage.failure = null
  space.socket.terminate()
  await server.stop()
})

async function add(id: string, title: string): Promise<void> {
  space.doc.transact(() =>
    addFinding(space.doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title, territory: 'Nord' }),
  )
  await expect.poll(async () => (await read('space-caf')).map((one) => one.id)).toContain(id)
}

async function read(document: string): Promise<readonly Finding[]> {
  const response = await member.fetch(`/api/workshops/${server.workshop.id}/documents/${document}`)
  return ((await response.json()) as { findings: readonly Finding[] }).findings
}

async function shared(): Promise<readonly [title: string, origins: readonly string[]][]> {
  return (await read('diagnostic')).map(({ title, origins }) => [title, origins])
}

async function pourings(): Promise<readonly Pouring[]> {
  return Object.values((await facilitator.view()).view.pourings).flat()
}

function type(doc: Y.Doc, id: string, words: string): void {
  const record = findingsOf(doc).get(id)
  const title = record instanceof Y.Map ? record.get('title') : null
  if (title instanceof Y.Text) title.insert(title.length, words)
}

async function untilSpaceSays(title: string): Promise<void> {
  await expect.poll(async () => (await read('space-caf')).map((one) => one.title)).toContain(title)
}

const pour = (...findings: string[]) => member.command({ type: 'pour', findings })

describe('pouring', () => {
  test('puts a copy with its origin into the shared diagnostic, in one commit with its fact', async () => {
    await add('f2', 'À garder pour nous')
    expect(await pour('f1')).toMatchObject({ ok: true })
    const types = storage.commits.at(-1)?.map((write) => write.type)
    expect(types?.toSorted()).toEqual(['answer', 'facts', 'update', 'writer'])
    const [copy, ...others] = await read('diagnostic')
    expect(others).toEqual([])
    expect(copy).toMatchObject({ title: 'Des places manquent', domain: 'D1', territory: 'Nord', origins: ['caf'] })
    expect(copy?.id).not.toBe('f1')
    expect(await pourings()).toMatchObject([{ institution: 'caf', source: 'f1', isSeparate: true }])
    expect(readDiagnostic(space.doc).findings).toHaveLength(2)
  })

  test('changes nothing while storage fails, and works when asked again', async () => {
    storage.failure = new Error('disk full')
    expect(await pour('f1')).toMatchObject({ ok: false, refusal: 'storage-unavailable' })
    storage.failure = null
    expect(await shared()).toEqual([])
    expect(await pour('f1')).toMatchObject({ ok: true })
    expect(await shared()).toEqual([['Des places manquent', ['caf']]])
  })

  test('is refused for what is poured already, for what is not there, and in another phase', async () => {
    await pour('f1')
    expect(await pour('f1')).toMatchObject({ refusal: 'already-poured' })
    expect(await pour('f9')).toMatchObject({ refusal: 'unknown-finding' })
    await facilitator.command({ type: 'enter-phase', phase: 'plan' })
    expect(await pour('f1')).toMatchObject({ refusal: 'pouring-closed' })
  })

  test('takes nothing out of the space of others', async () => {
    const other = new TestBrowser(server)
    await other.join('Bo', 'val')
    expect(await other.command({ type: 'pour', findings: ['f1'] })).toMatchObject({ refusal: 'unknown-finding' })
    expect(await facilitator.command({ type: 'pour', findings: ['f1'] })).toMatchObject({ refusal: 'no-institution' })
    expect(await shared()).toEqual([])
  })
})

describe('pouring again', () => {
  test('brings the copy up to date where nobody else has written in it', async () => {
    await pour('f1')
    type(space.doc, 'f1', ' partout')
    await untilSpaceSays('Des places manquent partout')
    expect(await pour('f1')).toMatchObject({ ok: true })
    expect(await shared()).toEqual([['Des places manquent partout', ['caf']]])
    expect(await pourings()).toHaveLength(1)
  })

  test('never writes over the words of others: a second copy comes beside', async () => {
    await pour('f1')
    const diagnostic = await RawPeer.open(server, facilitator, 'diagnostic')
    const [copy] = await read('diagnostic')
    type(diagnostic.doc, copy?.id ?? '', ', dit Bo')
    await expect.poll(shared).toEqual([['Des places manquent, dit Bo', ['caf']]])
    type(space.doc, 'f1', ' partout')
    await untilSpaceSays('Des places manquent partout')
    expect(await pour('f1')).toMatchObject({ ok: true })
    expect((await shared()).map(([title]) => title).toSorted()).toEqual([
      'Des places manquent partout',
      'Des places manquent, dit Bo',
    ])
    diagnostic.socket.terminate()
  })
})

describe('what was said separately', () => {
  test('is what was in the space before it was put in common', async () => {
    await facilitator.command({ type: 'enter-phase', phase: 'share' })
    await add('f2', 'Vu chez les autres')
    await pour('f1', 'f2')
    const separate = new Map((await pourings()).map(({ source, isSeparate }) => [String(source), isSeparate]))
    expect([separate.get('f1'), separate.get('f2')]).toEqual([true, false])
  })

  test('is not what is written after going back to listen', async () => {
    await facilitator.command({ type: 'enter-phase', phase: 'share' })
    await facilitator.command({ type: 'enter-phase', phase: 'listen' })
    await add('f2', 'Vu chez les autres')
    await pour('f2')
    expect(await pourings()).toMatchObject([{ source: 'f2', isSeparate: false }])
  })
})
