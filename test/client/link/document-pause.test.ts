import { describe, expect, test } from 'vitest'
import { pauseMs } from '../../../client/link/document-pause.ts'

const drawn = (failures: number) => Array.from({ length: 500 }, () => pauseMs(failures))

describe('pauseMs', () => {
  test('spreads the first return over a second, so that a restart brings no crowd', () => {
    const pauses = drawn(0)
    for (const quarter of [0, 250, 500, 750]) {
      expect(pauses.filter((ms) => ms >= quarter && ms < quarter + 250).length).toBeGreaterThan(60)
    }
  })

  test('grows with each failure, up to ten seconds', () => {
    expect(Math.max(...drawn(3))).toBeGreaterThan(4_000)
    expect(Math.max(...drawn(30))).toBeLessThanOrEqual(10_000)
  })
})
