import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import { DocumentLink } from '../../../client/link/document-link.ts'
import { recordIn, textIn } from '../../../client/link/record-in.ts'
import { addFinding, findingsOf, readDiagnostic } from '../../../shared/documents/finding.ts'
import type { CommandId, DomainId, FindingId } from '../../../shared/id.ts'
import { startTestServer, type TestServer } from '../../support/test-server.ts'

const id = 'f' as FindingId
const links: DocumentLink[] = []
let server: TestServer

beforeEach(async () => {
  server = await startTestServer()
})
afterEach(async () => {
  for (const link of links.splice(0)) link.close()
  await server.stop()
})

async function cookieFrom(path: string, body: object): Promise<string> {
  const headers = { 'Content-Type': 'application/json', Origin: server.url }
  const answer = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

const contributor = (name: string) => cookieFrom('/api/join', { code: server.workshop.code, name, institution: 'caf' })

function open(cookie: string): DocumentLink {
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin: server.url } })
    }
  }
  const link = new DocumentLink({
    url: `${server.url.replace('http', 'ws')}/sync/${server.workshop.id}`,
    name: 'diagnostic',
    roots: (doc) => [findingsOf(doc)],
    now: () => 42,
    WebSocket: Socket as unknown as typeof globalThis.WebSocket,
  })
  links.push(link)
  return link
}

async function opened(name: string): Promise<DocumentLink> {
  const link = open(await contributor(name))
  await vi.waitFor(() => expect(link.current()).toMatchObject({ isLoaded: true, mayWrite: true }))
  return link
}

const add = (link: DocumentLink) =>
  link.write((doc) => addFinding(doc, { id, domain: 'D1' as DomainId, type: 'need', title: 'Des places manquent' }))

function cutOff(link: DocumentLink): void {
  link.pause()
  expect(link.current().save).toMatchObject({ status: 'offline' })
}

async function enterPhase(phase: string): Promise<void> {
  const key = server.facilitatorKey
  const cookie = await cookieFrom('/api/enter', { workshop: server.workshop.id, key, name: 'Animatrice' })
  const headers = { 'Content-Type': 'application/json', Origin: server.url, Cookie: cookie }
  const body = JSON.stringify({ id: `enter-${phase}` as CommandId, type: 'enter-phase', phase })
  await fetch(`${server.url}/api/workshops/${server.workshop.id}/commands`, { method: 'POST', headers, body })
}

describe('DocumentLink', () => {
  test('says saved only once the server has answered, and others see what was written', async () => {
    const [mine, theirs] = [await opened('Maud'), await opened('Julien')]
    expect(mine.current().save).toBeNull()
    add(mine)
    expect(mine.current().save).toEqual({ status: 'saving' })
    expect(mine.hasUnsaved()).toBe(true)
    await vi.waitFor(() => expect(mine.current().save).toEqual({ status: 'saved', at: 42 }))
    await vi.waitFor(() => expect(readDiagnostic(theirs.current().doc).findings).toHaveLength(1))
    expect(mine.hasUnsaved()).toBe(false)
    expect(theirs.current().save).toBeNull()
  })

  test('writes nothing once the phase has closed the text', async () => {
    const link = await opened('Maud')
    await enterPhase('plan')
    await vi.waitFor(() => expect(link.current().mayWrite).toBe(false))
    add(link)
    expect(readDiagnostic(link.current().doc).findings).toEqual([])
  })

  test('never sends what a reader’s editor repairs, and begins afresh when writing opens again', async () => {
    const [link, other] = [await opened('Maud'), await opened('Julien')]
    await enterPhase('plan')
    await vi.waitFor(() => expect(link.current().mayWrite).toBe(false))
    const { doc } = link.current()
    addFinding(doc, { id, domain: 'D1' as DomainId, type: 'need' })
    expect(link.hasUnsaved()).toBe(false)
    await enterPhase('share')
    await vi.waitFor(() => expect(link.current()).toMatchObject({ isLoaded: true, mayWrite: true }))
    expect(link.current().doc).not.toBe(doc)
    await vi.waitFor(() => expect(other.current().mayWrite).toBe(true))
    expect(readDiagnostic(other.current().doc).findings).toEqual([])
  })

  test('gives back the words that the server refused because the text had closed meanwhile', async () => {
    const link = await opened('Maud')
    add(link)
    await vi.waitFor(() => expect(link.hasUnsaved()).toBe(false))
    cutOff(link)
    link.write((doc) => textIn(recordIn(findingsOf(doc), id), 'title')?.insert(0, 'Écrit hors connexion. '))
    expect(link.current().save).toEqual({ status: 'offline', pending: 1 })
    await enterPhase('plan')
    link.retry()
    await vi.waitFor(() => expect(link.current().refusedWords).toBe('Écrit hors connexion.'))
    await vi.waitFor(() => expect(link.current().isLoaded).toBe(true))
    expect(readDiagnostic(link.current().doc).findings[0]?.title).toBe('Des places manquent')
    link.putAwayRefusedWords()
    expect(link.hasUnsaved()).toBe(false)
  })

  test('sends what was written during a cut once the server is back', async () => {
    const [link, other] = [await opened('Maud'), await opened('Julien')]
    cutOff(link)
    add(link)
    expect(link.hasUnsaved()).toBe(true)
    link.retry()
    await vi.waitFor(() => expect(link.current().save).toEqual({ status: 'saved', at: 42 }))
    expect(readDiagnostic(other.current().doc).findings).toHaveLength(1)
  })
})
