import type * as Y from 'yjs'

/** Words of a text that someone is about to comment. */
export interface DraftPassage {
  readonly fragment: Y.XmlFragment
  readonly start: Y.RelativePosition
  readonly end: Y.RelativePosition
  readonly quote: string
  /** Up to 60 signs around the quote. */
  readonly before: string
  readonly after: string
}

/** What a text shows of the conversations about it. */
export interface Passages {
  /** The number of each thread to show; others are not shown even where the text has their mark. */
  readonly numberByThread: ReadonlyMap<string, number>
  /** The thread that the person is reading. */
  readonly active: string | null
  readonly draft: DraftPassage | null
}
