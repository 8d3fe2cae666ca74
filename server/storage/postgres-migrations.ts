import { Client } from 'pg'
import { freshMarks, type Marks } from './marks.ts'
import { stepLock } from './postgres-locks.ts'
import { postgresSteps } from './postgres-schema.ts'
import { StorageUnusable } from './unusable.ts'

const oldestServer = 150_000
const connectMs = 5_000
// A step may rewrite tables, and who comes second waits for it.
const stepMs = 10 * 60_000

/**
 * Brings the tables up to date, once, whoever starts first, and gives the marks that were made with them. Throws
 * `StorageUnusable` when PostgreSQL is too old or the tables were made by a newer version.
 */
export async function migrate(url: string): Promise<Marks> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectMs, query_timeout: stepMs })
  // What falls between two questions is told by the next one.
  client.on('error', () => {})
  await client.connect()
  try {
    await demandServer(client)
    await client.query('BEGIN; SET LOCAL synchronous_commit = on; SET LOCAL statement_timeout = 0')
    await client.query(`SELECT ${stepLock}`)
    await takeSteps(client)
    const marks = await marksIn(client)
    await client.query('COMMIT')
    return marks
  } finally {
    await client.end()
  }
}

async function demandServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: string; name: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS name`,
  )
  const [version] = rows
  if (Number(version?.number) >= oldestServer) return
  throw new StorageUnusable(`PostgreSQL ${version?.name} is too old: version 15 or later is needed.`)
}

async function takeSteps(client: Client): Promise<void> {
  await client.query('CREATE TABLE IF NOT EXISTS schema_steps (step INTEGER PRIMARY KEY)')
  const { rows } = await client.query<{ taken: number }>('SELECT COALESCE(MAX(step), 0) AS taken FROM schema_steps')
  const taken = rows[0]?.taken ?? 0
  if (taken > postgresSteps.length) {
    throw new StorageUnusable('The database was made by a newer version of Tour de table: run that version.')
  }
  for (const [index, step] of postgresSteps.entries()) {
    if (index < taken) continue
    await client.query(step)
    await client.query('INSERT INTO schema_steps VALUES ($1)', [index + 1])
  }
}

async function marksIn(client: Client): Promise<Marks> {
  for (const [name, value] of Object.entries(freshMarks())) {
    await client.query('INSERT INTO settings VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, value])
  }
  const { rows } = await client.query<{ name: string; value: string }>('SELECT name, value FROM settings')
  const valueOf = (name: keyof Marks): string => {
    const row = rows.find((one) => one.name === name)
    if (!row) throw new Error(`the ${name} is missing`)
    return row.value
  }
  return { secret: valueOf('secret'), epoch: valueOf('epoch') }
}
