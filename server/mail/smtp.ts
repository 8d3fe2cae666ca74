import { createTransport } from 'nodemailer'
import type { SmtpSettings } from '../settings.ts'

/** One mail, written out. */
export interface WrittenMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same however often it is tried: who gets it twice all the same shows it once. */
  readonly id: string
  readonly at: number
  /** Where one request ends all mail to this address (RFC 8058). */
  readonly stop: string
}

/**
 * What became of a mail: taken; refused for good; to be tried again, the server taking no more for now; or that the
 * server cannot be used by anybody (away, no TLS, wrong password).
 */
export type Delivery = 'taken' | 'refused' | 'put-off' | 'unusable'

/** What takes mails away. */
export interface Mailer {
  /** Never throws. */
  send(mail: WrittenMail): Promise<Delivery>
}

interface MailLog {
  warn(fields: object, message: string): void
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

/** Sends by SMTP, with TLS where the server offers it; a password is never sent without. */
export function smtpMailer({ url, from }: SmtpSettings, log: MailLog): Mailer {
  const { username, hostname } = new URL(url)
  const transport = createTransport({
    url,
    requireTLS: username !== '',
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  })
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(messageOf(mail, from))
        return 'taken'
      } catch (error) {
        const { code, command, responseCode } = error as SmtpFailure
        // Nothing else of it: what the server said quotes the address.
        log.warn({ code, command, responseCode, host: hostname }, 'a mail was not taken')
        return deliveryAfter({ code, command, responseCode })
      }
    },
  }
}

function messageOf({ to, subject, text, html, id, at, stop }: WrittenMail, from: SmtpSettings['from']) {
  const host = from.address.slice(from.address.lastIndexOf('@') + 1)
  return {
    from,
    // As an object: an address is never taken for a list of them.
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${host}>`,
    date: new Date(at),
    headers: {
      'List-Unsubscribe': `<${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  }
}

interface SmtpFailure {
  readonly code?: string | undefined
  readonly command?: string | undefined
  readonly responseCode?: number | undefined
}

// Only what is said of this reader or this mail is about it; all else befalls every mail.
function deliveryAfter({ command = '', responseCode = 0 }: SmtpFailure): Delivery {
  const isAboutMail = command === 'RCPT TO' || command === 'DATA'
  if (!isAboutMail || responseCode === 0) return 'unusable'
  return responseCode >= 500 && responseCode !== 503 ? 'refused' : 'put-off'
}
