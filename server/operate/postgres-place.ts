import { Client } from 'pg'
import { lockOutServers, stepLock } from '../storage/postgres-locks.ts'
import { migrate } from '../storage/postgres-migrations.ts'
import { parserOf, type Ask } from '../storage/postgres-pool.ts'
import { postgresSteps } from '../storage/postgres-schema.ts'
import { insert } from '../storage/postgres-statements.ts'
import { Cannot } from './cannot.ts'
import type { Filling } from './copying.ts'
import { tableNames, type Reading } from './reading.ts'

const connectMs = 5_000

/** Who else may work on the database while it is read. */
export type Company = 'with servers' | 'alone'

/** Reads a PostgreSQL database at one moment; servers may go on writing in it, unless it is to be read alone. */
export async function readPostgres(url: string, company: Company = 'with servers'): Promise<Reading> {
  const client = await connected(url)
  try {
    // Before the moment that is read: the last server may just have stored something.
    if (company === 'alone') await demandNoServer(client, url)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await demandTables(client, url)
  } catch (error) {
    await client.end()
    throw error
  }
  return { ...askingIn(client, url), close: () => client.end() }
}

/**
 * Fills a PostgreSQL database in one transaction: until it is done, everybody sees what was there before. Refuses one
 * that servers work on, and one that holds something, unless that is to be replaced.
 */
export async function fillPostgres<Made>(
  url: string,
  mayReplace: boolean,
  fill: (filling: Filling) => Promise<Made>,
): Promise<Made> {
  const client = await connected(url)
  try {
    await migrate(url)
    await client.query('BEGIN; SET LOCAL synchronous_commit = on')
    await client.query(`SELECT ${stepLock}`)
    await demandNoServer(client, url)
    const asking = askingIn(client, url)
    const reading = { ...asking, close: async () => {} }
    if (!mayReplace && !(await isEmpty(reading))) throw new Cannot(`The database ${placeOf(url)} is not empty.`)
    await client.query(`TRUNCATE ${tableNames.join(', ')}`)
    const add: Filling['add'] = (table, rows) => insert(asking.ask as Ask, [table, 'add'], rows)
    const made = await fill({ reading, add })
    await client.query('COMMIT')
    return made
  } finally {
    await client.end()
  }
}

/** Whether a database of ours holds nothing but its marks. */
export async function isEmpty(reading: Reading): Promise<boolean> {
  for (const table of tableNames) {
    if (table === 'settings') continue
    if ((await reading.ask(`SELECT 1 AS one FROM ${table} LIMIT 1`)).length > 0) return false
  }
  return true
}

async function connected(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'tour-de-table operator',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  })
  // What falls between two questions is told by the next one.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error)
    throw new Cannot(`The database ${placeOf(url)} cannot be opened: ${why}`)
  }
  return client
}

async function demandTables(client: Client, url: string): Promise<void> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('schema_steps') IS NOT NULL AS there`,
  )
  if (!found[0]?.there) throw new Cannot(`There is no installation of Tour de table in ${placeOf(url)}.`)
  const { rows } = await client.query<{ taken: number }>('SELECT MAX(step) AS taken FROM schema_steps')
  if (rows[0]?.taken !== postgresSteps.length) {
    throw new Cannot(`The database ${placeOf(url)} is of another version of Tour de table: use that version.`)
  }
}

async function demandNoServer(client: Client, url: string): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>(`SELECT ${lockOutServers} AS alone`)
  if (!rows[0]?.alone) throw new Cannot(`A server is running on ${placeOf(url)}: stop all of them first.`)
}

function askingIn(client: Client, url: string): Omit<Reading, 'close'> {
  return {
    place: placeOf(url),
    byBytes: ' COLLATE "C"',
    ask: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await client.query(text, [...values])).rows as Row[],
  }
}

// Never the address itself: it holds a password.
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'of DATABASE_URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
