import { join } from 'node:path'
import { openPostgres } from '../../server/storage/postgres.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { WorkshopId } from '../../shared/id.ts'
import { roomName } from '../bench/peers/shape.ts'
import { storeWorkshops } from '../bench/peers/targets/stored-workshops.ts'
import { makeSchema } from '../support/postgres-schema.ts'
import { ServerProcess } from '../support/server-process.ts'
import { readKept, type Kept } from './kept.ts'

/** The built product on real storage, with one démarche in it and its people. */
export interface Hall {
  readonly servers: readonly ServerProcess[]
  readonly workshop: WorkshopId
  readonly code: string
  /** Asks what storage holds; on SQLite while no server runs. */
  ask<Answer>(question: (kept: Kept) => Answer | Promise<Answer>): Promise<Answer>
  close(): Promise<void>
}

const run = 'crash'
const workshop = roomName(run, 0) as WorkshopId
const code = '100000'
const members = 60

/** One server on a file, in a folder of its own or in this one; it is not started yet. */
export async function sqliteHall(folder?: string): Promise<Hall> {
  const server = await ServerProcess.place({ DEMO: 'off' }, folder)
  const file = join(server.dataDir, 'tour-de-table.sqlite')
  await prepare(openSqlite(file))
  return {
    servers: [server],
    workshop,
    code,
    ask: (question) => askIn(openSqlite(file), question),
    close: () => server.stop(),
  }
}

/** Where servers that share a database find it, and each other. */
export interface SharedSettings {
  /** The database of tests, in which this hall gets a schema of its own. */
  readonly database: string
  readonly redisUrl: string | null
  /** What the servers are told instead of where the database really is. */
  readonly addressFor?: (url: string) => string
}

/** Two servers on one PostgreSQL; they are not started yet. */
export async function postgresHall({ database, redisUrl, addressFor = (url) => url }: SharedSettings): Promise<Hall> {
  const schema = await makeSchema(database)
  await prepare(await openPostgres(schema.url))
  const settings = { DEMO: 'off', DATABASE_URL: addressFor(schema.url), REDIS_URL: redisUrl ?? '' }
  const servers = [await ServerProcess.place(settings), await ServerProcess.place(settings)]
  return {
    servers,
    workshop,
    code,
    ask: async (question) => askIn(await openPostgres(schema.url), question),
    close: async () => {
      await Promise.all(servers.map((server) => server.stop()))
      await schema.drop()
    },
  }
}

/** Starts all servers of a hall. */
export async function startServers({ servers }: Hall): Promise<void> {
  await Promise.all(servers.map((server) => server.restart()))
}

async function prepare(storage: Storage): Promise<void> {
  await storeWorkshops(storage, run, { rooms: 1, members, content: { type: 'seed' } })
  await storage.close()
}

async function askIn<Answer>(storage: Storage, question: (kept: Kept) => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await question(await readKept(storage, workshop))
  } finally {
    await storage.close()
  }
}
