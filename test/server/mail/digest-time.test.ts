import { describe, expect, test } from 'vitest'
import { nextDigestAt } from '../../../server/mail/digest-time.ts'

const next = (frequency: 'daily' | 'weekly', now: string) =>
  new Date(nextDigestAt(frequency, Date.parse(now)) ?? 0).toISOString().slice(0, 16)

describe('the next digest', () => {
  test.each([
    ['in winter, at seven in France', 'daily', '2026-01-15T05:59Z', '2026-01-15T06:00'],
    ['after seven, tomorrow', 'daily', '2026-01-15T06:00Z', '2026-01-16T06:00'],
    ['in summer, at seven in France', 'daily', '2026-07-01T04:59Z', '2026-07-01T05:00'],
    ['on the day clocks go forward', 'daily', '2026-03-28T12:00Z', '2026-03-29T05:00'],
    ['on the day clocks go back', 'daily', '2026-10-24T12:00Z', '2026-10-25T06:00'],
    ['late in the evening, when it is tomorrow there', 'daily', '2026-07-01T22:30Z', '2026-07-02T05:00'],
    ['at the end of a month', 'daily', '2026-02-28T12:00Z', '2026-03-01T06:00'],
    ['each Monday', 'weekly', '2026-01-15T05:59Z', '2026-01-19T06:00'],
    ['on Monday before seven, that very day', 'weekly', '2026-01-19T05:59Z', '2026-01-19T06:00'],
    ['on Monday after seven, in a week', 'weekly', '2026-01-19T06:00Z', '2026-01-26T06:00'],
  ] as const)('is due %s', (_when, frequency, now, at) => {
    expect(next(frequency, now)).toBe(at)
  })

  test('never is for those who want none', () => {
    expect(nextDigestAt('never', 0)).toBeNull()
  })
})
