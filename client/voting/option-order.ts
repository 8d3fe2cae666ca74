import type { Option } from '../../shared/workshop/round.ts'

// Four wordings are read at a glance; with more, what stands first would gain by it.
const mostInOrder = 4

/** Whether a round of that many options is shown in an order of one's own. */
export function isShuffled(options: readonly Option[]): boolean {
  return options.length > mostInOrder
}

/** The options in an order drawn for one person and one round: the same one at each opening. */
export function optionOrder(options: readonly Option[], seed: string): readonly Option[] {
  if (!isShuffled(options)) return options
  const random = randomFrom(seed)
  return options
    .map((option) => ({ option, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ option }) => option)
}

/** Numbers from 0 to 1 that a text decides: mulberry32, seeded by FNV-1a. */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
