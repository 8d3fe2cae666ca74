/**
 * Which of the things that stand in both lists were moved among the others: all but a longest run of them that kept
 * its order, so that one thing put first is one move, not a move of all others.
 */
export function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const placeAfter = new Map(after.map((id, index) => [id, index]))
  const common = before.filter((id) => placeAfter.has(id))
  const kept = longestRising(common.map((id) => placeAfter.get(id) ?? 0))
  return new Set(common.filter((_, index) => !kept.has(index)))
}

// Indices of a longest rising subsequence, by patience sorting.
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  values.forEach((value, index) => {
    const found = ends.findIndex((end) => (values[end] ?? 0) >= value)
    const length = found === -1 ? ends.length : found
    previous[index] = ends[length - 1]
    ends[length] = index
  })
  const kept = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) kept.add(index)
  return kept
}
