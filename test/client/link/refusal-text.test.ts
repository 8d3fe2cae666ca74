import { describe, expect, test } from 'vitest'
import { doorText, refusalText } from '../../../client/link/refusal-text.ts'
import { en } from '../../../shared/i18n/en.ts'
import { fr } from '../../../shared/i18n/fr.ts'
import { refusals, type Refusal } from '../../../shared/workshop/refusal.ts'

const closed = { ok: false, status: 400, error: 'unknown-code', retryAfterMs: null, said: null } as const

describe.each([
  ['French', fr.refusals],
  ['English', en.refusals],
])('a no in %s', (_, words) => {
  test('has a sentence of its own for every reason of the rules', () => {
    const sentences = refusals.map((refusal) => refusalText(refusal, words))
    expect(new Set(sentences).size).toBe(refusals.length)
    for (const sentence of sentences) expect(sentence).toMatch(/\.$/)
  })

  test('says how long to wait after too many tries', () => {
    expect(doorText({ ...closed, status: 429, error: 'too-many-tries', retryAfterMs: 41_200 }, words)).toContain('42')
  })

  test('names what a door said, and never shows its code', () => {
    expect(doorText(closed, words)).toBe(words.doors['unknown-code'])
    expect(doorText({ ...closed, error: 'too-large', status: 413 }, words)).toBe(words.doors['too-large'])
    expect(doorText({ ...closed, error: 'storage-unavailable', status: 503 }, words)).toBe(
      words.rules['storage-unavailable'],
    )
    expect(doorText({ ...closed, error: 'of-tomorrow' }, words)).toBe(words.rules.malformed)
    expect(doorText({ ...closed, error: 'of-tomorrow', status: 502 }, words)).toBe(words.doors.sorry)
  })
})

test('a reason that this page does not know yet is answered in words too', () => {
  expect(refusalText('of-tomorrow' as Refusal, fr.refusals)).toBe(fr.refusals.rules.malformed)
})
