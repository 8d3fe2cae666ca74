import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PostgresCluster, whyNoCluster } from '../support/postgres-cluster.ts'
import { tcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { postgresHall, type Hall } from './hall.ts'
import { fullHall } from './sitting.ts'
import { goThrough } from './trouble.ts'

if (whyNoCluster) process.stdout.write(`A PostgreSQL that is killed is not tested: ${whyNoCluster}.\n`)
const redisUrl = process.env['REDIS_URL'] ?? null

describe.skipIf(whyNoCluster !== null)('a database that goes away while fifty people work', () => {
  let cluster: PostgresCluster
  let wire: TcpProxy
  let hall: Hall

  beforeAll(async () => {
    cluster = await PostgresCluster.start()
  })
  afterAll(() => cluster.remove())
  afterEach(async () => {
    await hall.close()
    await wire.close()
  })

  async function openHall(): Promise<Hall> {
    wire = await tcpProxy({ host: '127.0.0.1', port: cluster.port })
    const addressFor = (url: string) => url.replace(`:${cluster.port}/`, `:${wire.port}/`)
    hall = await postgresHall({ database: cluster.url, redisUrl, addressFor })
    return hall
  }

  const times = { toldWithinMs: 15_000, wentOnWithinMs: 15_000 }
  const well = { missing: [], toldAfterMs: expect.any(Number), wentOnAfterMs: expect.any(Number) }

  test('by kill -9 loses nothing, is told to everybody, and is found again by itself', async () => {
    const trouble = { begin: () => cluster.kill(), end: () => cluster.start() }
    const passed = await goThrough({ hall: await openHall(), crowd: fullHall, trouble, staysMs: 300, ...times })
    expect(passed).toMatchObject(well)
  })

  test('behind a wire that is slow and then cut loses nothing either', async () => {
    const trouble = {
      begin: async () => {
        wire.delay(40)
        await new Promise((resolve) => setTimeout(resolve, 500))
        wire.cut()
      },
      end: () => wire.mend(),
    }
    const passed = await goThrough({ hall: await openHall(), crowd: fullHall, trouble, staysMs: 300, ...times })
    expect(passed).toMatchObject(well)
  })
})
