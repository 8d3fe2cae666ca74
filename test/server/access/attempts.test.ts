import { describe, expect, test } from 'vitest'
import { Attempts } from '../../../server/access/attempts.ts'
import { Buckets } from '../../../server/access/buckets.ts'
import { networkOf } from '../../../server/access/network.ts'
import { TokenBucket } from '../../../server/access/token-bucket.ts'

describe('wrong codes', () => {
  test('cost nothing the first twenty times, then twice as long each time, a minute at most', () => {
    const attempts = new Attempts()
    const waits = Array.from({ length: 27 }, () => {
      attempts.missed('a', 0)
      return attempts.waitMs('a', 0)
    })
    expect(waits.slice(0, 19)).toEqual(Array.from({ length: 19 }, () => 0))
    expect(waits.slice(19)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000])
  })

  test('of one address do not slow another', () => {
    const attempts = new Attempts()
    for (let count = 0; count < 29; count++) attempts.missed('a', 0)
    expect(attempts.waitMs('b', 0)).toBe(0)
  })

  test('are forgotten one by one, every half minute', () => {
    const attempts = new Attempts()
    for (let count = 0; count < 22; count++) attempts.missed('a', 0)
    attempts.missed('a', 3 * 30_000)
    expect(attempts.waitMs('a', 3 * 30_000)).toBe(2_000)
    attempts.missed('a', 10 * 30_000)
    expect(attempts.waitMs('a', 10 * 30_000)).toBe(0)
  })

  test('are not held for longer by a clock that is set back', () => {
    const attempts = new Attempts()
    for (let count = 0; count < 29; count++) attempts.missed('a', 3_600_000)
    expect(attempts.waitMs('a', 0)).toBe(60_000)
    expect(attempts.waitMs('a', 60_000)).toBe(0)
  })
})

describe('a token bucket', () => {
  test('lets a burst through, then as much as time gives back', () => {
    const bucket = new TokenBucket(3, 1, 0)
    expect([1, 1, 1, 1].map((amount) => bucket.take(amount, 0))).toEqual([true, true, true, false])
    expect(bucket.take(1, 1_000)).toBe(true)
    expect(bucket.take(1, 1_000)).toBe(false)
  })

  test('never holds more than its burst', () => {
    const bucket = new TokenBucket(3, 1, 0)
    expect(bucket.take(4, 1_000_000)).toBe(false)
  })

  test('is not emptied by a clock that is set back', () => {
    const bucket = new TokenBucket(3, 1, 3_600_000)
    expect(bucket.take(1, 0)).toBe(true)
    expect(bucket.take(2, 0)).toBe(true)
    expect(bucket.take(1, 1_000)).toBe(true)
  })
})

describe('buckets', () => {
  test('are one for each', () => {
    const buckets = new Buckets({ burst: 1, perSecond: 1 })
    expect(['a', 'a', 'b'].map((who) => buckets.take(who, 0))).toEqual([true, false, true])
  })
})

describe('a network', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
