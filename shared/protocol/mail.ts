import { z } from 'zod'

/** How often somebody wants to be told by mail what is new, beside what calls them by name. */
export const mailFrequencies = ['never', 'daily', 'weekly'] as const

export type MailFrequency = (typeof mailFrequencies)[number]

/** An address that mail may be sent to: one line, one address, at most as long as SMTP takes. */
export const mailAddress = z.string().trim().max(254).pipe(z.email())

/** What one person left for mail to reach them; nobody else ever reads it. */
export interface OwnMail {
  readonly address: string
  readonly language: 'fr' | 'en'
  readonly frequency: MailFrequency
  /** Nothing but the mail that asks for it is sent before the address is confirmed. */
  readonly isConfirmed: boolean
  /** Whether the last mail could not be delivered. */
  readonly isRefused: boolean
}

/** Answer of the doors about one’s own mail. */
export interface MailAnswer {
  /** Whether this server sends mail at all. */
  readonly isSending: boolean
  /** Null while no address was left. */
  readonly mail: OwnMail | null
}

/** What a link in a mail does, once its button is pressed. */
export const mailActs = ['confirm', 'stop'] as const

export type MailAct = (typeof mailActs)[number]
