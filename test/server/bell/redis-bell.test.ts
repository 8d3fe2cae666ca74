import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Bell } from '../../../server/bell/bell.ts'
import { redisBell } from '../../../server/bell/redis-bell.ts'
import { hasRedisServer, RedisServer } from '../../support/redis-server.ts'
import { bellContract, fallingBellContract } from './bell.contract.ts'

const url = process.env['REDIS_URL']
if (!url) process.stdout.write('The bell over Redis is not tested: REDIS_URL names no server.\n')
else if (!hasRedisServer) process.stdout.write('A Redis that falls is not tested: there is no redis-server to start.\n')

describe.skipIf(!url)('over Redis', () => {
  bellContract(async () => endsOn(url ?? ''))
})

describe.skipIf(!url || !hasRedisServer)('over a Redis that falls', () => {
  fallingBellContract(async () => {
    const server = await RedisServer.start()
    const { end } = endsOn(server.url)
    return { end, fall: () => server.kill(), rise: () => server.start(), close: () => server.remove() }
  })

  test('one that is away at first is waited for, and said to be away once', async () => {
    const server = await RedisServer.start()
    await server.kill()
    const said: string[] = []
    const bell = bellOn(server.url, 'away', (message) => said.push(message))
    await expect.poll(() => said, { timeout: 5_000 }).toEqual(['the bell between servers is silent'])
    await server.start()
    await expect.poll(() => bell.isRinging, { timeout: 10_000 }).toBe(true)
    expect(said).toEqual(['the bell between servers is silent', 'the bell between servers rings'])
    await bell.close()
    await server.remove()
  })

  test('one that answers nothing is known to be silent, fills no memory, and does not keep us from closing', async () => {
    const server = await RedisServer.start()
    const bell = bellOn(server.url, 'frozen')
    await expect.poll(() => bell.isRinging, { timeout: 5_000 }).toBe(true)
    server.freeze()
    const message = new Uint8Array(100_000)
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().external
    for (let count = 0; count < 2_000; count++) bell.ring('val', message)
    const after = process.memoryUsage().arrayBuffers + process.memoryUsage().external
    expect(after - before).toBeLessThan(20_000_000)
    // Until then what others store is not heard, and not looked for often either.
    await expect.poll(() => bell.isRinging, { timeout: 3_500 }).toBe(false)
    server.thaw()
    await expect.poll(() => bell.isRinging, { timeout: 15_000 }).toBe(true)
    server.freeze()
    const startedAt = Date.now()
    await bell.close()
    expect(Date.now() - startedAt).toBeLessThan(1_000)
    server.thaw()
    await server.remove()
  }, 40_000)
})

function endsOn(address: string) {
  // Others test on the same Redis.
  const prefix = `test-${randomBytes(6).toString('hex')}/`
  return { end: () => bellOn(address, prefix), close: async () => {} }
}

function bellOn(address: string, prefix: string, said: (message: string) => void = () => {}): Bell {
  const log = {
    info: (_: object, message: string) => said(message),
    warn: (_: object, message: string) => said(message),
  }
  return redisBell({ url: address, prefix, random: randomBytes, log })
}
