import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let server: TestServer

beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

describe('looking a code up', () => {
  test('tells the démarche, its institutions and how many are here', async () => {
    const { code } = server.workshop
    const response = await new TestBrowser(server).fetch(`/api/codes/${code.slice(0, 3)}%20${code.slice(3)}`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ workshop: server.workshop.id, title: 'Convention du Val', people: 0 })
  })

  test('refuses a code that opens nothing', async () => {
    const response = await new TestBrowser(server).fetch('/api/codes/000000')
    expect([response.status, await response.json()]).toEqual([404, { error: 'unknown-code' }])
  })

  test('refuses what is not six digits', async () => {
    const response = await new TestBrowser(server).fetch('/api/codes/12ab')
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'malformed', where: 'code' }])
  })
})

describe('joining', () => {
  test('makes the browser a contributor, with a cookie no script can read', async () => {
    const browser = new TestBrowser(server)
    const response = await browser.post('/api/join', { code: server.workshop.code, name: ' Ana ', institution: 'caf' })
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
    expect((await browser.view()).view.me).toMatchObject({ name: 'Ana', institution: 'caf', role: 'contributor' })
  })

  test('again under the same name is the same person', async () => {
    const browser = new TestBrowser(server)
    const first = await browser.join('Ana', 'caf')
    const second = await browser.join('Ana', 'caf')
    expect(second.participant.id).toBe(first.participant.id)
    expect(Object.keys((await browser.view()).view.participants)).toHaveLength(1)
  })

  test('again under another name is another person', async () => {
    const browser = new TestBrowser(server)
    const first = await browser.join('Ana', 'caf')
    const second = await browser.join('Bo', 'val')
    expect(second.participant.id).not.toBe(first.participant.id)
    expect((await browser.view()).view.me?.name).toBe('Bo')
  })

  test('is refused for an institution that is not a partner', async () => {
    const response = await new TestBrowser(server).post('/api/join', {
      code: server.workshop.code,
      name: 'Ana',
      institution: 'nobody',
    })
    expect([response.status, await response.json()]).toEqual([400, { error: 'unknown-institution' }])
  })

  test('waits longer and longer after many wrong codes, then opens again', async () => {
    const browser = new TestBrowser(server)
    const tryWrong = () => browser.post('/api/join', { code: '000000', name: 'Ana', institution: null })
    for (let attempt = 0; attempt < 20; attempt++) expect((await tryWrong()).status).toBe(404)
    const slowed = await tryWrong()
    expect(slowed.status).toBe(429)
    expect(await slowed.json()).toEqual({ error: 'too-many-tries', retryAfterMs: 2_000 })
    server.clock.now += 2_001
    expect((await browser.join('Ana', null)).participant.name).toBe('Ana')
  })

  test('works for a whole hall behind one address, some of whom mistype', async () => {
    const minuteMs = 60_000
    for (let person = 0; person < 40; person++) {
      server.clock.now += (3 * minuteMs) / 40
      const browser = new TestBrowser(server)
      if (person % 4 === 0) await browser.fetch('/api/codes/000000')
      if (person % 4 === 0) await browser.fetch('/api/codes/000001')
      expect((await browser.join(`Person ${person}`, 'caf')).participant).toMatchObject({ institution: 'caf' })
    }
  })

  test('leaves the facilitator’s link and the room’s screen open however often the hall mistypes', async () => {
    for (let miss = 0; miss < 30; miss++) await new TestBrowser(server).fetch('/api/codes/000000')
    expect((await new TestBrowser(server).fetch('/api/codes/000000')).status).toBe(429)
    expect((await new TestBrowser(server).enter()).participant.role).toBe('facilitator')
  })

  test('stops who fills the list of people', async () => {
    const body = { code: server.workshop.code, name: 'Ana', institution: null }
    const join = async () => (await new TestBrowser(server).post('/api/join', body)).status
    for (let person = 0; person < 300; person++) expect(await join()).toBe(200)
    expect(await join()).toBe(429)
  })

  test.each([
    ['a name that cannot be seen', '\u200b\u2060'],
    ['control characters alone', '\u0000\u0007'],
    ['half a character', '\ud800'],
    ['a name too long', 'x'.repeat(81)],
  ])('is refused for %s', async (_what, name) => {
    const response = await new TestBrowser(server).post('/api/join', {
      code: server.workshop.code,
      name,
      institution: null,
    })
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'malformed', where: 'name' }])
  })

  test.each([
    ['Ana\nBo\u202e', 'Ana Bo'],
    ['  Zoé   O’Neil-Ñuñez ', 'Zoé O’Neil-Ñuñez'],
    ['👩‍👧', '👩‍👧'],
    ['علی‌رضا', 'علی‌رضا'],
  ])('writes the name %j as everybody will read it', async (given, name) => {
    expect((await new TestBrowser(server).join(given, null)).participant.name).toBe(name)
  })

  test('with an expired code is refused as unknown', async () => {
    const facilitator = new TestBrowser(server)
    await facilitator.enter()
    expect(await facilitator.command({ type: 'renew-code' })).toMatchObject({ ok: true })
    const response = await new TestBrowser(server).post('/api/join', {
      code: server.workshop.code,
      name: 'Ana',
      institution: null,
    })
    expect(response.status).toBe(404)
  })
})

describe('a token that the server did not make', () => {
  test('is not adopted when its browser joins', async () => {
    const browser = new TestBrowser(server)
    const body = { code: server.workshop.code, name: 'Ana', institution: null }
    const response = await browser.post('/api/join', body, { cookie: 'tdt=planted' })
    expect(response.headers.get('set-cookie')).not.toContain('planted')
  })
})

describe('the facilitator’s link', () => {
  test('opens the console', async () => {
    const browser = new TestBrowser(server)
    expect((await browser.enter('Inès')).participant).toMatchObject({ name: 'Inès', role: 'facilitator' })
    expect((await browser.fetch(`/api/workshops/${server.workshop.id}/links`)).status).toBe(200)
  })

  test('with a wrong key opens nothing', async () => {
    const response = await new TestBrowser(server).post('/api/enter', {
      workshop: server.workshop.id,
      key: server.projectorKey,
      name: 'Inès',
    })
    expect([response.status, await response.json()]).toEqual([404, { error: 'unknown-link' }])
  })

  test('is not shown to others', async () => {
    const browser = new TestBrowser(server)
    await browser.join('Ana', 'caf')
    expect((await browser.fetch(`/api/workshops/${server.workshop.id}/links`)).status).toBe(403)
  })
})

describe('the projector’s address', () => {
  test('shows the room without a name, and asks nothing', async () => {
    const ana = new TestBrowser(server)
    await ana.join('Ana', 'caf')
    const screen = new TestBrowser(server)
    await screen.post('/api/projector', { workshop: server.workshop.id, key: server.projectorKey })
    const { view } = await screen.view('?as=projector')
    expect(JSON.stringify(view)).not.toContain('Ana')
    expect((await screen.fetch(`/api/workshops/${server.workshop.id}/documents/plan?as=projector`)).status).toBe(403)
  })
})

describe('leaving', () => {
  test('forgets this browser’s place', async () => {
    const browser = new TestBrowser(server)
    await browser.join('Ana', 'caf')
    await browser.post('/api/leave', { workshop: server.workshop.id })
    expect((await browser.fetch(`/api/workshops/${server.workshop.id}/view`)).status).toBe(401)
  })
})
