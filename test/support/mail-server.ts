import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { smtpMailer } from '../../server/mail/smtp.ts'

/** A mail as it came over the wire. */
export interface ReceivedMail extends Email {
  readonly to: NonNullable<Email['to']>
  /** Byte for byte. */
  readonly raw: string
  readonly recipients: readonly string[]
  /** Whether it came over TLS. */
  readonly isSecure: boolean
  header(name: string): string | null
}

/** What a mail server says instead of taking a mail, and to which command. */
export interface Objection {
  readonly to: 'connect' | 'mail' | 'rcpt' | 'data'
  readonly code: number
}

/** A real SMTP server in this process, that keeps what it is sent. */
export interface MailServer {
  readonly url: string
  readonly mails: readonly ReceivedMail[]
  /** What it says from now on; null takes everything. */
  objection: Objection | null
  /** Every user and password that was tried. */
  readonly logins: readonly string[]
  close(): Promise<void>
}

/** Starts one on a free port; without `options`, one that offers no TLS and asks for no password. */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const [mails, logins]: [ReceivedMail[], string[]] = [[], []]
  const kept: { objection: Objection | null } = { objection: null }
  const objectTo = (command: Objection['to']): Error | null => {
    const { objection } = kept
    if (objection?.to !== command) return null
    return Object.assign(new Error(`not now, ${command}`), { responseCode: objection.code })
  }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => done(objectTo('connect')),
    onAuth: ({ username, password }, _session, done) => {
      logins.push(`${username}:${password}`)
      done(null, { user: username ?? '' })
    },
    onMailFrom: (_address, _session, done) => done(objectTo('mail')),
    onRcptTo: (_address, _session, done) => done(objectTo('rcpt')),
    onData: (stream, session, done) => {
      void (async () => {
        const parts: Buffer[] = []
        for await (const part of stream) parts.push(part as Buffer)
        const error = objectTo('data')
        const raw = Buffer.concat(parts).toString('utf8')
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        if (!error) mails.push(await received(raw, { recipients, isSecure: session.secure }))
        done(error)
      })()
    },
    ...options,
  })
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  const url = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`
  return Object.assign(kept, {
    url,
    mails,
    logins,
    close: () => new Promise<void>((done) => server.close(() => done())),
  })
}

/** What a test server needs to send mail there, as the product does. */
export function mailBy(url: string, log: Parameters<typeof smtpMailer>[1] = { warn: () => {} }) {
  const from = { name: 'Tour de table', address: 'ctg@example.fr' }
  return { mailer: smtpMailer({ url, from }, log), origin: 'https://ctg.example.fr' }
}

async function received(raw: string, how: Pick<ReceivedMail, 'recipients' | 'isSecure'>): Promise<ReceivedMail> {
  const email = await PostalMime.parse(raw)
  const header = (name: string) => email.headers.find(({ key }) => key === name.toLowerCase())?.value ?? null
  return { ...email, to: email.to ?? [], raw, header, ...how }
}
