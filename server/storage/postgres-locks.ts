import { Client } from 'pg'
import { StorageUnusable } from './unusable.ts'

// Any two numbers, the same for every version of Tour de table. A database may hold several installations, each in a
// schema of its own.
const place = `hashtext(COALESCE(current_schema(), ''))`

/** Held while tables are brought up to date or filled from a backup: whoever starts a server waits. */
export const stepLock = 'pg_advisory_xact_lock(7203115)'

/** Held by each server while it runs. */
const serverLock = `pg_try_advisory_lock_shared(7203116, ${place})`

/** Held by who needs all servers to be stopped, as long as they are connected; false while a server runs. */
export const lockOutServers = `pg_try_advisory_lock(7203116, ${place})`

const connectMs = 5_000
const againMs = 1_000

/**
 * Lets operators see that a server runs on this database, until `leave` is called: what they fill it with would not be
 * what the server knows. Throws `StorageUnusable` while somebody fills it.
 */
export async function appear(url: string): Promise<{ leave(): Promise<void> }> {
  let isLeaving = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let client = await holding(url, comeBack)
  return {
    leave: async () => {
      isLeaving = true
      clearTimeout(timer)
      await client.end()
    },
  }

  // PostgreSQL was away: nobody sees this server until it has its lock again.
  function comeBack(): void {
    if (isLeaving) return
    timer = setTimeout(() => {
      holding(url, comeBack).then((held) => {
        client = held
        if (isLeaving) void held.end()
      }, comeBack)
    }, againMs)
    timer.unref()
  }
}

async function holding(url: string, onFall: () => void): Promise<Client> {
  const application = 'tour-de-table'
  const timeouts = { connectionTimeoutMillis: connectMs, query_timeout: connectMs }
  const client = new Client({ connectionString: url, application_name: application, keepAlive: true, ...timeouts })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ held: boolean }>(`SELECT ${serverLock} AS held`)
    if (!rows[0]?.held) {
      throw new StorageUnusable('The database is being filled from a backup: start the server when that is done.')
    }
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
  client.once('end', onFall)
  return client
}
