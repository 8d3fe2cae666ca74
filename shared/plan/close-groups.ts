import type { ClosePair, WordCounts } from './close-texts.ts'
import type { Stem } from './telling-words.ts'

/** Texts of a list, by their places, each close to all others, the words that all have, and how close the closest two are. */
export interface CloseGroup {
  readonly places: readonly number[]
  readonly words: readonly Stem[]
  readonly closeness: number
}

interface Bounds {
  readonly mostTexts: number
  readonly leastWords: number
}

/** Puts together what is close, from the closest pair on; each text is in one group at most. */
export function closeGroups(
  texts: readonly WordCounts[],
  pairs: readonly ClosePair[],
  { mostTexts, leastWords }: Bounds,
): readonly CloseGroup[] {
  const close = closeTo(pairs)
  const groups = new Map<number, CloseGroup>()
  for (const { one, other, closeness } of pairs) {
    const [mine, theirs] = [groups.get(one), groups.get(other)]
    const before = mine ?? theirs ?? { places: [one], words: [...(texts[one]?.keys() ?? [])], closeness }
    if ((mine && theirs) || before.places.length === mostTexts) continue
    const joining = before.places.includes(other) ? one : other
    if (!before.places.every((place) => close.get(joining)?.has(place))) continue
    const words = before.words.filter((stem) => texts[joining]?.has(stem))
    if (words.length < leastWords) continue
    const group = { ...before, places: [...before.places, joining], words }
    for (const place of group.places) groups.set(place, group)
  }
  return [...new Set(groups.values())]
}

function closeTo(pairs: readonly ClosePair[]): ReadonlyMap<number, ReadonlySet<number>> {
  const close = new Map<number, Set<number>>()
  for (const { one, other } of pairs) {
    close.set(one, (close.get(one) ?? new Set()).add(other))
    close.set(other, (close.get(other) ?? new Set()).add(one))
  }
  return close
}
