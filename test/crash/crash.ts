import { parseArgs } from 'node:util'
import { percentile } from '../bench/percentile.ts'
import { postgresHall, sqliteHall, type Hall } from './hall.ts'
import { killAgainAndAgain, type Toll } from './kills.ts'
import { fullHall } from './sitting.ts'

const one = { type: 'string' } as const
const { values } = parseArgs({ options: { kills: one, seed: one, on: one } })
const kills = Number(values.kills ?? 100)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const database = process.env['DATABASE_URL']
const redisUrl = process.env['REDIS_URL'] ?? null

process.exit((await crash()) ? 0 : 1)

/** Kills the built product again and again under load, on each storage; whether nothing was ever missing. */
async function crash(): Promise<boolean> {
  console.log(`seed ${seed}`)
  let isWhole = true
  if (values.on !== 'postgres') isWhole = (await killed('SQLite', await sqliteHall())) && isWhole
  if (values.on === 'sqlite') return isWhole
  if (!database) console.log('PostgreSQL is not killed under: DATABASE_URL is not set.')
  else isWhole = (await killed('PostgreSQL, two servers', await postgresHall({ database, redisUrl }))) && isWhole
  return isWhole
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
