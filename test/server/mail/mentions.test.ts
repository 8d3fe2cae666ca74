import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bellHub } from '../../../server/bell/local-bell.ts'
import { memoryStorage } from '../../../server/storage/memory.ts'
import { openPostgres } from '../../../server/storage/postgres.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import { parseRoute } from '../../../client/ui/route.ts'
import { addFinding } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'
import { mailBy, startMailServer, type MailServer } from '../../support/mail-server.ts'
import { confirmAddress, leaveAddress, mailsTo, ownMail } from '../../support/mail-reader.ts'
import { makeSchema, testDatabase } from '../../support/postgres-schema.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const minuteMs = 60_000
const address = 'ana@example.org'

let post: MailServer
let storage: Storage
let server: TestServer
let ana: TestBrowser
let bo: TestBrowser
let anaId: string
let boId: string

beforeEach(async () => {
  post = await startMailServer()
  storage = memoryStorage()
  server = await startTestServer(storage, { mail: mailBy(post.url) })
  ana = new TestBrowser(server)
  bo = new TestBrowser(server)
  anaId = (await ana.join('Ana', 'caf')).participant.id
  boId = (await bo.join('Bo', 'val')).participant.id
  const room = await server.app.rooms.document(server.workshop.id, 'diagnostic')
  const title = 'Des places manquent'
  const domain = server.workshop.domains[0]?.id ?? ('d-1' as DomainId)
  await room.act(
    (doc) => addFinding(doc, { id: 'f1' as FindingId, domain, type: 'need', title }),
    () => [],
  )
})
afterEach(async () => {
  await server.stop()
  await post.close()
})

interface Said {
  readonly by?: TestBrowser
  readonly thread?: string
  readonly people?: readonly string[]
  readonly institutions?: readonly string[]
  readonly document?: string
}

/** Somebody opens a conversation that calls people; Bo calls Ana unless said otherwise. */
async function call(text: string, said: Said = {}): Promise<void> {
  const { by = bo, thread = `t-${text.length}`, people = [anaId], institutions = [], document = 'diagnostic' } = said
  const mentions = { participants: people, institutions }
  const about = { document, subject: 'f1', anchor: { on: 'whole' } }
  const answer = await by.command({ type: 'open-thread', thread, comment: `c-${thread}`, text, mentions, ...about })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
}

/** Sends what is due once some time has passed. */
async function after(ms: number, by = server): Promise<void> {
  await by.app.postman?.work()
  server.clock.now += ms
  by.clock.now = server.clock.now
  await by.app.postman?.work()
}

const told = (to = address) => mailsTo(post, to).filter(({ subject }) => subject !== 'Confirmez votre adresse')

describe('a comment that calls somebody', () => {
  test('is told to them within a minute: who, what, about what, and where to answer', async () => {
    await confirmAddress(server, post, { browser: ana, address })
    await call('Comptez-vous les doublons ?', { thread: 't1' })
    await after(0)
    expect(told()).toEqual([])
    await after(minuteMs)
    await after(minuteMs)
    expect(told()).toHaveLength(1)
    const [mail] = told()
    expect(mail?.subject).toBe('Bo vous cite dans « Convention du Val »')
    for (const words of [mail?.text, mail?.html]) {
      expect(words).toContain('Comptez-vous les doublons ?')
      expect(words).toContain('Bo, sur A1 Des places manquent')
      expect(words).not.toMatch(/<img|src=|@import/)
    }
    const [, link = ''] = /https:\/\/ctg\.example\.fr(\/d\/\S+#fil-t1)/.exec(mail?.text ?? '') ?? []
    expect(parseRoute(link)).toEqual({ page: 'diagnostic', workshop: server.workshop.id, domain: 'f1' })
  })

  test('comes with the others of the same minute', async () => {
    await confirmAddress(server, post, { browser: ana, address })
    await call('Une', { thread: 't1' })
    await after(30_000)
    await call('Deux', { thread: 't2' })
    await after(30_000)
    await after(minuteMs)
    expect(told().map(({ subject }) => subject)).toEqual(['2 commentaires vous citent dans « Convention du Val »'])
    expect(told()[0]?.text).toMatch(/Une[^]*Deux/)
  })

  test('calls a whole institution, of which one answer is enough, and not its author', async () => {
    const eva = new TestBrowser(server)
    await eva.join('Eva', 'caf')
    await confirmAddress(server, post, { browser: ana, address })
    await confirmAddress(server, post, { browser: eva, address: 'eva@example.org' })
    await call('Et vous ?', { by: eva, people: [], institutions: ['caf'] })
    await after(minuteMs)
    expect(told()[0]?.text).toContain('Une seule réponse de votre institution suffit.')
    expect(told('eva@example.org')).toEqual([])
  })

  test('is told to nobody without a confirmed address, nor for what came before it', async () => {
    await call('Avant', { thread: 't0' })
    await leaveAddress(server, ana, { address })
    await after(minuteMs)
    await call('Pendant', { thread: 't1' })
    await after(minuteMs)
    expect(told()).toEqual([])
    await confirmAddress(server, post, { browser: bo, address: 'bo@example.org' })
    await after(minuteMs)
    expect(told()).toEqual([])
  })

  test('is not told when it was hidden or does not call them any more', async () => {
    const facilitator = new TestBrowser(server)
    await facilitator.enter()
    await confirmAddress(server, post, { browser: ana, address })
    await call('À cacher', { thread: 't1' })
    await call('Plus pour elle', { thread: 't2' })
    await after(0)
    await facilitator.command({ type: 'hide-comment', thread: 't1', comment: 'c-t1', reason: 'Hors sujet' })
    const nobody = { participants: [], institutions: [] }
    await bo.command({ type: 'edit-comment', thread: 't2', comment: 'c-t2', text: 'Pour tous', mentions: nobody })
    await after(minuteMs)
    expect(told()).toEqual([])
  })

  test('is told when an edit calls them for the first time, and not again for another edit', async () => {
    await confirmAddress(server, post, { browser: ana, address })
    await call('Pour tous', { thread: 't1', people: [] })
    const edit = (text: string) =>
      bo.command({
        type: 'edit-comment',
        thread: 't1',
        comment: 'c-t1',
        text,
        mentions: { participants: [anaId], institutions: [] },
      })
    await edit('Pour Ana')
    await after(minuteMs)
    expect(told()).toHaveLength(1)
    server.clock.now += 20 * 24 * 60 * minuteMs
    await after(0)
    await edit('Pour Ana encore')
    await after(minuteMs)
    expect(told()).toHaveLength(1)
  })

  test('in a private space is told to those who may read it alone', async () => {
    await confirmAddress(server, post, { browser: ana, address })
    await confirmAddress(server, post, { browser: bo, address: 'bo@example.org' })
    const eva = new TestBrowser(server)
    await eva.join('Eva', 'caf')
    const space = await server.app.rooms.document(server.workshop.id, 'space-caf')
    await space.act(
      (doc) => addFinding(doc, { id: 'f1' as FindingId, domain: 'd-1' as DomainId, type: 'need', title: 'Secret' }),
      () => [],
    )
    await call('Entre nous', { by: eva, people: [anaId, boId], document: 'space-caf' })
    await after(minuteMs)
    expect(told()[0]?.text).toContain('Entre nous')
    expect(told('bo@example.org')).toEqual([])
  })
})

describe('a restart', () => {
  test('loses no call and repeats none', async () => {
    await confirmAddress(server, post, { browser: ana, address })
    await call('Une', { thread: 't1' })
    await after(minuteMs)
    await call('Deux', { thread: 't2' })
    const again = await startTestServer(storage, { mail: mailBy(post.url), beside: server })
    again.clock.now = server.clock.now
    await after(minuteMs, again)
    await after(minuteMs)
    expect(told()).toHaveLength(2)
    expect(told()[1]?.text).toContain('Deux')
    await again.stop()
  })
})

describe('two servers', () => {
  const database = testDatabase()

  test.skipIf(database === null)('on one PostgreSQL send each mail once', { timeout: 30_000 }, async () => {
    const schema = await makeSchema(database ?? '')
    const stores = await Promise.all([openPostgres(schema.url), openPostgres(schema.url)])
    const hub = bellHub()
    const mail = mailBy(post.url)
    const one = await startTestServer(stores[0], { mail, bell: hub.end() })
    const other = await startTestServer(stores[1], { mail, bell: hub.end(), beside: one })
    const people = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        const browser = new TestBrowser(one)
        const { participant } = await browser.join(`Person ${index}`, 'caf')
        await confirmAddress(one, post, { browser, address: `p${index}@example.org` })
        return participant.id
      }),
    )
    const author = new TestBrowser(other)
    await author.join('Auteur', 'val')
    const room = await one.app.rooms.document(one.workshop.id, 'diagnostic')
    await room.act(
      (doc) => addFinding(doc, { id: 'f1' as FindingId, domain: 'd-1' as DomainId, type: 'need', title: 'Besoin' }),
      () => [],
    )
    await call('À vous tous', { by: author, thread: 't1', people })
    await call('À vous, encore', { by: author, thread: 't2', people: [], institutions: ['caf'] })
    for (const each of [one, other]) each.clock.now += minuteMs
    for (let round = 0; round < 3; round++) {
      await Promise.all([one, other].map(async (each) => each.app.postman?.work()))
    }
    const recipients = post.mails
      .filter(({ subject }) => subject?.includes('citent'))
      .flatMap((each) => each.recipients)
    expect(recipients.toSorted()).toEqual(people.map((_, index) => `p${index}@example.org`))
    await one.stop()
    await other.stop()
    await Promise.all(stores.map((store) => store.close()))
    await schema.drop()
  })
})

describe('a mail that is not taken', () => {
  beforeEach(async () => {
    await confirmAddress(server, post, { browser: ana, address })
    await call('Une question', { thread: 't1' })
  })

  test('for now is tried again, and taken once', async () => {
    post.objection = { to: 'rcpt', code: 450 }
    await after(minuteMs)
    post.objection = null
    await after(59_000)
    expect(told()).toEqual([])
    await after(1_000)
    await after(minuteMs)
    expect(told()).toHaveLength(1)
    expect((await ownMail(server, ana)).mail?.isRefused).toBe(false)
  })

  test('for good is given up, said to its owner, and counted', async () => {
    post.objection = { to: 'rcpt', code: 550 }
    await after(minuteMs)
    post.objection = null
    await after(24 * 60 * minuteMs)
    expect(told()).toEqual([])
    expect((await ownMail(server, ana)).mail?.isRefused).toBe(true)
    const metrics = await (await new TestBrowser(server).fetch('/metrics')).text()
    expect(metrics).toContain('tourdetable_mails_failed_total 1')
    expect(metrics).toContain('tourdetable_mails_sent_total 1')
    await call('Une autre', { thread: 't2' })
    await after(minuteMs)
    expect((await ownMail(server, ana)).mail?.isRefused).toBe(false)
  })

  test('because the mail server is away waits for it', async () => {
    const port = Number(new URL(post.url).port)
    await post.close()
    await after(minuteMs)
    post = await startMailServer({}, port)
    await after(minuteMs)
    expect(told()).toHaveLength(1)
  })

  test('is given up after a day', async () => {
    post.objection = { to: 'connect', code: 421 }
    for (let hours = 0; hours < 40; hours++) await after(60 * minuteMs)
    post.objection = null
    await after(60 * minuteMs)
    expect(told()).toEqual([])
    expect((await ownMail(server, ana)).mail?.isRefused).toBe(true)
  })
})

test('no name or title can add a header to a mail', async () => {
  const evil = new TestBrowser(server)
  await evil.join('Bo\r\nBcc: victim@example.org', 'val')
  await confirmAddress(server, post, { browser: ana, address })
  await call('Bonjour\r\n.\r\nMAIL FROM:<x@example.org>', { by: evil })
  await after(minuteMs)
  const [mail] = told()
  expect(mail?.header('bcc')).toBeNull()
  expect(mail?.recipients).toEqual([address])
  expect(mail?.headers.map(({ key }) => key).toSorted()).toEqual([
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'list-unsubscribe',
    'list-unsubscribe-post',
    'message-id',
    'mime-version',
    'subject',
    'to',
  ])
})
