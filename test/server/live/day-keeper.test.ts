import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFinding, readDiagnostic } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId, VersionId } from '../../../shared/id.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import { syncClient, type SyncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const hourMs = 3_600_000
// 20 h in Paris.
const evening = Date.UTC(2026, 0, 15, 19)

let storage: BreakableStorage
let server: TestServer
let writer: SyncClient

beforeEach(async () => {
  storage = breakableStorage()
  server = await startTestServer(storage)
  server.clock.now = evening
  const browser = new TestBrowser(server)
  await browser.join('Ana', 'caf')
  writer = syncClient(server, browser, 'diagnostic')
})
afterEach(async () => {
  storage.failure = null
  writer.destroy()
  await server.stop()
})

/** Adds a finding and waits until it is stored. */
async function write(id: string): Promise<void> {
  const rows = async () => (await storage.readDocument(server.workshop.id, 'diagnostic')).updates.length
  const before = await rows()
  writer.doc.transact(() => {
    addFinding(writer.doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title: id })
  })
  await expect.poll(rows).toBeGreaterThan(before)
}

/** The days that are kept of the diagnostic, and the findings that each holds. */
async function days() {
  const room = await server.app.rooms.workshop(server.workshop.id)
  const versions = Object.values(room?.workshop.versions ?? {})
  return Promise.all(
    versions.map(async ({ id, cause }) => [cause.type === 'day' ? cause.day : cause.type, await findingsIn(id)]),
  )
}

async function findingsIn(version: VersionId): Promise<readonly string[]> {
  const stored = await storage.readVersion(server.workshop.id, version)
  const doc = new Y.Doc()
  if (stored) Y.applyUpdate(doc, stored.state)
  return readDiagnostic(doc).findings.map(({ id }) => id)
}

describe('a day that somebody wrote in', () => {
  test('is kept once it is over in Paris, as it was at midnight there', async () => {
    await write('f1')
    await server.app.rooms.keepDays()
    expect(await days()).toEqual([])
    server.clock.now = evening + 3 * hourMs
    await write('f2')
    server.clock.now = evening + 4 * hourMs
    await write('after-midnight')
    await server.app.rooms.keepDays()
    expect(await days()).toEqual([['2026-01-15', ['f1', 'f2']]])
  })

  test('is kept once, and a day without a word not at all', async () => {
    await write('f1')
    server.clock.now = evening + 30 * hourMs
    await server.app.rooms.keepDays()
    await server.app.rooms.keepDays()
    server.clock.now = evening + 100 * hourMs
    await server.app.rooms.keepDays()
    expect(await days()).toEqual([['2026-01-15', ['f1']]])
  })

  test('is kept when the next day was written in before anybody looked', async () => {
    await write('f1')
    server.clock.now = evening + 24 * hourMs
    await write('f2')
    server.clock.now = evening + 48 * hourMs
    await server.app.rooms.keepDays()
    expect(await days()).toEqual([
      ['2026-01-15', ['f1']],
      ['2026-01-16', ['f1', 'f2']],
    ])
  })

  test('is not kept twice where a version already says as much', async () => {
    await write('f1')
    const facilitator = new TestBrowser(server)
    await facilitator.enter()
    await facilitator.command({ type: 'name-version', document: 'diagnostic', version: 'V1', label: 'Le soir' })
    server.clock.now = evening + 24 * hourMs
    await server.app.rooms.keepDays()
    expect(await days()).toEqual([['asked', ['f1']]])
  })

  test('is kept later when storage fails at night', async () => {
    await write('f1')
    server.clock.now = evening + 24 * hourMs
    storage.failure = new Error('disk full')
    await server.app.rooms.keepDays()
    storage.failure = null
    expect(await days()).toEqual([])
    await server.app.rooms.keepDays()
    expect(await days()).toEqual([['2026-01-15', ['f1']]])
  })
})
