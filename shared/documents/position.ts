const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const longest = 200

/**
 * A text that sorts strictly between two others (null: before all, after all): fractional indexing over base 62.
 * Two people who insert at the same place may make equal positions; readers break ties by id.
 */
export function positionBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) return positionBetween(before, null)
  let made = ''
  // Nothing sorts before a text of zeros, which only a foreign client writes: the loop must end there too.
  for (let index = 0; index < longest; index++) {
    const low = before === null ? 0 : Math.max(0, digits.indexOf(before[index] ?? '0'))
    const high = isBounded(made, after) ? digits.indexOf(after?.[index] ?? '0') : digits.length
    if (high - low > 1) return made + digits[low + Math.floor((high - low) / 2)]
    made += digits[low]
  }
  return made
}

/** `count` positions in order, far enough apart for many insertions between them. */
export function positions(count: number): readonly string[] {
  const width = Math.max(2, Math.ceil(Math.log(count + 1) / Math.log(digits.length)) + 1)
  const step = Math.floor(digits.length ** width / (count + 1))
  return Array.from({ length: count }, (_, index) => inBase62((index + 1) * step, width))
}

// Once a digit below the upper bound was taken, that bound no longer limits the following digits.
function isBounded(made: string, after: string | null): boolean {
  return after !== null && after.startsWith(made)
}

function inBase62(value: number, width: number): string {
  let text = ''
  for (let left = value, index = 0; index < width; index++, left = Math.floor(left / digits.length)) {
    text = digits[left % digits.length] + text
  }
  return text
}
