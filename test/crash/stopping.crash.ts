import { afterEach, describe, expect, test } from 'vitest'
import { sleep } from '../bench/peers/load/clock.ts'
import { testDatabase } from '../support/postgres-schema.ts'
import { until } from '../support/until.ts'
import { postgresHall, sqliteHall, startServers, type Hall } from './hall.ts'
import { missingOf } from './kept.ts'
import { count, newToll } from './kills.ts'
import { endSitting, fullHall, openSitting, startAll } from './sitting.ts'

const database = testDatabase()
const redisUrl = process.env['REDIS_URL'] ?? null

let hall: Hall

afterEach(() => hall.close())

/** Asks all servers to end while people work, who do not come back. */
async function stopped() {
  await startServers(hall)
  const sides = await openSitting(hall, { number: 1, crowd: fullHall })
  startAll(sides, fullHall)
  await sleep(700)
  const startedAt = performance.now()
  const codes = await Promise.all(hall.servers.map((server) => server.terminate()))
  const tookMs = performance.now() - startedAt
  await until(() => sides.every(({ guests }) => guests.every(({ closed }) => closed !== null)), 1_000)
  const closedWith = new Set(sides.flatMap(({ guests }) => guests.map(({ closed }) => closed?.code)))
  await endSitting(sides)
  const toll = newToll()
  count(toll, sides)
  const missing = await hall.ask((kept) => missingOf(sides, kept))
  return { codes, tookMs, closedWith, missing, acknowledged: toll.acknowledged }
}

describe('asking servers to end while fifty people work', () => {
  test('ends them well within eight seconds, and loses no byte, on a file', async () => {
    hall = await sqliteHall()
    const { tookMs, acknowledged, ...rest } = await stopped()
    expect(rest).toEqual({ codes: [0], closedWith: new Set([1012]), missing: [] })
    expect(tookMs).toBeLessThan(8_000)
    expect(acknowledged).toBeGreaterThan(50)
  })

  test.skipIf(database === null)('and on PostgreSQL, two at once', async () => {
    hall = await postgresHall({ database: database ?? '', redisUrl })
    const { tookMs, acknowledged, ...rest } = await stopped()
    expect(rest).toEqual({ codes: [0, 0], closedWith: new Set([1012]), missing: [] })
    expect(tookMs).toBeLessThan(8_000)
    expect(acknowledged).toBeGreaterThan(50)
  })
})
