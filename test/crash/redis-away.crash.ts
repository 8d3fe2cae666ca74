import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../support/postgres-schema.ts'
import { hasRedisServer, RedisServer } from '../support/redis-server.ts'
import { isSoonQuick, latencies, openDistance, wordsOf, type Distance } from './distance.ts'
import { postgresHall, startServers, type Hall } from './hall.ts'
import { missingOf } from './kept.ts'

const database = testDatabase()
if (!hasRedisServer) process.stdout.write('A Redis that is away is not tested: there is no redis-server to start.\n')

describe.skipIf(database === null || !hasRedisServer)('two servers whose Redis', () => {
  let redis: RedisServer
  let hall: Hall
  let between: Distance

  beforeAll(async () => {
    redis = await RedisServer.start()
    hall = await postgresHall({ database: database ?? '', redisUrl: redis.url })
    await startServers(hall)
  })
  afterAll(async () => {
    await hall.close()
    await redis.remove()
  })

  beforeEach(async () => {
    between = await openDistance(hall)
    await isSoonQuick(between)
  })
  afterEach(() => between.close())

  async function measure(what: string): Promise<number> {
    const { words, comments } = await latencies(between, { words: 5, comments: 3 })
    process.stdout.write(`Redis ${what}: ${wordsOf({ words, comments })}\n`)
    return Math.max(...words, ...comments)
  }

  async function nothingIsMissing(): Promise<void> {
    between.close()
    expect(await hall.ask((kept) => missingOf(between.sides, kept))).toEqual([])
  }

  test('is there show at once what the other stored', async () => {
    expect(await measure('there')).toBeLessThan(450)
    await nothingIsMissing()
  })

  test('is killed show it within about a second, and at once when it is back', async () => {
    await redis.kill()
    expect(await measure('killed')).toBeLessThan(1_500)
    await redis.start()
    expect(await isSoonQuick(between)).toBe(true)
    await nothingIsMissing()
  })
})
