import { parseArgs } from 'node:util'
import { percentile } from '../bench/percentile.ts'
import { hasRedisServer, RedisServer } from '../support/redis-server.ts'
import { isSoonQuick, latencies, openDistance, wordsOf } from './distance.ts'
import { postgresHall, sqliteHall, startServers, type Hall } from './hall.ts'
import { missingOf } from './kept.ts'
import { killAgainAndAgain, type Toll } from './kills.ts'
import { fullHall } from './sitting.ts'

const one = { type: 'string' } as const
const { values } = parseArgs({ options: { kills: one, seed: one, on: one } })
const kills = Number(values.kills ?? 100)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const database = process.env['DATABASE_URL']
const redisUrl = process.env['REDIS_URL'] ?? null

// A run that is cut short leaves no server behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.exit((await crash()) ? 0 : 1)

/** Kills the built product again and again under load, on each storage; whether nothing was ever missing. */
async function crash(): Promise<boolean> {
  console.log(`seed ${seed}`)
  let isWhole = true
  if (values.on !== 'postgres') isWhole = (await killed('SQLite', await sqliteHall())) && isWhole
  if (values.on === 'sqlite') return isWhole
  if (!database) {
    console.log('PostgreSQL is not killed under: DATABASE_URL is not set.')
    return isWhole
  }
  isWhole = (await killed('PostgreSQL, two servers', await postgresHall({ database, redisUrl }))) && isWhole
  if (hasRedisServer) return (await withoutRedis(database)) && isWhole
  console.log('Redis is not taken away: there is no redis-server to start.')
  return isWhole
}

/** Takes Redis away from two servers in each way, and says how long each takes to show what the other stored. */
async function withoutRedis(shared: string): Promise<boolean> {
  const redis = await RedisServer.start()
  const hall = await postgresHall({ database: shared, redisUrl: redis.url })
  try {
    await startServers(hall)
    const between = await openDistance(hall)
    const measure = async (what: string) => {
      console.log(`Redis ${what}: ${wordsOf(await latencies(between, { words: 60, comments: 30 }))}`)
    }
    const areQuick = [await isSoonQuick(between)]
    await measure('there')
    await redis.kill()
    await measure('killed')
    await redis.start()
    areQuick.push(await isSoonQuick(between))
    await measure('back')
    redis.freeze()
    console.log(`Redis frozen: the first word after ${(await between.ofWords(1))[0]?.toFixed(0)} ms`)
    await measure('frozen')
    redis.thaw()
    areQuick.push(await isSoonQuick(between))
    await measure('thawed')
    between.close()
    const missing = await hall.ask((kept) => missingOf(between.sides, kept))
    console.log(`Redis away: ${missing.length} missing`)
    return missing.length === 0 && areQuick.every(Boolean)
  } finally {
    await hall.close()
    await redis.remove()
  }
}

async function killed(what: string, hall: Hall): Promise<boolean> {
  const startedAt = performance.now()
  try {
    const onKill = (toll: Toll) => {
      if (toll.kills % 10 === 0) console.log(lineOf(what, toll))
    }
    const toll = await killAgainAndAgain({ hall, crowd: fullHall, kills, seed, onKill })
    console.log(`${lineOf(what, toll)} (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`)
    return toll.missing.length === 0
  } finally {
    await hall.close()
  }
}

function lineOf(what: string, toll: Toll): string {
  const caughtUp = toll.caughtUpMs.length > 0 ? `, survivor has all p50 ${ms(toll, 0.5)}, p99 ${ms(toll, 0.99)}` : ''
  return [
    `${what}: ${toll.kills} kills,`,
    `${toll.shown} words shown to others (in ${toll.frames} frames), ${toll.acknowledged} acknowledged,`,
    `${toll.answered} commands answered, ${toll.facts} facts in views${caughtUp}:`,
    `${toll.missing.length} missing`,
    ...toll.missing.slice(0, 20).map((line) => `\n  ${line}`),
  ].join(' ')
}

function ms({ caughtUpMs }: Toll, share: number): string {
  return `${percentile(caughtUpMs, share).toFixed(0)} ms`
}
