import type * as Y from 'yjs'
import type { ThreadId } from '../id.ts'
import { markedRanges, passageOf, type PassageRange } from './passage.ts'
import { textDifference } from './text-difference.ts'

/** Other words for a passage, as somebody proposed them. */
export interface Wording {
  readonly thread: ThreadId
  /** What the passage said when they were proposed, or its first 2,000 signs. */
  readonly quote: string
  readonly replacement: string
}

/** Whether a passage still says what it said, in one piece, so that other words may take its place. */
export function mayReword(fragment: Y.XmlFragment, { thread, quote }: Wording): boolean {
  return passageOf(fragment, thread) === quote && markedRanges(fragment, thread).length === 1
}

/** Has a passage say what was proposed, by the smallest edit; false, and nothing written, where it says something else by now. */
export function reword(fragment: Y.XmlFragment, wording: Wording): boolean {
  const [range] = markedRanges(fragment, wording.thread)
  if (!range || !mayReword(fragment, wording)) return false
  // One passage of one block stays in it.
  const difference = textDifference(wording.quote, wording.replacement.replace(/\s*\n\s*/g, ' '))
  if (!difference) return true
  const { text } = range
  const at = range.index + difference.at
  // New words look like those before them, and belong to the thread: otherwise it would lose its place.
  if (difference.inserted) text.insert(at, difference.inserted, attributesAt(range, Math.max(range.index, at - 1)))
  if (difference.removed > 0) text.delete(at + difference.inserted.length, difference.removed)
  return true
}

function attributesAt({ text }: PassageRange, place: number): Record<string, unknown> {
  const runs: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  let end = 0
  for (const { insert, attributes } of runs) {
    end += typeof insert === 'string' ? insert.length : 1
    if (place < end) return attributes ?? {}
  }
  return {}
}
