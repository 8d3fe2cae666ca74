import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { memoryStorage } from '../../../server/storage/memory.ts'
import { mailBy, startMailServer, type MailServer } from '../../support/mail-server.ts'
import { confirmAddress, doorOf, leaveAddress, mailsTo, ownMail, pathIn } from '../../support/mail-reader.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const address = 'ana@example.org'
const dayMs = 24 * 3_600_000

let post: MailServer
let server: TestServer
let ana: TestBrowser
let logged: string[]

beforeEach(async () => {
  post = await startMailServer()
  logged = []
  const note = (fields: object, message: string) => void logged.push(JSON.stringify([fields, message]))
  const log = { debug: note, info: note, warn: note, error: note }
  server = await startTestServer(memoryStorage(), { mail: mailBy(post.url, log), log })
  ana = new TestBrowser(server)
  await ana.join('Ana', 'caf')
})
afterEach(async () => {
  await server.stop()
  await post.close()
})

const work = async () => server.app.postman?.work()
const press = (path: string) => new TestBrowser(server).fetch(path, { method: 'POST' })
const oneClick = (path: string) =>
  new TestBrowser(server).fetch(path, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

describe('leaving an address', () => {
  test('is asked to be confirmed by mail, in words that nobody chose', async () => {
    const left = await leaveAddress(server, ana, { address, frequency: 'daily' })
    expect(await left.json()).toEqual({
      isSending: true,
      mail: { address, language: 'fr', frequency: 'daily', isConfirmed: false, isRefused: false },
    })
    await work()
    await work()
    expect(post.mails).toHaveLength(1)
    const [mail] = mailsTo(post, address)
    expect(mail?.subject).toBe('Confirmez votre adresse')
    for (const words of [mail?.text, mail?.html]) {
      expect(words).toContain('https://ctg.example.fr/courriel/confirmer/')
      expect(words).not.toContain('Ana')
      expect(words).not.toContain(server.workshop.title)
    }
  })

  test('in English is answered in English', async () => {
    await leaveAddress(server, ana, { address, language: 'en' })
    await work()
    expect(post.mails[0]?.subject).toBe('Confirm your address')
    expect(post.mails[0]?.html).toContain('<html lang="en">')
  })

  test('is confirmed by the button of the link alone, once', async () => {
    await leaveAddress(server, ana, { address })
    await work()
    const path = pathIn(post.mails[0], 'confirmer')
    await new TestBrowser(server).fetch(path)
    expect((await ownMail(server, ana)).mail?.isConfirmed).toBe(false)
    expect((await press(path)).status).toBe(200)
    expect((await ownMail(server, ana)).mail?.isConfirmed).toBe(true)
    expect((await press(path)).status).toBe(200)
  })

  test('changes how often without another mail, and asks again for another address', async () => {
    await confirmAddress(server, post, { browser: ana, address })
    await leaveAddress(server, ana, { address, frequency: 'weekly', language: 'en' })
    await work()
    expect(post.mails).toHaveLength(1)
    expect((await ownMail(server, ana)).mail).toMatchObject({ frequency: 'weekly', language: 'en', isConfirmed: true })
    const [old] = post.mails
    await leaveAddress(server, ana, { address: 'ana@example.net' })
    await work()
    expect(mailsTo(post, 'ana@example.net')).toHaveLength(1)
    expect((await ownMail(server, ana)).mail).toMatchObject({ address: 'ana@example.net', isConfirmed: false })
    expect((await press(pathIn(old, 'confirmer'))).status).toBe(404)
  })

  test.each([
    'ana',
    'ana@example.org, bo@example.org',
    'ana@example.org\r\nBcc: bo@example.org',
    'Ana <ana@example.org>',
    `${'a'.repeat(250)}@example.org`,
  ])('is refused where it is none: %s', async (wrong) => {
    expect((await leaveAddress(server, ana, { address: wrong })).status).toBe(400)
    await work()
    expect(post.mails).toEqual([])
  })

  test('is for those who take part', async () => {
    const stranger = new TestBrowser(server)
    for (const answer of [
      await leaveAddress(server, stranger, { address }),
      await stranger.fetch(doorOf(server)),
      await stranger.fetch(doorOf(server), { method: 'DELETE' }),
    ]) {
      expect(answer.status).toBe(401)
    }
  })

  test('cannot be used to write to somebody again and again', async () => {
    const statuses: number[] = []
    for (const name of ['Bo', 'Chloé', 'Dalia', 'Eva']) {
      const browser = new TestBrowser(server)
      await browser.join(name, 'val')
      statuses.push((await leaveAddress(server, browser, { address: 'Victim@example.org' })).status)
      await browser.fetch(doorOf(server), { method: 'DELETE' })
    }
    expect(statuses).toEqual([200, 200, 200, 429])
    for (let count = 0; count < 5; count++) await leaveAddress(server, ana, { address: `a${count}@example.org` })
    expect((await leaveAddress(server, ana, { address: 'a5@example.org' })).status).toBe(429)
  })
})

describe('a link', () => {
  let mail: MailServer['mails'][number] | undefined

  beforeEach(async () => {
    await leaveAddress(server, ana, { address })
    await work()
    mail = post.mails[0]
  })

  test('of one act does nothing else, and a changed one nothing at all', async () => {
    const path = pathIn(mail, 'confirmer')
    expect((await press(path.replace('confirmer', 'arreter'))).status).toBe(404)
    expect((await press(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404)
    expect((await press('/courriel/confirmer/nothing')).status).toBe(404)
    expect((await press('/courriel/effacer/a~b~c')).status).toBe(400)
    expect((await ownMail(server, ana)).mail).toMatchObject({ isConfirmed: false })
  })

  test('confirms for seven days, after which the address is deleted', async () => {
    server.clock.now += 7 * dayMs + 1
    expect((await press(pathIn(mail, 'confirmer'))).status).toBe(404)
    await work()
    expect(await ownMail(server, ana)).toEqual({ isSending: true, mail: null })
  })

  test('ends all mail in one click, as mail programs press it', async () => {
    await press(pathIn(mail, 'confirmer'))
    const stop = new URL((mail?.header('List-Unsubscribe') ?? '').slice(1, -1)).pathname
    expect(stop).toBe(pathIn(mail, 'arreter'))
    await new TestBrowser(server).fetch(stop)
    expect((await ownMail(server, ana)).mail).not.toBeNull()
    expect((await oneClick(stop)).status).toBe(200)
    expect((await ownMail(server, ana)).mail).toBeNull()
    expect((await oneClick(stop)).status).toBe(404)
  })

  test('is refused from another site’s page', async () => {
    const answer = await new TestBrowser(server).fetch(pathIn(mail, 'arreter'), {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(answer.status).toBe(403)
  })
})

describe('an address', () => {
  test('is deleted by its owner, and when they leave the démarche', async () => {
    await confirmAddress(server, post, { browser: ana, address })
    expect(await (await ana.fetch(doorOf(server), { method: 'DELETE' })).json()).toMatchObject({ mail: null })
    const bo = new TestBrowser(server)
    const { participant } = await bo.join('Bo', 'val')
    await confirmAddress(server, post, { browser: bo, address: 'bo@example.org' })
    await bo.post('/api/leave', { workshop: server.workshop.id })
    const owner = { workshop: server.workshop.id, participant: participant.id as never }
    expect(await server.storage.mail.find(owner)).toBeNull()
  })

  test('is nobody else’s to read: not in views, exports, the journal or the log', async () => {
    await confirmAddress(server, post, { browser: ana, address })
    post.objection = { to: 'rcpt', code: 550 }
    const facilitator = new TestBrowser(server)
    await facilitator.enter()
    const bo = new TestBrowser(server)
    await bo.join('Bo', 'caf')
    await leaveAddress(server, bo, { address: 'bo@example.org' })
    await work()
    expect((await ownMail(server, bo)).mail?.isRefused).toBe(true)
    const base = `/api/workshops/${server.workshop.id}`
    const told = [
      ...(await Promise.all(
        [facilitator, ana, bo].map(
          async (one) =>
            JSON.stringify(await one.view()) +
            JSON.stringify(await one.fetch(`${base}/catch-up`).then((answer) => answer.json())),
        ),
      )),
      await (await facilitator.fetch(`${base}/export/workshop.json`)).text(),
      JSON.stringify(await server.storage.readFacts(server.workshop.id, 0)),
      logged.join('\n'),
      await (await new TestBrowser(server).fetch('/metrics')).text(),
    ].join('\n')
    expect(told).toContain('Ana')
    expect(told).not.toContain('example.org')
  })
})

describe('a server without mail', () => {
  test('says so, and keeps no address', async () => {
    const other = await startTestServer()
    const bo = new TestBrowser(other)
    await bo.join('Bo', 'caf')
    expect(await ownMail(other, bo)).toEqual({ isSending: false, mail: null })
    expect((await leaveAddress(other, bo, { address })).status).toBe(409)
    expect(await ownMail(other, bo)).toEqual({ isSending: false, mail: null })
    await other.stop()
  })
})
