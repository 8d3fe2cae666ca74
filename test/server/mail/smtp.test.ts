import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WrittenMail } from '../../../server/mail/smtp.ts'
import { mailBy, startMailServer, type MailServer, type Objection } from '../../support/mail-server.ts'

let server: MailServer

const mail: WrittenMail = {
  to: 'ana@example.org',
  subject: 'Où en est-on ?',
  text: 'Bonjour à toutes',
  html: '<p>Bonjour à toutes</p>',
  id: 'a-mail',
  at: Date.UTC(2026, 0, 15, 13, 32),
  stop: 'https://ctg.example.fr/courriel/arreter/w~p~k',
}

beforeEach(async () => {
  server = await startMailServer()
})
afterEach(() => server.close())

const send = (what: Partial<WrittenMail> = {}, url = server.url) => mailBy(url).mailer.send({ ...mail, ...what })

describe('a mail', () => {
  test('goes to one address, in plain text and HTML, with what ends it in one click', async () => {
    expect(await send()).toBe('taken')
    const [got] = server.mails
    expect(got).toMatchObject({
      recipients: ['ana@example.org'],
      from: { name: 'Tour de table', address: 'ctg@example.fr' },
      subject: 'Où en est-on ?',
      messageId: '<a-mail@example.fr>',
      date: '2026-01-15T13:32:00.000Z',
    })
    expect(got?.text?.trim()).toBe('Bonjour à toutes')
    expect(got?.html?.trim()).toBe('<p>Bonjour à toutes</p>')
    expect(got?.header('List-Unsubscribe')).toBe('<https://ctg.example.fr/courriel/arreter/w~p~k>')
    expect(got?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    expect(got?.header('Auto-Submitted')).toBe('auto-generated')
  })

  test('gets no header from the words in it', async () => {
    await send({ subject: 'Bonjour\r\nBcc: everybody@example.org\r\n\r\nHello', to: 'ana@example.org' })
    expect(server.mails[0]?.header('Bcc')).toBeNull()
    expect(server.mails[0]?.recipients).toEqual(['ana@example.org'])
    expect(server.mails[0]?.text?.trim()).toBe('Bonjour à toutes')
  })

  test('goes to nobody when its address holds several', async () => {
    await send({ to: 'ana@example.org, bo@example.org' })
    expect(server.mails.flatMap(({ recipients }) => recipients)).not.toContain('bo@example.org')
  })
})

describe('a server that does not take it', () => {
  test.each<[Objection, string]>([
    [{ to: 'rcpt', code: 550 }, 'refused'],
    [{ to: 'data', code: 554 }, 'refused'],
    [{ to: 'rcpt', code: 450 }, 'put-off'],
    [{ to: 'data', code: 452 }, 'put-off'],
    [{ to: 'mail', code: 550 }, 'unusable'],
    [{ to: 'connect', code: 421 }, 'unusable'],
  ])('says so: %o', async (objection, delivery) => {
    server.objection = objection
    expect(await send()).toBe(delivery)
    expect(server.mails).toEqual([])
  })

  test('may be away', async () => {
    await server.close()
    expect(await send()).toBe('unusable')
    server = await startMailServer()
  })
})

describe('TLS', () => {
  const login = (url: string) => url.replace('smtp://', 'smtp://ctg:geheim@')

  test('is used where it is offered', async () => {
    const secure = await startMailServer({ disabledCommands: ['AUTH'] })
    // The certificate of these tests is nobody’s.
    expect(await send({}, secure.url)).toBe('unusable')
    expect(await send({}, `${secure.url}?tls.rejectUnauthorized=false`)).toBe('taken')
    expect(secure.mails[0]?.isSecure).toBe(true)
    await secure.close()
  })

  test('is not asked for by who has no password', async () => {
    expect(await send()).toBe('taken')
    expect(server.mails[0]?.isSecure).toBe(false)
  })

  test('is what a password waits for', async () => {
    const open = await startMailServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true })
    expect(await send({}, login(open.url))).toBe('unusable')
    expect([open.logins, open.mails]).toEqual([[], []])
    await open.close()
    const secure = await startMailServer({ disabledCommands: [] })
    expect(await send({}, `${login(secure.url)}?tls.rejectUnauthorized=false`)).toBe('taken')
    expect(secure.logins).toEqual(['ctg:geheim'])
    await secure.close()
  })
})

test('what the operator is told holds no address', async () => {
  const said: object[] = []
  server.objection = { to: 'rcpt', code: 550 }
  await mailBy(server.url, { warn: (fields) => void said.push(fields) }).mailer.send(mail)
  expect(said).toEqual([{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, host: '127.0.0.1' }])
})
