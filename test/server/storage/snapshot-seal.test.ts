import { describe, expect, test } from 'vitest'
import { isSealed, sealIn, sealOf, sealText } from '../../../server/storage/snapshot-seal.ts'

const state = Uint8Array.of(1, 2, 3)
const vector = Uint8Array.of(1, 7, 9)

describe('a seal', () => {
  test('holds for the bytes that were sealed, and for no others', () => {
    const seal = sealOf(state, vector)
    expect(isSealed(state, seal)).toBe(true)
    expect(isSealed(Uint8Array.of(1, 2, 4), seal)).toBe(false)
    expect(isSealed(state, { ...seal, vector: Uint8Array.of(1, 7, 8) })).toBe(false)
    expect(isSealed(Uint8Array.of(9, 1, 2, 3), { ...seal, vector: Uint8Array.of(1, 7) })).toBe(false)
  })

  test('comes back from its text, and says nothing of bytes of another time', () => {
    const text = sealText(sealOf(state, vector), 1_764_000_000_000)
    expect(sealIn(text, 1_764_000_000_000)).toEqual(sealOf(state, vector))
    expect(sealIn(text, 1_764_000_000_001)).toBeNull()
    expect(sealIn(null, 1)).toBeNull()
  })
})
