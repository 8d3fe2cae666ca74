import { describe, expect, test } from 'vitest'
import { codeIn, spacedCode } from '../../../client/join/code-check.ts'

describe('a join code', () => {
  test.each(['482917', '482 917', ' 482-917 ', '4 8 2 9 1 7'])('is read in %j', (typed) => {
    expect(codeIn(typed)).toBe('482917')
  })

  test.each(['', '48291', '4829170', 'abc'])('is not read in %j', (typed) => {
    expect(codeIn(typed)).toBeNull()
  })

  test('is spaced while it is typed, and keeps six digits at most', () => {
    expect(['4', '482', '4829', '482917123'].map(spacedCode)).toEqual(['4', '482', '482 9', '482 917'])
  })
})
