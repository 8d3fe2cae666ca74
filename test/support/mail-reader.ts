import type { MailAnswer } from '../../shared/protocol/mail.ts'
import type { MailServer, ReceivedMail } from './mail-server.ts'
import type { TestBrowser, TestServer } from './test-server.ts'

/** What a person asks of the door of their mail. */
export interface MailWish {
  readonly address: string
  readonly language?: 'fr' | 'en'
  readonly frequency?: 'never' | 'daily' | 'weekly'
}

/** Leaves an address as the form does. */
export function leaveAddress(server: TestServer, browser: TestBrowser, wish: MailWish): Promise<Response> {
  return browser.post(doorOf(server), { language: 'fr', frequency: 'never', ...wish })
}

/** Leaves an address, and confirms it by the link that came there. */
export async function confirmAddress(
  server: TestServer,
  post: MailServer,
  { browser, ...wish }: MailWish & { readonly browser: TestBrowser },
): Promise<void> {
  const left = await leaveAddress(server, browser, wish)
  await server.app.postman?.work()
  const mail = mailsTo(post, wish.address).at(-1)
  const confirmed = await browser.fetch(pathIn(mail, 'confirmer'), { method: 'POST' })
  if (!left.ok || !confirmed.ok) throw new Error(`not confirmed: ${left.status}, ${confirmed.status}`)
}

/** What the door says of one’s own mail. */
export async function ownMail(server: TestServer, browser: TestBrowser): Promise<MailAnswer> {
  return (await (await browser.fetch(doorOf(server))).json()) as MailAnswer
}

/** The mails that came to an address. */
export function mailsTo({ mails }: MailServer, address: string): readonly ReceivedMail[] {
  return mails.filter(({ recipients }) => recipients.includes(address))
}

/** The path of the link that confirms an address, or ends its mail. */
export function pathIn(mail: ReceivedMail | undefined, act: 'confirmer' | 'arreter'): string {
  const [, path = ''] = new RegExp(`https://ctg\\.example\\.fr(/courriel/${act}/\\S+)`).exec(mail?.text ?? '') ?? []
  return path
}

export function doorOf({ workshop }: TestServer): string {
  return `/api/workshops/${workshop.id}/mail`
}
