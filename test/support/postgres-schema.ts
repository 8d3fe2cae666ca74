import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

/** A schema of the PostgreSQL that DATABASE_URL names, for one test file alone. */
export interface PostgresSchema {
  /** Opens this schema, and no other. */
  readonly url: string
  /** Also the name that its connections go by. */
  readonly name: string
  query<Row>(text: string): Promise<readonly Row[]>
  /** Takes out every row, or every table. */
  clear(what: 'rows' | 'tables'): Promise<void>
  drop(): Promise<void>
}

/** The database that tests may use; without it they are skipped, which is said once in each file. */
export function testDatabase(): string | null {
  const url = process.env['DATABASE_URL']
  // oxlint-disable-next-line no-console -- what was not tested has to be said
  if (!url) console.info('PostgreSQL is not tested here: DATABASE_URL is not set.')
  return url || null
}

/** Makes a schema with a name of its own; drop it afterwards. */
export async function makeSchema(database: string): Promise<PostgresSchema> {
  const schema = `test_${randomBytes(8).toString('hex')}`
  const url = new URL(database)
  url.searchParams.set('options', `-c search_path=${schema}`)
  url.searchParams.set('application_name', schema)
  const client = new Client({ connectionString: database })
  // A test may stop the server; whoever asks next is told.
  client.on('error', () => {})
  await client.connect()
  const empty = `DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}`
  await client.query(`${empty}; SET search_path = ${schema}`)
  return {
    url: url.href,
    name: schema,
    query: async <Row>(text: string) => (await client.query(text)).rows as Row[],
    clear: async (what) => {
      if (what === 'tables') return void (await client.query(empty))
      const { rows } = await client.query<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = '${schema}' AND tablename <> 'schema_steps'`,
      )
      // A TRUNCATE makes a new file of each table, and waits for the disk each time; facts refer to workshops.
      const names = rows
        .map(({ name }) => name)
        .toSorted((a, b) => Number(a === 'workshops') - Number(b === 'workshops'))
      await client.query(names.map((name) => `DELETE FROM ${name}`).join('; '))
    },
    drop: async () => {
      await client.end()
      // PostgreSQL may have been away meanwhile, and the connection with it.
      const last = new Client({ connectionString: database })
      await last.connect()
      await last.query(`DROP SCHEMA ${schema} CASCADE`)
      await last.end()
    },
  }
}
