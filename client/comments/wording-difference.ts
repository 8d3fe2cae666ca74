/** Words of two wordings: kept in both, only in the old one, or only in the new one. */
export interface WordingPart {
  readonly type: 'kept' | 'removed' | 'added'
  readonly text: string
}

// Two texts of this many words are compared within a frame.
const mostCells = 400_000

/** What changes from one wording to another, word by word, in the order in which it is read. */
export function wordingDifference(before: string, after: string): readonly WordingPart[] {
  const [old, next] = [wordsOf(before), wordsOf(after)]
  if (old.length * next.length > mostCells)
    return joinedParts([
      ['removed', before],
      ['added', after],
    ])
  const lengths = commonLengths(old, next)
  const parts: [WordingPart['type'], string][] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < next.length) {
    const [was, is] = [old[i], next[j]]
    if (was !== undefined && was === is) {
      parts.push(['kept', was])
      i++
      j++
    } else if (was !== undefined && (is === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      parts.push(['removed', was])
      i++
    } else if (is !== undefined) {
      parts.push(['added', is])
      j++
    }
  }
  return joinedParts(parts)
}

// Words carry the space after them, so that what changes reads as words.
function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*/g) ?? []
}

function at(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0
}

/** The length of the longest common run of words from each pair of places on. */
function commonLengths(old: readonly string[], next: readonly string[]): readonly (readonly number[])[] {
  const rows: number[][] = [Array.from({ length: next.length + 1 }, () => 0)]
  for (let i = old.length - 1; i >= 0; i--) {
    const below = rows[0] ?? []
    const row = Array.from({ length: next.length + 1 }, () => 0)
    for (let j = next.length - 1; j >= 0; j--) {
      row[j] = old[i] === next[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
    rows.unshift(row)
  }
  return rows
}

function joinedParts(parts: readonly (readonly [WordingPart['type'], string])[]): readonly WordingPart[] {
  const joined: { type: WordingPart['type']; text: string }[] = []
  for (const [type, text] of parts) {
    const last = joined.at(-1)
    if (last?.type === type) last.text += text
    else joined.push({ type, text })
  }
  return joined
}
