import { DatabaseError, Pool, types, type PoolClient } from 'pg'
import { Conflict } from './storage.ts'

/** Asks PostgreSQL; what is asked without waiting is sent at once, and answered in order. */
export type Ask = <Row>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>

/** What may be set otherwise than usual. */
export interface PostgresOptions {
  /** How long one statement, or a connection to be made, may take: 10 s unless said otherwise. */
  readonly patienceMs?: number
}

const usualPatienceMs = 10_000
const connections = 10
const mostTries = 10

/** Connections that are opened when they are needed, and again after PostgreSQL was away. */
export function openPool(url: string, { patienceMs = usualPatienceMs }: PostgresOptions = {}): Pool {
  // Longer than the server's own limit, which leaves the connection usable: for a server that is silent.
  const silenceMs = Math.ceil(patienceMs * 1.2)
  const pool = new Pool({
    connectionString: url,
    application_name: 'tour-de-table',
    max: connections,
    keepAlive: true,
    pipeline: true,
    connectionTimeoutMillis: patienceMs,
    statement_timeout: patienceMs,
    query_timeout: silenceMs,
    // A server that went away in the middle of a transaction gives its locks back.
    idle_in_transaction_session_timeout: silenceMs,
    types: { getTypeParser: parserOf },
  })
  // A connection that falls while nobody asks anything takes nothing with it: the pool opens another one. Whoever does
  // ask is told by what they asked.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Asks once, outside of any transaction: one statement sees one moment. */
export function askIn(pool: Pool): Ask {
  return async <Row>(text: string, values: readonly unknown[] = []) =>
    (await pool.query({ name: nameOf(text), text, values: [...values] })).rows as Row[]
}

/** What a transaction does: it looks, locking what it will change, then writes what follows from that. */
export interface Act<Known> {
  readonly look: (ask: Ask) => Promise<Known>
  readonly write: (ask: Ask, known: Known) => Promise<void>
}

/**
 * Carries out an act whole, or not at all, synchronously on disk whatever the server's own setting. When another server
 * was faster between the look and the write, it is done again, to see what that one did.
 */
export async function transact<Known>(pool: Pool, act: Act<Known>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptIn(pool, act)
    } catch (error) {
      if (!isRace(error) || attempt === mostTries) throw error
    }
  }
}

/** Waits for all of these, so that nothing is under way any more, then throws what the first failed one threw. */
export async function allOf<Values extends readonly unknown[]>(asked: {
  readonly [Index in keyof Values]: Promise<Values[Index]>
}): Promise<Values> {
  await Promise.allSettled(asked)
  return Promise.all(asked) as unknown as Promise<Values>
}

async function attemptIn<Known>(pool: Pool, { look, write }: Act<Known>): Promise<void> {
  const client = await pool.connect()
  const ask: Ask = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query({ name: nameOf(text), text, values: [...values] })).rows as Row[]
  try {
    const begun = client.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL synchronous_commit = on')
    // Sent together; nothing is written before both are answered.
    const [, known] = await allOf([begun, look(ask)])
    await write(ask, known)
    const { command } = await client.query('COMMIT')
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
  } catch (error) {
    await giveUp(client, error)
    throw error
  }
  client.release()
}

// Who was refused by what is stored is on a sound connection; any other is closed, which rolls back as well.
async function giveUp(client: PoolClient, error: unknown): Promise<void> {
  if (!(error instanceof Conflict) && !isRace(error)) return client.release(true)
  try {
    await client.query('ROLLBACK')
    client.release()
  } catch {
    // Not an error to go on from: the first one is thrown, and this connection is used no more.
    client.release(true)
  }
}

// A key that somebody else took meanwhile, a deadlock, a serialization failure.
function isRace(error: unknown): boolean {
  return error instanceof DatabaseError && ['23505', '40P01', '40001'].includes(error.code ?? '')
}

const int8: number = types.builtins.INT8

/** How values are read: revisions, seqs and times stay far below 2^53. */
export function parserOf(type: number, format?: 'text' | 'binary') {
  if (type === int8) return Number
  return format === 'binary' ? types.getTypeParser(type, 'binary') : types.getTypeParser(type, 'text')
}

const names = new Map<string, string>()

// A statement with a name is understood once by each connection.
function nameOf(text: string): string {
  const name = names.get(text) ?? `tour-${names.size + 1}`
  names.set(text, name)
  return name
}
