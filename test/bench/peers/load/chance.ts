/** Chance from a seed: every run of a scenario types the same text at the same moments. */
export interface Chance {
  /** From 0 up to, and without, 1. */
  next(): number
  below(limit: number): number
  is(probability: number): boolean
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, quick enough for the load's hot path. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { next, below: (limit) => Math.floor(next() * limit), is: (probability) => next() < probability }
}

const syllables = [
  'ka',
  'to',
  'ri',
  'men',
  'sol',
  'ver',
  'a',
  'pol',
  'ing',
  'est',
  'or',
  'un',
  'ble',
  'the',
  'of',
  'dra',
]

/** One to four syllables. */
export function word(chance: Chance): string {
  return Array.from({ length: 1 + chance.below(4) }, () => syllables[chance.below(syllables.length)]).join('')
}
