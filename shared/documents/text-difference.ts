/** Where two texts differ: at `at`, `removed` signs gave way to `inserted`. Null when they are the same. */
export interface TextDifference {
  readonly at: number
  readonly removed: number
  readonly inserted: string
}

/**
 * The smallest change from one text to another. Of several that give the same text (« aa » to « aaa »), the one
 * that ends at the caret: it is what the person did.
 */
export function textDifference(before: string, after: string, caret: number = after.length): TextDifference | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  const tailMost = Math.min(most, after.length - Math.min(caret, after.length))
  let tail = 0
  while (tail < tailMost && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  let head = 0
  while (head < most - tail && before[head] === after[head]) head++
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return wholeSigns(before, after, { head, tail })
}

/** A change of a shared text, as Yjs tells it. */
export type TextDelta = readonly {
  readonly retain?: number | undefined
  readonly insert?: unknown
  readonly delete?: number | undefined
}[]

/** Where a place of a text is once a change made elsewhere has come; what is inserted right there stays after it. */
export function movedBy(place: number, delta: TextDelta): number {
  let at = 0
  let moved = place
  for (const { retain, insert, delete: deleted } of delta) {
    if (retain !== undefined) at += retain
    else if (typeof insert === 'string') {
      if (at < moved) moved += insert.length
      at += insert.length
    } else if (deleted !== undefined && at < moved) moved = Math.max(at, moved - deleted)
  }
  return moved
}

// A sign outside of the basic plane is two units long: cutting it in the middle would store half of it.
function wholeSigns(before: string, after: string, { head, tail }: { head: number; tail: number }): TextDifference {
  const start = head > 0 && isHigh(before.charCodeAt(head - 1)) ? head - 1 : head
  const end = tail > 0 && isLow(before.charCodeAt(before.length - tail)) ? tail - 1 : tail
  return { at: start, removed: before.length - end - start, inserted: after.slice(start, after.length - end) }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
