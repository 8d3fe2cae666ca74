import { afterEach, beforeEach, expect, test } from 'vitest'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'
import { syncClient } from '../../support/sync-client.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let server: TestServer

beforeEach(async () => {
  server = await startTestServer()
})
afterEach(async () => server.stop())

const path = (query = '') => `/api/workshops/${server.workshop.id}/documents/diagnostic/writers${query}`

test('who writes under which client id is told to those who read the document, and to nobody else', async () => {
  const ana = new TestBrowser(server)
  const { participant } = await ana.join('Ana', 'caf')
  const peer = syncClient(server, ana, 'diagnostic')
  peer.doc.transact(() => addFinding(peer.doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need' }))
  const room = await server.app.rooms.document(server.workshop.id, 'diagnostic')
  await expect.poll(() => room.read((doc) => findingsOf(doc).has('f1'))).toBe(true)

  const reader = new TestBrowser(server)
  await reader.join('Bo', 'val')
  const told = (await (await reader.fetch(path())).json()) as { readonly writers: object }
  expect(told.writers).toEqual({ [peer.doc.clientID]: participant.id })

  const screen = new TestBrowser(server)
  await screen.post('/api/projector', { workshop: server.workshop.id, key: server.projectorKey })
  expect((await screen.fetch(path('?as=projector'))).status).toBe(403)
  expect((await new TestBrowser(server).fetch(path())).status).toBe(401)
  peer.destroy()
})
