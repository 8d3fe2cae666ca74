import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newLog } from '../../server/log.ts'
import { breakableStorage } from '../support/breakable-storage.ts'
import { syncClient } from '../support/sync-client.ts'
import { addFinding, findingsOf } from '../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../shared/id.ts'
import { startTestServer, TestBrowser, type TestServer } from '../support/test-server.ts'

let lines: string[]
const log = () => newLog('debug', { write: (line: string) => void lines.push(line) })
const written = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

beforeEach(() => {
  lines = []
})

describe('an error in the log', () => {
  test('keeps its kind, its code and where it happened', () => {
    log().error({ error: Object.assign(new RangeError('disk full'), { code: 'SQLITE_FULL' }) }, 'storage failed')
    const [line] = written()
    expect(line).toMatchObject({ msg: 'storage failed', error: { type: 'RangeError', code: 'SQLITE_FULL' } })
    expect(JSON.stringify(line)).toContain('log.test.ts')
  })

  test.each<[string, () => unknown]>([
    ['a parser', () => JSON.parse('Maud Terral est là') as unknown],
    ['a database', () => thrown(Object.assign(new Error('duplicate key'), { detail: 'Key (name)=(Maud Terral)' }))],
    ['a database that quotes', () => thrown(new Error('invalid input: "Maud Terral"\nLINE 1: Maud Terral'))],
    ['an error with a cause', () => thrown(new Error('failed', { cause: new Error('Maud Terral') }))],
    ['something else that was thrown', () => thrown({ name: 'Maud Terral' })],
  ])('does not repeat what it stumbled over: %s', (_who, act) => {
    try {
      act()
    } catch (error) {
      log().error({ error }, 'failed')
    }
    expect(lines.join()).not.toMatch(/Maud|Terral/)
    expect(lines).toHaveLength(1)
  })
})

describe('a whole story, with all that is logged', () => {
  let server: TestServer
  afterEach(() => server.stop())

  test('names nobody, repeats nothing, and tells how it went', async () => {
    const storage = breakableStorage()
    server = await startTestServer(storage, { log: log(), publicUrl: null })
    const secrets = await tell(server, () => (storage.failure = new Error('disk full')))
    const text = lines.join('')
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
    expect(written()).toContainEqual(
      expect.objectContaining({ msg: 'a request', method: 'POST', route: '/api/join', status: 200 }),
    )
    expect(written()).toContainEqual(expect.objectContaining({ route: '/live/:id' }))
    expect(text).toContain('storage failed')
  })
})

/** People join, write, talk, mistype and are refused; gives every word that must not be in the log. */
async function tell(server: TestServer, breakStorage: () => void): Promise<readonly string[]> {
  const [maud, samira] = [new TestBrowser(server), new TestBrowser(server)]
  await maud.join('Maud Terral', 'caf')
  await samira.join('Samira Lahlou', 'val')
  await maud.fetch('/api/codes/918273')
  await maud.post('/api/join', { code: '918273', name: 'Odile Pons', institution: null })
  await maud.post('/api/join', { code: 'odile@example.fr', name: 'x'.repeat(500), institution: 'Odile Pons' })
  await maud.fetch('/api/me?mail=odile@example.fr', { headers: { 'x-forwarded-for': '192.0.2.77' } })
  const facilitator = new TestBrowser(server)
  await facilitator.enter('Julien Bos')
  const projector = await facilitator.post('/api/projector', { workshop: server.workshop.id, key: server.projectorKey })
  await projector.text()
  const live = maud.live()
  await live.until(() => true)
  live.socket.send('{"type":"command", secret words')
  await live.untilClosed()
  const client = syncClient(server, maud, 'diagnostic')
  if (!client.provider.synced) await new Promise((resolve) => client.provider.once('sync', () => resolve(null)))
  addFinding(client.doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', title: 'Une phrase secrète' })
  const document = await server.app.rooms.document(server.workshop.id, 'diagnostic')
  await expect.poll(() => document.read((doc) => findingsOf(doc).size)).toBe(1)
  breakStorage()
  await samira.command({ type: 'open-thread', thread: 't1', body: 'Une remarque secrète' })
  await new TestBrowser(server).join('Inès Rouvière', 'caf')
  client.destroy()
  const cookies = [maud, samira, facilitator]
    .flatMap(({ cookie }) => cookie.split('; '))
    .map((one) => one.split('=')[1])
  const people = ['Maud', 'Terral', 'Samira', 'Lahlou', 'Odile', 'Pons', 'Julien', 'Bos', 'Rouvière']
  const words = ['secret', 'secrète', 'example.fr', '918273', '192.0.2.77', '127.0.0.1', '::1']
  const keys = [server.workshop.code, server.facilitatorKey, server.projectorKey]
  return [
    ...people,
    ...words,
    ...keys,
    ...cookies.filter((one) => one !== undefined && one !== ''),
  ] as readonly string[]
}

function thrown(error: unknown): never {
  throw error
}
