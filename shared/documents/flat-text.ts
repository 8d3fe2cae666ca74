import * as Y from 'yjs'

/** One shared text inside a rich text, and where it stands among all the words. */
export interface FlatRun {
  readonly text: Y.XmlText
  readonly from: number
  readonly length: number
}

/** A rich text as one string, the way the editor quotes it: a line break between blocks and for a break. */
export interface FlatText {
  readonly words: string
  readonly runs: readonly FlatRun[]
  /** Where a place of Yjs stands among the words; null when it is not in this text. */
  placeOf(type: Y.AbstractType<unknown>, index: number): number | null
}

/** Lays out a shared text without touching it. */
export function flatText(fragment: Y.XmlFragment): FlatText {
  const runs: FlatRun[] = []
  // Where each child of a block begins, and where its last one ends.
  const edges = new Map<unknown, readonly number[]>()
  let words = ''
  let hasBlock = false

  const walk = (parent: Y.XmlFragment) => {
    const starts = parent.toArray().map((child) => {
      if (child instanceof Y.XmlText) return addRun(child)
      if (child instanceof Y.XmlElement) return addElement(child)
      return words.length
    })
    edges.set(parent, [...starts, words.length])
  }
  const addRun = (text: Y.XmlText): number => {
    const from = words.length
    runs.push({ text, from, length: text.length })
    words += wordsOf(text)
    return from
  }
  const addElement = (element: Y.XmlElement): number => {
    if (element.nodeName === 'paragraph') {
      if (hasBlock) words += '\n'
      hasBlock = true
    }
    const from = words.length
    if (element.nodeName === 'hardBreak') words += '\n'
    walk(element)
    return from
  }
  walk(fragment)
  return { words, runs, placeOf: (type, index) => placeIn(type, index) }

  function placeIn(type: Y.AbstractType<unknown>, index: number): number | null {
    const run = runs.find(({ text }) => text === type)
    if (run) return run.from + Math.min(index, run.length)
    const starts = edges.get(type)
    return starts?.[Math.min(index, starts.length - 1)] ?? null
  }
}

function wordsOf(text: Y.XmlText): string {
  const runs: { insert?: unknown }[] = text.toDelta()
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('')
}
