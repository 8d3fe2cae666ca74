import { fromBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import type { ThreadId } from '../id.ts'
import type { DocumentName } from '../workshop/document-name.ts'
import { commentKey } from './comment-key.ts'

/** Where words are, as a person selected them: encoded Yjs relative positions in base64, and the words themselves. */
export interface Selected {
  readonly start: string
  readonly end: string
  readonly quote: string
  readonly before: string
  readonly after: string
}

/** A run of signs in one shared text. */
export interface Range {
  readonly text: Y.XmlText
  readonly index: number
  readonly length: number
}

/** The rich text of a finding or an action; null when there is none of that id. */
export function richTextOf(doc: Y.Doc, document: DocumentName, subject: string): Y.XmlFragment | null {
  const record = doc.getMap(document === 'diagnostic' ? 'findings' : 'actions').get(subject)
  const text = record instanceof Y.Map ? record.get(document === 'diagnostic' ? 'body' : 'description') : null
  return text instanceof Y.XmlFragment ? text : null
}

/**
 * Where a selection is now: by its positions where they still say the quoted words, else by the only place where
 * the quote stands (with its context if it stands in several). Null when the words are gone.
 */
export function resolvePassage(doc: Y.Doc, fragment: Y.XmlFragment, selected: Selected): readonly Range[] | null {
  const texts = textsIn(fragment)
  const byPosition = between(texts, placeOf(doc, texts, selected.start), placeOf(doc, texts, selected.end))
  if (byPosition && sameWords(wordsOf(byPosition), selected.quote)) return byPosition
  return byQuote(texts, selected)
}

/** Marks words with their thread, under the very key that the editor's binding would give it. */
export function markPassage(doc: Y.Doc, ranges: readonly Range[], thread: ThreadId): void {
  const key = commentKey(thread)
  doc.transact(() => {
    for (const { text, index, length } of ranges) text.format(index, length, { [key]: { thread } })
  })
}

/** The words that a thread is about now; null when they are gone. */
export function passageOf(fragment: Y.XmlFragment, thread: string): string | null {
  const words = textsIn(fragment).flatMap((text) =>
    runsOf(text).flatMap(({ insert, attributes }) => (hasThread(attributes, thread) ? [insert] : [])),
  )
  return words.length > 0 ? words.join('') : null
}

interface Place {
  /** Among the texts of the fragment. */
  readonly at: number
  readonly index: number
}

function textsIn(parent: Y.XmlFragment): readonly Y.XmlText[] {
  return parent
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : []))
}

function placeOf(doc: Y.Doc, texts: readonly Y.XmlText[], encoded: string): Place | null {
  const place = absolute(doc, encoded)
  if (!place) return null
  const at = texts.findIndex((text) => text === place.type)
  if (at !== -1) return { at, index: place.index }
  // A position between blocks: the first text after it begins there.
  const next = place.type instanceof Y.XmlFragment ? place.type.toArray().slice(place.index) : []
  const first = next.flatMap((child) => (child instanceof Y.XmlElement ? textsIn(child) : []))[0]
  if (first) return { at: texts.indexOf(first), index: 0 }
  return { at: texts.length - 1, index: texts.at(-1)?.length ?? 0 }
}

function absolute(doc: Y.Doc, encoded: string) {
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(fromBase64(encoded)), doc)
  } catch {
    return null // Not a position: the quote is searched instead.
  }
}

function between(texts: readonly Y.XmlText[], start: Place | null, end: Place | null): readonly Range[] | null {
  if (!start || !end || start.at < 0) return null
  const ranges = texts.slice(start.at, end.at + 1).flatMap((text, offset): Range[] => {
    const index = offset === 0 ? start.index : 0
    const length = (start.at + offset === end.at ? end.index : text.length) - index
    return length > 0 ? [{ text, index, length }] : []
  })
  return ranges.length > 0 ? ranges : null
}

function byQuote(texts: readonly Y.XmlText[], { quote, before, after }: Selected): readonly Range[] | null {
  const words = texts.map((text) => wordsOf([{ text, index: 0, length: text.length }]))
  const whole = words.join('\n')
  const inContext = onlyIndexOf(whole, before + quote + after)
  const at = onlyIndexOf(whole, quote) ?? (inContext === null ? null : inContext + before.length)
  if (at === null) return null
  return between(texts, placeAt(words, at), placeAt(words, at + quote.length))
}

function placeAt(words: readonly string[], offset: number): Place {
  let left = offset
  const at = words.findIndex((one) => {
    if (left <= one.length) return true
    left -= one.length + 1
    return false
  })
  return { at: at === -1 ? words.length - 1 : at, index: Math.max(0, left) }
}

function onlyIndexOf(whole: string, part: string): number | null {
  const first = whole.indexOf(part)
  return first !== -1 && whole.indexOf(part, first + 1) === -1 ? first : null
}

interface Run {
  readonly insert: string
  readonly attributes?: Readonly<Record<string, unknown>>
}

function runsOf(text: Y.XmlText): readonly Run[] {
  return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap(
    ({ insert, attributes }) => (typeof insert === 'string' ? [{ insert, ...(attributes ? { attributes } : {}) }] : []),
  )
}

function wordsOf(ranges: readonly Range[]): string {
  return ranges
    .map(({ text, index, length }) =>
      runsOf(text)
        .map((run) => run.insert)
        .join('')
        .slice(index, index + length),
    )
    .join('\n')
}

// Block and line breaks read differently on the two sides.
function sameWords(a: string, b: string): boolean {
  return a.replace(/\s+/g, '') === b.replace(/\s+/g, '')
}

function hasThread(attributes: Readonly<Record<string, unknown>> = {}, thread: string): boolean {
  return Object.entries(attributes).some(
    ([key, value]) =>
      key.startsWith('comment') &&
      typeof value === 'object' &&
      value !== null &&
      'thread' in value &&
      value.thread === thread,
  )
}
