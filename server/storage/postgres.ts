import { randomBytes } from 'node:crypto'
import { appear } from './postgres-locks.ts'
import { mailStore } from './postgres-mail.ts'
import { migrate } from './postgres-migrations.ts'
import { askIn, openPool, transact, type Act, type PostgresOptions } from './postgres-pool.ts'
import { documentReads, workshopReads } from './postgres-reads.ts'
import { actOf } from './postgres-writes.ts'
import type { Storage } from './storage.ts'
import { StorageUnusable } from './unusable.ts'

/**
 * Everything in one PostgreSQL database (15 or later), shared by as many servers as wanted: each commit is on its disk
 * before it is answered. A database that is away or silent is an error within seconds, and is asked again at the next
 * commit. Throws `StorageUnusable` with a sentence for the operator.
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Storage> {
  const presence = await usable(url, () => appear(url))
  const marks = await usable(url, () => migrate(url)).catch(async (error: unknown) => {
    await presence.leave()
    throw error
  })
  const pool = openPool(url, options)
  const ask = askIn(pool)
  return {
    ...workshopReads(ask, marks),
    ...documentReads(ask),
    mail: mailStore(ask),
    commit: async (writes) => {
      if (writes.length > 0) await transact(pool, actOf(writes, marks.secret))
    },
    check: () => transact(pool, takeRoom),
    close: async () => {
      await pool.end()
      await presence.leave()
    },
  }
}

// A full disk still reads well: a check asks for several pages, of bytes that do not shrink, and gives them back.
const takeRoom: Act<void> = {
  look: async () => {},
  write: async (ask) => {
    const room = randomBytes(16_384).toString('hex')
    await ask(`INSERT INTO settings VALUES ('room', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, [
      room,
    ])
    await ask(`DELETE FROM settings WHERE name = 'room'`)
  },
}

async function usable<Value>(url: string, open: () => Promise<Value>): Promise<Value> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof StorageUnusable) throw error
    const why = error instanceof Error ? error.message || error.name : String(error)
    throw new StorageUnusable(`The database ${placeOf(url)} cannot be opened: ${why}`)
  }
}

// Never the address itself: it holds a password.
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'of DATABASE_URL'
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
