import * as Y from 'yjs'
import { textDifference } from './text-difference.ts'

type Block = Y.XmlElement | Y.XmlText

interface Run {
  readonly text: string
  readonly marks: Readonly<Record<string, unknown>>
}

/**
 * Makes a rich text say again what an older one said. Blocks that say the same at both ends stay, and of two that do not
 * only the words between their common ends change. Marks of comments that were put since stay on the words that stay.
 */
export function restoreRichText(now: Y.XmlFragment, old: Y.XmlFragment): void {
  const [blocks, oldBlocks] = [blocksOf(now), blocksOf(old)]
  const { head, tail } = commonEnds(blocks.map(said), oldBlocks.map(said))
  const [middle, oldMiddle] = [blocks.length - head - tail, oldBlocks.length - head - tail]
  const both = head + Math.min(middle, oldMiddle)
  if (middle > oldMiddle) now.delete(both, middle - oldMiddle)
  if (oldMiddle > middle) now.insert(both, oldBlocks.slice(both, oldBlocks.length - tail).map(copyOf))
  // From here on there are as many as there were; those that were just made say the same already.
  blocksOf(now).forEach((block, index) => {
    const before = oldBlocks[index]
    if (!before || restoreBlock(block, before)) return
    now.delete(index, 1)
    now.insert(index, [copyOf(before)])
  })
}

// False when one cannot become the other.
function restoreBlock(now: Block, old: Block): boolean {
  if (now instanceof Y.XmlText && old instanceof Y.XmlText) {
    restoreRuns(now, old)
    return true
  }
  if (!(now instanceof Y.XmlElement && old instanceof Y.XmlElement) || kindOf(now) !== kindOf(old)) return false
  restoreRichText(now, old)
  return true
}

function restoreRuns(now: Y.XmlText, old: Y.XmlText): void {
  const oldRuns = runsOf(old)
  const difference = textDifference(wordsIn(runsOf(now)), wordsIn(oldRuns))
  if (difference) {
    const { at, removed, inserted } = difference
    if (removed > 0) now.delete(at, removed)
    for (const { from, text, marks } of cut(oldRuns, at, at + inserted.length)) now.insert(from, text, { ...marks })
  }
  restoreMarks(now, oldRuns)
}

// The words are the same by now.
function restoreMarks(now: Y.XmlText, oldRuns: readonly Run[]): void {
  let from = 0
  for (const { text, marks } of runsOf(now)) {
    for (const part of cut(oldRuns, from, from + text.length)) {
      const changes = changedMarks(marks, part.marks)
      if (Object.keys(changes).length > 0) now.format(part.from, part.text.length, changes)
    }
    from += text.length
  }
}

function changedMarks(now: Run['marks'], old: Run['marks']): Record<string, unknown> {
  const missing = Object.entries(old).filter(([key, value]) => !isSame(now[key], value))
  const gone = Object.keys(now).filter((key) => !(key in old) && !isComment(key))
  return Object.fromEntries([...missing, ...gone.map((key) => [key, null] as const)])
}

function cut(runs: readonly Run[], from: number, to: number): readonly (Run & { readonly from: number })[] {
  let start = 0
  return runs.flatMap(({ text, marks }) => {
    const at = Math.max(start, from)
    const part = text.slice(at - start, Math.max(at, to) - start)
    start += text.length
    return part === '' ? [] : [{ from: at, text: part, marks }]
  })
}

function runsOf(text: Y.XmlText): readonly Run[] {
  const runs: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return runs.map(({ insert, attributes = {} }) => ({
    text: typeof insert === 'string' ? insert : '\uFFFC',
    marks: attributes,
  }))
}

function wordsIn(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

// Comments are about a text, they are not what it says: neighbours that differ by them alone are one run.
function said(block: Block): string {
  if (block instanceof Y.XmlElement) return `${kindOf(block)}[${blocksOf(block).map(said).join()}]`
  const runs: { readonly marks: string; text: string }[] = []
  for (const { text, marks: all } of runsOf(block)) {
    const own = Object.entries(all).filter(([key]) => !isComment(key))
    const marks = JSON.stringify(own.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const last = runs.at(-1)
    if (last?.marks === marks) last.text += text
    else runs.push({ marks, text })
  }
  return JSON.stringify(runs)
}

function commonEnds(
  one: readonly string[],
  other: readonly string[],
): { readonly head: number; readonly tail: number } {
  const most = Math.min(one.length, other.length)
  let head = 0
  while (head < most && one[head] === other[head]) head++
  let tail = 0
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  return { head, tail }
}

function kindOf(element: Y.XmlElement): string {
  return JSON.stringify([element.nodeName, element.getAttributes()])
}

function blocksOf(fragment: Y.XmlFragment): readonly Block[] {
  // The gate lets nothing else in.
  return fragment.toArray() as readonly Block[]
}

function copyOf(block: Block): Block {
  return block.clone()
}

function isComment(key: string): boolean {
  return key.startsWith('comment')
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
