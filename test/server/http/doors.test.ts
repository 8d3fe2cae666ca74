import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Hono } from 'hono'
import { refuseForeignOrigin, type AccessVariables } from '../../../server/access/origin.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let server: TestServer

beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

const options = [
  { id: 'o1', wording: 'Conforter l’accueil', action: null, domain: 'A' },
  { id: 'o2', wording: 'Créer un conseil local', action: null, domain: 'C' },
]
const openRound = {
  type: 'open-round',
  round: 'r1',
  title: 'Priorités',
  method: { type: 'points', points: 5, perOption: 2 },
  options,
  minutes: 4,
}

describe('a whole vote over the HTTP doors alone', () => {
  test('counts once per person, hides until revealed, then shows both readings', async () => {
    const [facilitator, ana, bo] = [new TestBrowser(server), new TestBrowser(server), new TestBrowser(server)]
    await facilitator.enter()
    await ana.join('Ana', 'caf')
    await bo.join('Bo', 'val')
    await Promise.all([ana.view(), bo.view()])
    await facilitator.command(openRound)
    await ana.command({ type: 'cast-ballot', round: 'r1', choices: { o1: 2 } })
    await ana.command({ type: 'cast-ballot', round: 'r1', choices: { o2: 1 } })
    await bo.command({ type: 'cast-ballot', round: 'r1', choices: { o2: 2, o1: 1 } })
    const during = (await facilitator.view()).view.rounds
    expect(Object.values(during)[0]).toMatchObject({ status: 'open', received: 2, expected: 2, mine: null })
    await facilitator.command({ type: 'close-round', round: 'r1' })
    expect(JSON.stringify((await ana.view()).view.rounds)).not.toContain('"points":3')
    await facilitator.command({ type: 'reveal-round', round: 'r1' })
    expect(Object.values((await ana.view()).view.rounds)[0]).toMatchObject({
      status: 'revealed',
      tally: { ballots: 2, byOption: { o2: { points: 3, rank: 1 }, o1: { points: 1, rank: 2 } } },
    })
  })

  test('answers the same command once', async () => {
    const facilitator = new TestBrowser(server)
    await facilitator.enter()
    const command = { ...openRound, id: 'same-id' }
    const first = await facilitator.command(command)
    const second = await facilitator.command(command)
    expect(second).toEqual(first)
    expect(Object.keys((await facilitator.view()).view.rounds)).toHaveLength(1)
  })

  test('keeps a command id for the person who made it', async () => {
    const [facilitator, ana] = [new TestBrowser(server), new TestBrowser(server)]
    await facilitator.enter()
    await ana.join('Ana', 'caf')
    await facilitator.command({ ...openRound, id: 'mine' })
    const answer = await ana.command({ type: 'cast-ballot', round: 'r1', choices: {}, id: 'mine' })
    expect(answer).toEqual({ id: 'mine', ok: false, refusal: 'command-id-taken' })
  })
})

describe('a view asked again', () => {
  test('is not sent when nothing changed', async () => {
    const ana = new TestBrowser(server)
    await ana.join('Ana', 'caf')
    const path = `/api/workshops/${server.workshop.id}/view`
    const first = await ana.fetch(path)
    const again = await ana.fetch(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    const weak = await ana.fetch(path, { headers: { 'if-none-match': `W/${first.headers.get('etag')}` } })
    expect(weak.status).toBe(304)
  })
})

describe('what does not fit', () => {
  test.each([
    ['an unknown command', { type: 'erase-everything' }],
    ['a vote of minus one', { type: 'cast-ballot', round: 'r1', choices: { o1: -1 } }],
    ['a name too long', { type: 'change-role', participant: 'x'.repeat(65), role: 'reader' }],
  ])('is refused as malformed: %s', async (_what, command) => {
    const ana = new TestBrowser(server)
    await ana.join('Ana', 'caf')
    expect(await ana.command(command)).toMatchObject({ error: 'malformed' })
  })

  test('is refused as malformed when it is not JSON', async () => {
    const response = await new TestBrowser(server).fetch('/api/join', {
      method: 'POST',
      body: '{"code":',
      headers: { 'content-type': 'application/json' },
    })
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'malformed' }])
  })

  test('is refused when it is too large', async () => {
    const response = await new TestBrowser(server).post('/api/join', { code: '1', name: 'x'.repeat(300_000) })
    expect([response.status, await response.json()]).toEqual([413, { error: 'too-large' }])
  })
})

describe('what is too much', () => {
  test('of commands at once is refused, and works a little later', async () => {
    const ana = new TestBrowser(server)
    await ana.join('Ana', 'caf')
    const reply = { type: 'reply', thread: 't', comment: 'c', text: 'x' }
    for (let count = 0; count < 60; count++) expect(await ana.command(reply)).toMatchObject({ ok: false })
    expect(await ana.command(reply)).toEqual({ error: 'too-many-commands' })
    server.clock.now += 1_000
    expect(await ana.command(reply)).toMatchObject({ refusal: 'unknown-thread' })
  })

  test('of démarches from one address is refused before they are read', async () => {
    const browser = new TestBrowser(server)
    for (let count = 0; count < 20; count++) expect((await browser.post('/api/workshops', {})).status).toBe(400)
    expect((await browser.post('/api/workshops', { title: 'Autre' })).status).toBe(429)
  })

  test('of values in an import is refused whatever they are', async () => {
    const list = Array.from({ length: 400_001 }, () => 1)
    expect((await new TestBrowser(server).post('/api/workshops', { title: 'Autre', list })).status).toBe(413)
  })

  test('in an import is refused before it is looked at', async () => {
    const participants = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`p${index}`, {}]))
    const response = await new TestBrowser(server).post('/api/workshops', { title: 'Autre', participants })
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'malformed' }])
  })
})

describe('a request from another site', () => {
  test.each(['https://elsewhere.example', 'null'])('is refused: Origin %s', async (origin) => {
    const body = { code: server.workshop.code, name: 'Ana', institution: null }
    const response = await new TestBrowser(server).post('/api/join', body, { origin })
    expect([response.status, await response.json()]).toEqual([403, { error: 'foreign-origin' }])
  })

  test('passes from our own pages', async () => {
    const body = { code: server.workshop.code, name: 'Ana', institution: null }
    expect((await new TestBrowser(server).post('/api/join', body, { origin: server.url })).status).toBe(200)
  })
})

describe('a démarche made over the door', () => {
  test('needs only a title, and its link opens the console', async () => {
    const browser = new TestBrowser(server)
    const made = (await (await browser.post('/api/workshops', { title: 'Autre' })).json()) as Record<string, string>
    const link = new URL(made['facilitator'] ?? '')
    const entered = await browser.post('/api/enter', {
      workshop: made['id'],
      key: link.hash.slice(1),
      name: 'Inès',
    })
    expect(await entered.json()).toMatchObject({ title: 'Autre', participant: { role: 'facilitator' } })
  })

  test('from an export says the same, and exports the same again', async () => {
    const facilitator = new TestBrowser(server)
    await facilitator.enter()
    await facilitator.command({ ...openRound })
    await facilitator.command({ type: 'close-round', round: 'r1' })
    const path = (id: string) => `/api/workshops/${id}/export/workshop.json`
    const first = (await (await facilitator.fetch(path(server.workshop.id))).json()) as object
    const made = (await (await facilitator.post('/api/workshops', first)).json()) as Record<string, string>
    const key = new URL(made['facilitator'] ?? '').hash.slice(1)
    const again = new TestBrowser(server)
    await again.post('/api/enter', { workshop: made['id'], key, name: 'Inès' })
    const second = (await (await again.fetch(path(made['id'] ?? ''))).json()) as { workshop: { participants: object } }
    expect(second).toMatchObject(first)
  })
})

describe('the description', () => {
  test('names every door', async () => {
    const described = (await (await new TestBrowser(server).fetch('/api/openapi.json')).json()) as { paths: object }
    expect(Object.keys(described.paths).toSorted()).toEqual([
      '/api/codes/{code}',
      '/api/enter',
      '/api/join',
      '/api/leave',
      '/api/me',
      '/api/projector',
      '/api/workshops',
      '/api/workshops/{id}/catch-up',
      '/api/workshops/{id}/commands',
      '/api/workshops/{id}/documents/diagnostic/similar',
      '/api/workshops/{id}/documents/{name}',
      '/api/workshops/{id}/documents/{name}/difference',
      '/api/workshops/{id}/documents/{name}/raw',
      '/api/workshops/{id}/documents/{name}/state',
      '/api/workshops/{id}/documents/{name}/writers',
      '/api/workshops/{id}/export/diagnostic.docx',
      '/api/workshops/{id}/export/plan.docx',
      '/api/workshops/{id}/export/workshop.json',
      '/api/workshops/{id}/import/{kind}',
      '/api/workshops/{id}/links',
      '/api/workshops/{id}/mail',
      '/api/workshops/{id}/template/{kind}',
      '/api/workshops/{id}/view',
      '/api/workshops/{id}/visits',
      '/courriel/{act}/{token}',
    ])
  })
})

describe('an Origin, behind a public name', () => {
  test.each([
    ['https://ctg.example.fr', 'ctg.example.fr', true],
    ['https://ctg.example.fr', '127.0.0.1:3000', true],
    ['http://192.0.2.7:3000', '192.0.2.7:3000', true],
    ['http://ctg.example.fr', 'ctg.example.fr', false],
    ['https://ctg.example.fr:8443', 'ctg.example.fr', false],
    ['https://elsewhere.example', 'ctg.example.fr', false],
    ['null', 'ctg.example.fr', false],
  ])('%s on %s: ours %s', async (origin, host, isOurs) => {
    const app = new Hono<AccessVariables>()
    app.use(refuseForeignOrigin('https://ctg.example.fr'))
    app.all('*', (context) => context.text('ours'))
    expect((await app.request('/', { headers: { origin, host } })).status).toBe(isOurs ? 200 : 403)
  })
})
