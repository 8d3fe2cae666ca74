import type { Language } from '../../shared/i18n/words.ts'
import type { Piece } from '../../shared/plan/word-difference.ts'

/** One mail before it is written out: the same blocks make its plain text and its HTML. */
export interface Letter {
  readonly language: Language
  readonly subject: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** Why it came, in small print, with its links. */
  readonly footer: string
  readonly links: readonly LetterLink[]
}

export interface LetterLink {
  readonly label: string
  readonly href: string
}

/** A part of a letter. */
export type Block =
  | { readonly type: 'text'; readonly text: string }
  /** What to do next. */
  | ({ readonly type: 'button' } & LetterLink)
  /** What somebody said to the reader, and where to answer. */
  | { readonly type: 'said'; readonly head: string; readonly words: string; readonly link: LetterLink }
  | {
      readonly type: 'list'
      readonly title: string
      readonly items: readonly Item[]
      /** Whether it waits for the reader: yellow is for that alone. */
      readonly isAwaiting: boolean
    }

/** A line of a list, perhaps with the words that it is about. */
export interface Item {
  readonly text: string
  readonly words: readonly Piece[]
  readonly href: string | null
}

/** A text on one line, as headers and headings want it: nothing in it can begin another line. */
export function onOneLine(text: string, most = 160): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/\s\S*$/, '')}…`
}

/** Words as they are, in none of which anything changed. */
export function unchanged(text: string): readonly Piece[] {
  return text === '' ? [] : [{ text, change: 'same' }]
}
