import { describe, expect, test } from 'vitest'
import { Attempts } from '../../../server/access/attempts.ts'
import { TokenBucket } from '../../../server/access/token-bucket.ts'

describe('wrong codes', () => {
  test('cost nothing the first five times, then twice as long each time, a minute at most', () => {
    const attempts = new Attempts()
    const waits = Array.from({ length: 13 }, () => {
      attempts.missed('a', 0)
      return attempts.waitMs('a', 0)
    })
    expect(waits).toEqual([0, 0, 0, 0, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000, 60_000])
  })

  test('of one address do not slow another', () => {
    const attempts = new Attempts()
    for (let count = 0; count < 9; count++) attempts.missed('a', 0)
    expect(attempts.waitMs('b', 0)).toBe(0)
  })

  test('are forgotten after a quarter of an hour', () => {
    const attempts = new Attempts()
    for (let count = 0; count < 9; count++) attempts.missed('a', 0)
    attempts.missed('b', 16 * 60_000)
    expect(attempts.waitMs('a', 16 * 60_000)).toBe(0)
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
})
