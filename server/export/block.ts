import type { Conversation } from '../../shared/plan/conversations.ts'
import type { DomainColour } from '../../shared/workshop/preparation.ts'

/** Words in one look; `link` is a web address, `page` the anchor whose page number stands in their place. */
export interface Run {
  readonly text: string
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly link?: string
  readonly page?: string
  /** The conversations about these words, for a writer that has a margin. */
  readonly threads?: readonly string[]
  /** A look of their own, where it is not their paragraph's. */
  readonly look?: RunLook
}

/** `soft` is grey, `label` the sans of the tool and `small` less of it, `dots` the row of votes, `figure` a big number. */
export type RunLook = 'soft' | 'label' | 'small' | 'dots' | 'figure'

/** What a paragraph is for; a writer chooses how it looks. */
export type ParagraphLook =
  | 'text'
  /** Opens a chapter, larger. */
  | 'intro'
  /** Inside a data table. */
  | 'cell'
  /** The name of what follows, small. */
  | 'label'
  /** Sources, origins, notes. */
  | 'note'
  /** Beside the main column of a fiche. */
  | 'side'
  /** A name in bold that is not a heading, such as the title of a finding. */
  | 'name'

export interface Paragraph {
  readonly type: 'paragraph'
  readonly look: ParagraphLook
  readonly runs: readonly Run[]
  readonly startsPage?: boolean
}

/** Where a heading stands: it opens a page in big letters, carries on, or is a line above a fiche. */
export type HeadingLook = 'chapter' | 'domain' | 'section' | 'line' | 'fiche'

export interface Heading {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3
  readonly look: HeadingLook
  readonly startsPage: boolean
  /** Set apart before the words: « A », « 1.1.1 »; null when there is none. */
  readonly mark: string | null
  /** The colour of the mark, in the palette of domains. */
  readonly colour?: DomainColour | null
  readonly text: string
  /** The name that page numbers refer to it by. */
  readonly anchor: string | null
  /** The conversations about what it names, for a writer that has a margin. */
  readonly threads?: readonly string[]
}

export interface List {
  readonly type: 'list'
  readonly isOrdered: boolean
  readonly look: ParagraphLook
  readonly items: readonly (readonly Block[])[]
}

export interface Quote {
  readonly type: 'quote'
  readonly blocks: readonly Block[]
}

/** Words that decide or link, beside a rule. */
export interface Box {
  readonly type: 'box'
  readonly runs: readonly Run[]
}

export interface Column {
  readonly widthMm: number
  readonly align: 'start' | 'end'
}

/** A table of facts; its header says what each column holds and comes again on each page. */
export interface Table {
  readonly type: 'table'
  readonly columns: readonly Column[]
  readonly header: readonly (readonly Run[])[]
  readonly rows: readonly Row[]
  readonly density: 'airy' | 'plain' | 'dense' | 'signature'
}

/** A row of cells, one a column; or one cell across them all that names the rows below it. */
export type Row =
  | { readonly type: 'cells'; readonly cells: readonly (readonly Block[])[] }
  | { readonly type: 'band'; readonly cell: readonly Block[] }

/** Two columns of text side by side: `aside` is the narrow one. */
export interface Columns {
  readonly type: 'columns'
  readonly main: readonly Block[]
  readonly aside: readonly Block[]
}

/** A thin line across the page. */
export interface Rule {
  readonly type: 'rule'
}

export type Block =
  | Paragraph
  | Heading
  | List
  | Quote
  | Box
  | Table
  | Columns
  | Rule
  | { readonly type: 'contents'; readonly title: string }

/** As many letters as a name on the cover may have. */
export const longestName = 30

/** The first page. */
export interface CoverPage {
  readonly title: string
  readonly lines: readonly string[]
  /** One thread each, in order. */
  readonly names: readonly { readonly name: string; readonly weight: 'strong' | 'medium' | 'light' }[]
  /** Said after the names when they are too many for a page. */
  readonly more: string | null
  readonly drawing: string
  readonly footStart: string
  readonly footEnd: string
}

/** A document ready to be written in any format: words in order, with what they are for. */
export interface Paper {
  readonly title: string
  readonly subject: string
  readonly language: 'fr' | 'en'
  readonly madeAt: number
  readonly cover: CoverPage
  readonly footer: { readonly start: string; readonly middle: string }
  /** What was said in the margin of these words. */
  readonly conversations: readonly Conversation[]
  readonly blocks: readonly Block[]
}

/** A paragraph of plain words. */
export function paragraph(look: ParagraphLook, ...words: readonly (string | Run)[]): Paragraph {
  return { type: 'paragraph', look, runs: words.map((word) => (typeof word === 'string' ? { text: word } : word)) }
}

/** A row of a table whose cells hold one paragraph each. */
export function row(...cells: readonly (string | Block | readonly Block[])[]): Row {
  return { type: 'cells', cells: cells.map(cellOf) }
}

function cellOf(cell: string | Block | readonly Block[]): readonly Block[] {
  if (typeof cell === 'string') return [paragraph('cell', cell)]
  return isBlocks(cell) ? cell : [cell]
}

function isBlocks(cell: Block | readonly Block[]): cell is readonly Block[] {
  return Array.isArray(cell)
}

/** Column widths and alignments in short: `columns(20, 110, '40 end')`. */
export function columns(...widths: readonly (number | `${number} end`)[]): readonly Column[] {
  return widths.map((width) =>
    typeof width === 'number'
      ? { widthMm: width, align: 'start' }
      : { widthMm: Number.parseFloat(width), align: 'end' },
  )
}
