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
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

const wholePort = 'PORT must be a whole number from 0 to 65535 (0 lets the system choose)'

const environment = z.object({
  PORT: z.coerce.number(wholePort).int(wholePort).min(0, wholePort).max(65535, wholePort).default(3000),
  HOST: z.string().min(1, 'HOST must name an address, such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'DATA_DIR must name a folder').default('data'),
  DEMO: z.enum(['on', 'off'], 'DEMO must be on or off').default('on'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an address that starts with http:// or https://' })
    .optional(),
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
  const { PORT, HOST, DATA_DIR, DEMO, PUBLIC_URL, LOG_LEVEL } = read.data
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    hasDemonstration: DEMO === 'on',
    publicUrl: PUBLIC_URL ? new URL(PUBLIC_URL).origin : null,
    logLevel: LOG_LEVEL,
  }
}
