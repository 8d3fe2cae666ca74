import { emptyWords } from './empty-words.ts'

/** A word whatever its number and gender: all its forms have the same one in one lexicon. */
export type Stem = number

/** The words that tell what texts are about, learned as they are read. */
export interface Lexicon {
  /** Every such word of a text, in order. */
  readonly read: (text: string) => readonly Stem[]
  /** The same words as the text first writes them, in lower case. */
  readonly written: (text: string) => ReadonlyMap<Stem, string>
}

/** A lexicon that knows no word yet. */
export function newLexicon(): Lexicon {
  const stemOfForm = new Map<string, Stem | null>()
  const stems = new Map<string, Stem>()
  const learn = (form: string): Stem | null => {
    const text = stemOf(form)
    const stem = text === null ? null : (stems.get(text) ?? stems.size)
    if (text !== null && stem !== null) stems.set(text, stem)
    stemOfForm.set(form, stem)
    return stem
  }
  const stemIn = (form: string) => {
    const known = stemOfForm.get(form)
    return known === undefined ? learn(form) : known
  }
  return {
    read: (text) => {
      const read: Stem[] = []
      for (const form of formsIn(text)) {
        const stem = stemIn(form)
        if (stem !== null) read.push(stem)
      }
      return read
    },
    written: (text) => {
      const written = new Map<Stem, string>()
      for (const form of formsIn(text)) {
        const stem = stemIn(form)
        if (stem !== null && !written.has(stem)) written.set(stem, form)
      }
      return written
    },
  }
}

// An apostrophe ends a word: what an elision leaves (« l’ », « qu’ ») tells nothing.
function formsIn(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/**
 * What a word in lower case is compared by: without accents, plural and feminine, as French light stemmers do it (Savoy, « A
 * stemming procedure and stopword list for general French corpora », 1999). Null for a word, or a number, that tells nothing alone.
 */
export function stemOf(word: string): string | null {
  const folded = word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae')
  if (folded.length < 2 || emptyWords.has(folded) || /^\p{N}+$/u.test(folded)) return null
  return folded.length < 4 ? folded : withoutFeminine(withoutPlural(folded))
}

function withoutPlural(word: string): string {
  if (word.endsWith('eaux')) return word.slice(0, -1)
  if (word.length > 5 && word.endsWith('aux')) return `${word.slice(0, -2)}l`
  const one = word.replace(/[sx]$/, '')
  // Of verbs, unless too little is left: « manquent », not « parent ».
  return one.length > 7 && one.endsWith('ent') ? one.slice(0, -3) : one
}

function withoutFeminine(word: string): string {
  const masculine = word
    .replace(/trice$/, 'teur')
    .replace(/euse$/, 'eu')
    .replace(/(?<=..)ive$/, 'if')
  const bare = masculine.replace(/(?<=..)e+$/, '')
  return bare.length > 3 ? bare.replace(/(\p{L})\1$/u, '$1') : bare
}
