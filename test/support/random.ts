/** Dice that fall the same way for the same seed, so that a random test can be run again. */
export interface Dice {
  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number
  pick<One>(list: readonly [One, ...One[]]): One
  /** True once in `times`. */
  once(times: number): boolean
}

/** Dice from a seed: Marsaglia's xorshift on 32 bits (« Xorshift RNGs », 2003). */
export function dice(seed: number): Dice {
  // Small seeds differ in their last bits only: spread them, and keep away from zero, where xorshift stays for ever.
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1
  const below = (limit: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
  for (let warmUp = 0; warmUp < 8; warmUp++) below(1)
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    once: (times) => below(times) === 0,
  }
}
