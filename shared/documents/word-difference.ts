/** A stretch of words of two texts: in both, only in the newer one, or only in the older one. */
export interface WordChange {
  readonly type: 'same' | 'inserted' | 'removed'
  readonly text: string
}

// Two texts of 1,500 words each: beyond, what lies between their common ends is shown as replaced.
const mostCells = 9_000_000

/** How one text became another, word by word: the longest common words stay, the others are removed or inserted. */
export function wordDifference(before: string, after: string): readonly WordChange[] {
  const [old, now] = [wordsIn(before), wordsIn(after)]
  const most = Math.min(old.length, now.length)
  let head = 0
  while (head < most && old[head] === now[head]) head++
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  const middle = between(old.slice(head, old.length - tail), now.slice(head, now.length - tail))
  return joined([
    { type: 'same', text: now.slice(0, head).join('') },
    ...middle,
    { type: 'same', text: now.slice(now.length - tail).join('') },
  ])
}

// Words, runs of blanks, and each other sign by itself.
function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? []
}

function between(old: readonly string[], now: readonly string[]): readonly WordChange[] {
  if (old.length === 0 || now.length === 0 || (old.length + 1) * (now.length + 1) > mostCells) {
    return [
      { type: 'removed', text: old.join('') },
      { type: 'inserted', text: now.join('') },
    ]
  }
  return walk(old, now, commonLengths(old, now))
}

// How many words the ends of both texts have in common, from each pair of places on (the usual table, row by row).
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array {
  const width = now.length + 1
  const table = new Uint16Array((old.length + 1) * width)
  const at = (index: number) => table[index] ?? 0
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      const here = row * width + column
      table[here] = old[row] === now[column] ? at(here + width + 1) + 1 : Math.max(at(here + width), at(here + 1))
    }
  }
  return table
}

function walk(old: readonly string[], now: readonly string[], table: Uint16Array): readonly WordChange[] {
  const width = now.length + 1
  const found: WordChange[] = []
  let [row, column] = [0, 0]
  while (row < old.length || column < now.length) {
    const [gone, come] = [old[row], now[column]]
    const here = row * width + column
    if (gone !== undefined && gone === come) {
      found.push({ type: 'same', text: gone })
      row++
      column++
    } else if (gone !== undefined && (come === undefined || (table[here + width] ?? 0) >= (table[here + 1] ?? 0))) {
      found.push({ type: 'removed', text: gone })
      row++
    } else {
      found.push({ type: 'inserted', text: come ?? '' })
      column++
    }
  }
  return found
}

// A blank alone between two changes would cut a sentence into crumbs: it goes with them.
function joined(changes: readonly WordChange[]): readonly WordChange[] {
  const runs: WordChange[] = []
  let [removed, inserted] = ['', '']
  const flush = () => {
    if (removed !== '') runs.push({ type: 'removed', text: removed })
    if (inserted !== '') runs.push({ type: 'inserted', text: inserted })
    removed = ''
    inserted = ''
  }
  const isChange = (change: WordChange | undefined) => change !== undefined && change.type !== 'same'
  const whole = changes.filter(({ text }) => text !== '')
  whole.forEach((change, index) => {
    if (change.type === 'removed') removed += change.text
    else if (change.type === 'inserted') inserted += change.text
    else if (/^\s+$/.test(change.text) && isChange(whole[index - 1]) && isChange(whole[index + 1])) {
      removed += change.text
      inserted += change.text
    } else {
      flush()
      const last = runs.at(-1)
      if (last?.type === 'same') runs[runs.length - 1] = { type: 'same', text: last.text + change.text }
      else runs.push(change)
    }
  })
  flush()
  return runs
}
