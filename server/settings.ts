import { z } from 'zod'

/** What the operator may set, all by environment variables, all with a default. */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Whether an empty database starts with the demonstration. */
  readonly hasDemonstration: boolean
  /** Where people reach this server, when a proxy stands before it, such as https://ctg.example.fr */
  readonly publicUrl: string | null
  /** The PostgreSQL database that several servers share; null keeps everything in a file of `dataDir`. */
  readonly databaseUrl: string | null
  /** The Redis or Valkey server by which servers of one database tell each other of news. */
  readonly redisUrl: string | null
  /** What reading the metrics from elsewhere than this machine takes. */
  readonly metricsToken: string | null
  /** How mail leaves this server, and in whose name; null where none does. */
  readonly smtp: SmtpSettings | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** The server that takes mail, and who it is from. */
export interface SmtpSettings {
  /** Such as smtp://user:password@mail.example.fr:587 */
  readonly url: string
  readonly from: { readonly name: string; readonly address: string }
}

const shortestToken = 16

const wholePort = 'PORT must be a whole number from 0 to 65535 (0 lets the system choose)'

const senderShape = 'MAIL_FROM must be an address, or a name and an address: Tour de table <ctg@example.fr>'

const sender = z.object({
  name: z.string().regex(/^[^\p{Cc}"<>]*$/u, senderShape),
  address: z.email(senderShape),
})

const environment = z.object({
  PORT: z.coerce.number(wholePort).int(wholePort).min(0, wholePort).max(65535, wholePort).default(3000),
  HOST: z.string().min(1, 'HOST must name an address, such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'DATA_DIR must name a folder').default('data'),
  DEMO: z.enum(['on', 'off'], 'DEMO must be on or off').default('on'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an address that starts with http:// or https://' })
    .optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL must be an address that starts with postgres:// or postgresql://',
    })
    .optional(),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'REDIS_URL must be an address that starts with redis:// or rediss://' })
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[!-~]+$/, 'METRICS_TOKEN must be made of letters, digits and signs without spaces')
    .min(shortestToken, `METRICS_TOKEN must have at least ${shortestToken} signs, so that nobody guesses it`)
    .optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'SMTP_URL must be an address that starts with smtp:// or smtps://' })
    .optional(),
  MAIL_FROM: z.string().transform(readSender).pipe(sender).optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'LOG_LEVEL must be debug, info, warn, error or silent')
    .default('info'),
})

/** A setting that cannot be used; the message says which and why. */
export class UnusableSettings extends Error {
  override readonly name = 'UnusableSettings'
}

/** Reads the settings; a variable set to nothing counts as not set. Throws `UnusableSettings`. */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) throw new UnusableSettings(read.error.issues.map((issue) => issue.message).join('\n'))
  const { PORT, HOST, DATA_DIR, DEMO, PUBLIC_URL, DATABASE_URL, REDIS_URL, METRICS_TOKEN, LOG_LEVEL } = read.data
  // A file is one server's: there is nobody to ring for.
  if (REDIS_URL && !DATABASE_URL) throw new UnusableSettings('REDIS_URL is of use only together with DATABASE_URL')
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    hasDemonstration: DEMO === 'on',
    publicUrl: PUBLIC_URL ? new URL(PUBLIC_URL).origin : null,
    databaseUrl: DATABASE_URL ?? null,
    redisUrl: REDIS_URL ?? null,
    metricsToken: METRICS_TOKEN ?? null,
    smtp: smtpIn(read.data),
    logLevel: LOG_LEVEL,
  }
}

function smtpIn({ SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL }: z.output<typeof environment>): SmtpSettings | null {
  if (!url && !from) return null
  if (!url) throw new UnusableSettings('MAIL_FROM is of use only together with SMTP_URL')
  if (!from) throw new UnusableSettings('SMTP_URL needs MAIL_FROM: the address that mails are from')
  if (!PUBLIC_URL) throw new UnusableSettings('SMTP_URL needs PUBLIC_URL: mails hold links to this server')
  return { url, from }
}

// « Name <address> », or an address alone.
function readSender(text: string): { readonly name: string; readonly address: string } {
  const [, name = '', named] = /^([^<]*)<([^<>]*)>$/.exec(text.trim()) ?? []
  return named === undefined ? { name: '', address: text.trim() } : { name: name.trim(), address: named.trim() }
}
