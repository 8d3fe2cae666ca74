import { afterEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../support/postgres-schema.ts'
import { postgresHall, sqliteHall, type Hall } from './hall.ts'
import { killAgainAndAgain } from './kills.ts'
import { fullHall } from './sitting.ts'

const database = testDatabase()
const redisUrl = process.env['REDIS_URL'] ?? null
const seed = Date.now() % 1_000_000

let hall: Hall

afterEach(() => hall.close())

describe(`killing the server while fifty people work (seed ${seed})`, () => {
  test('loses nothing that anyone was shown or answered on a file', async () => {
    hall = await sqliteHall()
    const toll = await killAgainAndAgain({ hall, crowd: fullHall, kills: 2, seed })
    expect(toll.missing).toEqual([])
    expect(Math.min(toll.shown, toll.acknowledged, toll.answered, toll.facts)).toBeGreaterThan(20)
  })

  test.skipIf(database === null)('loses nothing on PostgreSQL, and the other server shows it all', async () => {
    hall = await postgresHall({ database: database ?? '', redisUrl })
    const toll = await killAgainAndAgain({ hall, crowd: fullHall, kills: 2, seed })
    expect(toll.missing).toEqual([])
    expect(Math.min(toll.shown, toll.acknowledged, toll.answered, toll.facts)).toBeGreaterThan(20)
  })
})
