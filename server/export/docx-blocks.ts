import { Bookmark, BorderStyle, type FileChild, HeadingLevel, Paragraph, Table, TableOfContents, TextRun } from 'docx'
import type { Block, Heading, List, Paragraph as ParagraphBlock, ParagraphLook } from './block.ts'
import { cleanText } from './clean-text.ts'
import type { Margin } from './docx-comments.ts'
import { docxRuns } from './docx-runs.ts'
import { domainInks, fonts, inks, lines, lists, twips } from './docx-styles.ts'
import { docxColumns, docxTable, type Write } from './docx-table.ts'

/** Where blocks are written: inside a list or a quote, they look like it. */
export interface Surroundings {
  /** A fresh number for each list, so that each counts from one. */
  readonly nextList: () => number
  readonly list: { readonly depth: number; readonly reference: string; readonly instance: number } | null
  readonly isQuoted: boolean
  readonly margin: Margin
}

const styleOf: Readonly<Record<ParagraphLook, string>> = {
  text: 'Normal',
  intro: 'Intro',
  cell: 'Cell',
  label: 'Label',
  note: 'Note',
  side: 'Side',
  name: 'Name',
}

/** Blocks as Word's paragraphs and tables. */
export function docxBlocks(blocks: readonly Block[], around: Surroundings): readonly (Paragraph | Table)[] {
  return blocks.flatMap((block) => docxBlock(block, around))
}

/** The table of contents, which stands outside of all others. */
export function docxContents(title: string): readonly FileChild[] {
  const contents = new TableOfContents(cleanText(title), {
    hyperlink: true,
    headingStyleRange: '1-2',
    tabLeader: 'dot',
  })
  return [
    new Paragraph({ style: 'ContentsTitle', pageBreakBefore: true, children: [new TextRun(cleanText(title))] }),
    contents,
  ]
}

function docxBlock(block: Block, around: Surroundings): readonly (Paragraph | Table)[] {
  const write: Write = (content) => docxBlocks(content, around)
  switch (block.type) {
    case 'paragraph':
      return [docxParagraph(block, around)]
    case 'heading':
      return [docxHeading(block, around.margin)]
    case 'list':
      return docxList(block, around)
    case 'quote':
      return docxBlocks(block.blocks, { ...around, isQuoted: true })
    case 'box':
      return [new Paragraph({ style: 'Box', children: docxRuns(block.runs) })]
    case 'table':
      return [docxTable(block, write), gap()]
    case 'columns':
      return [docxColumns(block, write), gap()]
    case 'rule':
      return [new Paragraph({ style: 'Gap', border: { bottom: line(10) } })]
    // Written by `docxContents`.
    case 'contents':
      return []
  }
}

function docxParagraph(
  { look, runs, startsPage }: ParagraphBlock,
  { list, isQuoted, margin }: Surroundings,
): Paragraph {
  return new Paragraph({
    style: isQuoted && !list ? 'Quote' : styleOf[look],
    children: docxRuns(runs, {}, margin),
    ...(startsPage ? { pageBreakBefore: true } : {}),
    ...(list ? { indent: { left: twips(4.5 * (list.depth + 1)) } } : {}),
  })
}

function docxList({ items, isOrdered, look }: List, around: Surroundings): readonly (Paragraph | Table)[] {
  const list = {
    depth: around.list ? Math.min(around.list.depth + 1, 8) : 0,
    reference: isOrdered ? lists.numbers : lists.bullets,
    instance: around.nextList(),
  }
  return items.flatMap((item) => {
    const [first, ...rest] = item
    if (first?.type !== 'paragraph') return docxBlocks(item, { ...around, list })
    const { depth: level, reference, instance } = list
    const opening = new Paragraph({
      style: styleOf[look],
      children: docxRuns(first.runs, {}, around.margin),
      numbering: { reference, level, instance },
      spacing: lines(276, { after: 40 }),
    })
    return [opening, ...docxBlocks(rest, { ...around, list })]
  })
}

function docxHeading(heading: Heading, margin: Margin): Paragraph {
  const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
  const children = [...margin.startsAt(heading), ...headingRuns(heading), ...margin.endsAt(heading)]
  return new Paragraph({
    heading: levels[heading.level],
    pageBreakBefore: heading.startsPage,
    children: heading.anchor ? [new Bookmark({ id: heading.anchor, children })] : children,
    ...(heading.look === 'line' ? { spacing: lines(252, { before: 0, after: 20 }) } : {}),
    ...(heading.look === 'section' ? { spacing: lines(247, { before: twips(7), after: twips(2) }) } : {}),
    ...(heading.look === 'domain' ? { spacing: lines(247, { before: 0, after: twips(5) }) } : {}),
  })
}

function headingRuns({ look, mark, colour, text }: Heading): readonly TextRun[] {
  const words = cleanText(text).replace(/\n/g, ' ')
  switch (look) {
    case 'line':
      return [new TextRun({ text: words, font: fonts.label, size: 17, bold: false, color: inks.soft })]
    case 'domain': {
      const fill = colour ? domainInks[colour] : inks.ink
      const letter = { text: `\u00A0${mark ?? ''}\u00A0`, size: 48, color: 'FFFFFF', shading: { fill } }
      return [
        ...(mark ? [new TextRun(letter), new TextRun({ text: '  ', size: 52 })] : []),
        new TextRun({ text: words, size: 52 }),
      ]
    }
    case 'fiche':
      return [
        ...(mark ? [new TextRun({ text: `${mark} `, bold: false, color: inks.faint })] : []),
        new TextRun({ text: words }),
      ]
    case 'chapter':
      return [new TextRun({ text: words })]
    case 'section':
      return [new TextRun({ text: words, size: 28 })]
  }
}

// Word makes one table of two that touch.
function gap(): Paragraph {
  return new Paragraph({ style: 'Gap' })
}

function line(size: number) {
  return { style: BorderStyle.SINGLE, size, color: inks.ink, space: 1 }
}
