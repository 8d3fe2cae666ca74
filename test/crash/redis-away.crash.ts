import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sleep } from '../bench/peers/load/clock.ts'
import { percentile } from '../bench/percentile.ts'
import { testDatabase } from '../support/postgres-schema.ts'
import { hasRedisServer, RedisServer } from '../support/redis-server.ts'
import { until } from '../support/until.ts'
import { openDistance, type Distance } from './distance.ts'
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
    await untilQuick()
  })
  afterEach(() => between.close())

  /** Until both servers hear each other again. */
  async function untilQuick(): Promise<void> {
    const isQuick = async () => (await between.ofWords(1)).every((ms) => ms < 200)
    expect(await until(async () => (await isQuick()) && (await isQuick()), 10_000)).toBe(true)
  }

  async function measure(what: string): Promise<{ readonly words: number; readonly comments: number }> {
    const [words, comments] = [await between.ofWords(12), await between.ofComments(6)]
    const said = (ms: readonly number[]) =>
      `p50 ${percentile(ms, 0.5).toFixed(0)}, p99 ${percentile(ms, 0.99).toFixed(0)} ms`
    process.stdout.write(`Redis ${what}: words ${said(words)}; comments ${said(comments)}\n`)
    return { words: percentile(words, 1), comments: percentile(comments, 1) }
  }

  async function nothingIsMissing(): Promise<void> {
    between.close()
    expect(await hall.ask((kept) => missingOf(between.sides, kept))).toEqual([])
  }

  test('is there show at once what the other stored', async () => {
    const { words, comments } = await measure('there')
    expect(words).toBeLessThan(300)
    expect(comments).toBeLessThan(600)
    await nothingIsMissing()
  })

  test('is killed show it within about a second, and at once when it is back', async () => {
    await redis.kill()
    const { words, comments } = await measure('killed')
    expect(Math.max(words, comments)).toBeLessThan(1_500)
    await redis.start()
    await untilQuick()
    await nothingIsMissing()
  })

  test('answers nothing show it within a few seconds, then within about a second', async () => {
    redis.freeze()
    const [first = Infinity] = await between.ofWords(1)
    process.stdout.write(`Redis frozen: the first word after ${first.toFixed(0)} ms\n`)
    expect(first).toBeLessThan(3_500)
    await sleep(500)
    const { words, comments } = await measure('frozen')
    expect(Math.max(words, comments)).toBeLessThan(1_500)
    redis.thaw()
    await untilQuick()
    await nothingIsMissing()
  })
})
