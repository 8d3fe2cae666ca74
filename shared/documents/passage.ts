import { fromBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import type { ThreadId } from '../id.ts'
import { layoutOf, type DocumentName } from '../workshop/document-name.ts'
import { actionsOf } from './action.ts'
import { commentKey } from './comment-key.ts'
import { findingsOf } from './finding.ts'
import { flatText, type FlatText } from './flat-text.ts'

/** Words that somebody chose to comment: where they stood, and what they were, in case they have moved since. */
export interface Passage {
  /** Base64 of Yjs relative positions, as the editor gives them. */
  readonly start: string
  readonly end: string
  readonly quote: string
  /** Up to 60 signs around the quote. */
  readonly before: string
  readonly after: string
}

/** Signs of one shared text. */
export interface PassageRange {
  readonly text: Y.XmlText
  readonly index: number
  readonly length: number
}

/** The rich text of a finding or an action; null when there is no such subject. */
export function richTextOf(doc: Y.Doc, document: DocumentName, subject: string): Y.XmlFragment | null {
  const isDiagnostic = layoutOf(document) === 'diagnostic'
  const record = (isDiagnostic ? findingsOf(doc) : actionsOf(doc)).get(subject)
  const text = record instanceof Y.Map ? record.get(isDiagnostic ? 'body' : 'description') : null
  return text instanceof Y.XmlFragment ? text : null
}

/**
 * Finds a passage again: by its positions where they still hold the quote, else by the quote and what stood around
 * it. Null when it is not there, or there more than once with nothing to tell which.
 */
export function resolvePassage(doc: Y.Doc, fragment: Y.XmlFragment, passage: Passage): readonly PassageRange[] | null {
  const flat = flatText(fragment)
  const span = spanOf(doc, flat, passage)
  if (span && flat.words.slice(span.from, span.to).startsWith(passage.quote)) return rangesOf(flat, span)
  const found = search(flat.words, passage)
  if (found) return rangesOf(flat, found)
  // The words were changed while they were being commented: what is between the two positions is meant.
  return span && rangesOf(flat, span)
}

/** Marks words with their thread, as the editor itself would write it: otherwise editors would rewrite the text. */
export function markPassage(doc: Y.Doc, ranges: readonly PassageRange[], thread: ThreadId): void {
  const mark = { [commentKey(thread)]: { thread } }
  doc.transact(() => {
    for (const { text, index, length } of ranges) text.format(index, length, mark)
  })
}

/** The words that carry a thread's mark now; null when there are none left. */
export function passageOf(fragment: Y.XmlFragment, thread: ThreadId): string | null {
  const { words, runs } = flatText(fragment)
  const key = commentKey(thread)
  const marked = runs.flatMap(({ text, from }) =>
    markedIn(text, key).map(([at, to]) => [from + at, from + to] as const),
  )
  const [first, last] = [marked[0], marked.at(-1)]
  if (!first || !last) return null
  return marked.length === 1 ? words.slice(...first) : joined(words, marked)
}

/** The pieces of text that carry a thread's mark now. */
export function markedRanges(fragment: Y.XmlFragment, thread: ThreadId): readonly PassageRange[] {
  const key = commentKey(thread)
  return flatText(fragment).runs.flatMap(({ text }) =>
    markedIn(text, key).map(([from, to]) => ({ text, index: from, length: to - from })),
  )
}

interface Span {
  readonly from: number
  readonly to: number
}

function spanOf(doc: Y.Doc, flat: FlatText, { start, end }: Passage): Span | null {
  const [from, to] = [placeOf(doc, flat, start), placeOf(doc, flat, end)]
  return from !== null && to !== null && from < to ? { from, to } : null
}

function placeOf(doc: Y.Doc, flat: FlatText, code: string): number | null {
  try {
    const position = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(fromBase64(code)), doc)
    return position && flat.placeOf(position.type, position.index)
  } catch {
    return null // Not a position: the quote may still be found.
  }
}

function search(words: string, { quote, before, after }: Passage): Span | null {
  const starts: number[] = []
  for (let at = words.indexOf(quote); at !== -1; at = words.indexOf(quote, at + 1)) starts.push(at)
  const follows = (at: number) => words.slice(0, at).endsWith(before)
  const precedes = (at: number) => words.startsWith(after, at + quote.length)
  const groups = [
    starts,
    starts.filter((at) => follows(at) && precedes(at)),
    starts.filter((at) => follows(at) || precedes(at)),
  ]
  const [at] = groups.find((group) => group.length === 1) ?? []
  return at === undefined || quote.trim() === '' ? null : { from: at, to: at + quote.length }
}

function rangesOf(flat: FlatText, { from, to }: Span): readonly PassageRange[] | null {
  const ranges = flat.runs.flatMap(({ text, from: start, length }) => {
    const index = Math.max(0, from - start)
    const end = Math.min(length, to - start)
    return end > index ? [{ text, index, length: end - index }] : []
  })
  return ranges.length > 0 ? ranges : null
}

function markedIn(text: Y.XmlText, key: string): readonly (readonly [from: number, to: number])[] {
  const runs: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  const found: [number, number][] = []
  let at = 0
  for (const { insert, attributes } of runs) {
    const end = at + (typeof insert === 'string' ? insert.length : 1)
    const last = found.at(-1)
    if (attributes?.[key]) {
      if (last?.[1] === at) last[1] = end
      else found.push([at, end])
    }
    at = end
  }
  return found
}

// What lies between two marked parts is left out, unless it is only the end of a paragraph.
function joined(words: string, marked: readonly (readonly [number, number])[]): string {
  return marked
    .map(([from, to], index) => {
      const next = marked[index + 1]
      const between = next ? words.slice(to, next[0]) : ''
      return words.slice(from, to) + (next && between.trim() !== '' ? ' … ' : between)
    })
    .join('')
}
