import type { Stem } from './telling-words.ts'

/** How often a text says each word. */
export type WordCounts = ReadonlyMap<Stem, number>

/** Two texts of a list, by their places, and how close they are: 1 when they have the same words. */
export interface ClosePair {
  readonly one: number
  readonly other: number
  readonly closeness: number
}

/** How rare each word is in some texts, by stem (idf). */
export type Rarities = readonly number[]

// In a few texts, every word is rare.
const leastTexts = 30

/** How rare the words of these texts are in them. */
export function raritiesIn(texts: readonly WordCounts[]): Rarities {
  const textsWith: number[] = []
  for (const words of texts) for (const stem of words.keys()) textsWith[stem] = (textsWith[stem] ?? 0) + 1
  const all = Math.max(texts.length, leastTexts)
  return textsWith.map((known) => Math.log(1 + all / known))
}

/** All pairs of texts at least so close (the cosine of their words, weighted by tf-idf), the closest first. */
export function closePairs(texts: readonly WordCounts[], rarities: Rarities, from: number): readonly ClosePair[] {
  const pairs: ClosePair[] = []
  // Only texts that share a word are ever compared.
  const before: { readonly places: number[]; readonly weights: number[] }[] = []
  const lengths: number[] = []
  for (const [one, words] of texts.entries()) {
    const products = new Float64Array(one)
    let squares = 0
    for (const [stem, times] of words) {
      const weight = (1 + Math.log(times)) * (rarities[stem] ?? 0)
      squares += weight * weight
      const { places, weights } = (before[stem] ??= { places: [], weights: [] })
      for (let index = 0; index < places.length; index++) {
        const other = places[index] ?? 0
        products[other] = (products[other] ?? 0) + weight * (weights[index] ?? 0)
      }
      places.push(one)
      weights.push(weight)
    }
    const length = Math.sqrt(squares)
    products.forEach((product, other) => {
      const closeness = product / (length * (lengths[other] ?? 1))
      if (closeness >= from) pairs.push({ one: other, other: one, closeness })
    })
    lengths.push(length)
  }
  return pairs.toSorted((a, b) => b.closeness - a.closeness)
}
