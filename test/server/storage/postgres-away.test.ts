import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openPostgres } from '../../../server/storage/postgres.ts'
import { Conflict, type Storage } from '../../../server/storage/storage.ts'
import { StorageUnusable } from '../../../server/storage/unusable.ts'
import { makeSchema, testDatabase, type PostgresSchema } from '../../support/postgres-schema.ts'
import { tcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'
import { everythingIn, facts, joined, someOfEverything, update, val } from './sample-writes.ts'

const database = testDatabase()

describe.skipIf(database === null)('PostgreSQL', { timeout: 30_000 }, () => {
  let schema: PostgresSchema
  let wire: TcpProxy
  let storage: Storage

  beforeAll(async () => {
    schema = await makeSchema(database ?? '')
  })
  afterAll(() => schema.drop())

  beforeEach(async () => {
    await schema.clear('tables')
    const url = new URL(schema.url)
    wire = await tcpProxy({ host: url.hostname, port: Number(url.port || 5432) })
    url.hostname = '127.0.0.1'
    url.port = String(wire.port)
    storage = await openPostgres(url.href, { patienceMs: 600 })
    await storage.commit(someOfEverything)
  })
  afterEach(async () => {
    await storage.close()
    await wire.close()
  })

  const failed = async (commit: Promise<unknown>) => {
    const error: unknown = await commit.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(Conflict)
  }

  test('that was killed is an error, and is found again by itself', async () => {
    const before = await everythingIn(storage)
    wire.cut()
    await failed(storage.commit([facts(val, joined(3))]))
    await failed(storage.readFacts(val, 0))
    await failed(storage.check())
    wire.mend()
    expect(await everythingIn(storage)).toEqual(before)
    await storage.commit([facts(val, joined(3)), update(3)])
    await storage.check()
  })

  test('that is silent is an error, and not a hang', async () => {
    wire.block()
    await failed(storage.commit([update(3)]))
    await failed(storage.readFacts(val, 0))
    await failed(storage.check())
    wire.mend()
    expect((await storage.readDocument(val, 'plan')).updates.map(({ seq }) => seq)).toEqual([2])
    await storage.commit([update(3)])
  })

  test('that waits for somebody’s lock is an error, and nothing is stored', async () => {
    const other = await makeSchema(database ?? '')
    onTestFinished(() => other.drop())
    await other.query(`BEGIN; SELECT * FROM ${schema.name}.documents FOR UPDATE`)
    await failed(storage.commit([facts(val, joined(3)), update(3)]))
    // Nor does the server go on waiting for somebody who is gone.
    const active = `SELECT query FROM pg_stat_activity WHERE application_name = '${schema.name}' AND state = 'active'`
    await expect.poll(() => schema.query(active)).toEqual([])
    await other.query('ROLLBACK')
    await storage.commit([facts(val, joined(3)), update(3)])
  })

  test('that ends idle connections does not end the process', async () => {
    const mine = `FROM pg_stat_activity WHERE application_name = '${schema.name}'`
    expect(await schema.query(`SELECT pg_terminate_backend(pid) ${mine}`)).not.toEqual([])
    await expect.poll(() => schema.query(`SELECT pid ${mine}`)).toEqual([])
    // The news of it comes through the wire a few turns later.
    for (let turn = 0; turn < 20; turn++) await schema.query('SELECT 1')
    await expect.poll(() => storage.readFacts(val, 0).then(({ length }) => length, String)).toBe(2)
    await storage.commit([update(3)])
  })

  test('gives everything back when it is opened again', async () => {
    const again = await openPostgres(schema.url)
    expect(await everythingIn(again)).toEqual(await everythingIn(storage))
    await again.close()
  })

  test('has each commit on its disk, whatever its own setting', async () => {
    await schema.query(`
      CREATE TABLE seen (setting TEXT);
      CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO ${schema.name}.seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;
      CREATE TRIGGER see AFTER INSERT ON facts EXECUTE FUNCTION see()`)
    const careless = await openPostgres(schema.url.replace('search_path', 'synchronous_commit=off+-c+search_path'))
    await careless.commit([facts(val, joined(3))])
    await careless.close()
    expect(await schema.query('SELECT * FROM seen')).toEqual([{ setting: 'on' }])
  })

  test('of a newer version is refused, and left as it is', async () => {
    await schema.query('INSERT INTO schema_steps VALUES (1000)')
    await expect(openPostgres(schema.url)).rejects.toThrow(/newer version/)
    await expect(openPostgres(schema.url)).rejects.toBeInstanceOf(StorageUnusable)
    expect(await schema.query('SELECT COUNT(*)::int AS count FROM facts')).toEqual([{ count: 2 }])
  })

  test('that does not answer at the start is named, and its password is not', async () => {
    const wrong = openPostgres('postgres://somebody:pass-word@127.0.0.1:1/none')
    await expect(wrong).rejects.toBeInstanceOf(StorageUnusable)
    await expect(wrong).rejects.toThrow('127.0.0.1:1/none')
    await expect(wrong).rejects.not.toThrow('pass-word')
    await expect(openPostgres('nonsense')).rejects.toBeInstanceOf(StorageUnusable)
  })

  test('whose journal somebody changed is not whole', async () => {
    expect(await storage.isChainWhole(val)).toBe(true)
    await schema.query('DELETE FROM facts WHERE revision = 2')
    expect(await storage.isChainWhole(val)).toBe(false)
  })
})
