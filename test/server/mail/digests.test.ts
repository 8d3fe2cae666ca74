import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { memoryStorage } from '../../../server/storage/memory.ts'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { FindingId } from '../../../shared/id.ts'
import { mailBy, startMailServer, type MailServer } from '../../support/mail-server.ts'
import { confirmAddress, leaveAddress, mailsTo } from '../../support/mail-reader.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const hourMs = 3_600_000
const address = 'ana@example.org'

let post: MailServer
let server: TestServer
let ana: TestBrowser
let bo: TestBrowser
let anaId: string

// A Thursday, at 14:32 in France.
beforeEach(async () => {
  post = await startMailServer()
  server = await startTestServer(memoryStorage(), { mail: mailBy(post.url) })
  ana = new TestBrowser(server)
  bo = new TestBrowser(server)
  anaId = (await ana.join('Ana', 'caf')).participant.id
  await bo.join('Bo', 'val')
})
afterEach(async () => {
  await server.stop()
  await post.close()
})

async function write(act: Parameters<Awaited<ReturnType<TestServer['app']['rooms']['document']>>['act']>[0]) {
  const room = await server.app.rooms.document(server.workshop.id, 'diagnostic')
  await room.act(act, () => [])
}

const add = (id: string, title: string) =>
  write((doc) => {
    const domain = server.workshop.domains[0]?.id
    if (domain) addFinding(doc, { id: id as FindingId, domain, type: 'need', title })
  })

const lengthen = (id: string, words: string) =>
  write((doc) => {
    const finding = findingsOf(doc).get(id)
    const title = finding instanceof Y.Map ? finding.get('title') : null
    if (title instanceof Y.Text) title.insert(title.length, words)
  })

async function until(moment: string): Promise<void> {
  server.clock.now = Date.parse(moment)
  await server.app.postman?.work()
}

const say = (text: string, people: readonly string[] = []) =>
  bo.command({
    type: 'open-thread',
    thread: `t-${text.length}`,
    comment: `c-${text.length}`,
    document: 'diagnostic',
    subject: 'f1',
    anchor: { on: 'whole' },
    text,
    mentions: { participants: people, institutions: [] },
  })

const digests = () => mailsTo(post, address).filter(({ subject }) => subject?.startsWith('Du nouveau'))

describe('a daily digest', () => {
  beforeEach(async () => {
    await add('f1', 'Des places manquent')
    await confirmAddress(server, post, { browser: ana, address, frequency: 'daily' })
    server.clock.now += 1_000
  })

  test('tells at seven in France what changed, what happened and what waits, once', async () => {
    await lengthen('f1', ' partout')
    await add('f2', 'Un relais ouvre')
    await say('D’où vient ce chiffre ?', [anaId])
    await until('2026-01-16T05:59:59Z')
    expect(digests()).toEqual([])
    await until('2026-01-16T06:00:00Z')
    await until('2026-01-16T06:05:00Z')
    expect(digests()).toHaveLength(1)
    const [mail] = digests()
    expect(mail?.subject).toBe('Du nouveau dans « Convention du Val »')
    for (const words of [mail?.text ?? '', mail?.html ?? '']) {
      expect(words).toContain('Bo attend votre réponse, A1 Des places manquent partout')
      expect(words).toContain('A2 Un relais ouvre (ajouté)')
      expect(words).toMatch(/\[\+partout\+\]|<ins[^>]*> partout<\/ins>/)
      expect(words).toContain('D’où vient ce chiffre ?')
      expect(words).toContain(`https://ctg.example.fr/d/${server.workshop.id}/depuis`)
    }
  })

  test('is not sent when nothing is new', async () => {
    for (const day of [16, 17, 18]) await until(`2026-01-${day}T06:00:00Z`)
    expect(digests()).toEqual([])
    await add('f2', 'Un relais ouvre')
    await until('2026-01-19T06:00:00Z')
    await until('2026-01-20T06:00:00Z')
    expect(digests()).toHaveLength(1)
  })

  test('does not tell again what its reader has seen on the page', async () => {
    await add('f2', 'Vu sur la page')
    server.clock.now += 2 * hourMs
    await ana.post(`/api/workshops/${server.workshop.id}/visits`, {})
    await add('f3', 'Venu après')
    await until('2026-01-16T06:00:00Z')
    expect(digests()[0]?.text).toContain('Venu après')
    expect(digests()[0]?.text).not.toContain('Vu sur la page')
  })

  test('tells what one refused in the evening could not', async () => {
    await add('f2', 'Un relais ouvre')
    post.objection = { to: 'data', code: 451 }
    await until('2026-01-16T06:00:00Z')
    post.objection = null
    await until('2026-01-16T06:01:00Z')
    await until('2026-01-16T06:02:00Z')
    expect(digests()).toHaveLength(1)
    expect(digests()[0]?.text).toContain('Un relais ouvre')
  })

  test('tells nothing of a space that is closed to its reader', async () => {
    const space = await server.app.rooms.document(server.workshop.id, 'space-val')
    await space.act(
      (doc) =>
        addFinding(doc, {
          id: 'f9' as FindingId,
          domain: server.workshop.domains[0]?.id as never,
          type: 'need',
          title: 'Secret',
        }),
      () => [],
    )
    await bo.command({
      type: 'open-thread',
      thread: 't9',
      comment: 'c9',
      document: 'space-val',
      subject: 'f9',
      anchor: { on: 'whole' },
      text: 'Entre nous',
      mentions: { participants: [anaId], institutions: [] },
    })
    await add('f2', 'Un relais ouvre')
    await until('2026-01-16T06:00:00Z')
    expect(digests()).toHaveLength(1)
    expect(post.mails.map(({ raw, text, html }) => `${raw}${text}${html}`).join()).not.toMatch(/Secret|Entre nous/)
  })

  test('comes no more once it is not wanted', async () => {
    await add('f2', 'Un relais ouvre')
    await leaveAddress(server, ana, { address, frequency: 'never' })
    await until('2026-01-16T06:00:00Z')
    expect(digests()).toEqual([])
  })
})

describe('a weekly digest', () => {
  test('comes on Mondays, in the language that was chosen', async () => {
    await confirmAddress(server, post, { browser: ana, address, frequency: 'weekly', language: 'fr' })
    await leaveAddress(server, ana, { address, frequency: 'weekly', language: 'en' })
    await add('f1', 'Des places manquent')
    await until('2026-01-16T06:00:00Z')
    await until('2026-01-18T22:00:00Z')
    expect(post.mails).toHaveLength(1)
    await until('2026-01-19T06:00:00Z')
    expect(post.mails.at(-1)).toMatchObject({ subject: 'What is new in “Convention du Val”' })
    expect(post.mails.at(-1)?.text).toContain('A1 Des places manquent (added)')
  })
})
