import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { Block, Column, Columns, Row, Table as TableBlock } from './block.ts'
import { docxRuns } from './docx-runs.ts'
import { inks, textWidthMm, twips } from './docx-styles.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders = { top: none, bottom: none, left: none, right: none } as const
const paddingMm: Readonly<Record<TableBlock['density'], number>> = { airy: 2.6, plain: 1.5, dense: 1, signature: 2.5 }

/** Writes what stands in a cell. */
export type Write = (blocks: readonly Block[]) => readonly (Paragraph | Table)[]

/** The aside of a fiche, and what separates it from the rest. */
const aside = { widthMm: 59, gapMm: 8 } as const

/** More words than this in a row may need more than a page: it may then be cut. */
const uncutLength = 1500

/** A table of facts: lines, no boxes, and a header that comes again on each page. */
export function docxTable(table: TableBlock, write: Write): Table {
  return new Table({
    ...frame(table.columns),
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [headerRow(table), ...table.rows.map((one) => factRow(one, table, write))],
  })
}

/** Two columns of text, the second narrow. */
export function docxColumns({ main, aside: beside }: Columns, write: Write): Table {
  const widths = [textWidthMm - aside.widthMm, aside.widthMm] as const
  return new Table({
    ...frame(widths.map((widthMm) => ({ widthMm, align: 'start' }))),
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [
      new TableRow({
        children: [main, beside].map(
          (blocks, index) =>
            new TableCell({
              width: { size: twips(widths[index] ?? 0), type: WidthType.DXA },
              borders: noBorders,
              margins: { left: 0, right: index === 0 ? twips(aside.gapMm) : 0, top: 0, bottom: 0 },
              children: cellContent(blocks, write),
            }),
        ),
      }),
    ],
  })
}

function frame(columns: readonly Column[]) {
  const widths = columns.map(({ widthMm }) => twips(widthMm))
  return {
    width: { size: widths.reduce((total, width) => total + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
  }
}

function headerRow({ columns, header }: TableBlock): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (column, index) =>
        new TableCell({
          width: { size: twips(column.widthMm), type: WidthType.DXA },
          verticalAlign: 'bottom',
          borders: { ...noBorders, bottom: { style: BorderStyle.SINGLE, size: 6, color: inks.ink } },
          margins: { left: 0, right: paddingRight(index, columns), top: 0, bottom: twips(1.4) },
          children: [
            new Paragraph({ style: 'TableHead', ...alignment(column), children: docxRuns(header[index] ?? []) }),
          ],
        }),
    ),
  })
}

function factRow(row: Row, table: TableBlock, write: Write): TableRow {
  const { columns, density } = table
  const padding = twips(paddingMm[density])
  const bottom = { style: BorderStyle.SINGLE, size: 4, color: inks.line } as const
  const cells = row.type === 'band' ? [row.cell] : row.cells
  const height = density === 'signature' ? { height: { value: twips(24), rule: HeightRule.ATLEAST } } : {}
  return new TableRow({
    ...height,
    ...(row.type === 'band' ? { keepNext: true } : {}),
    cantSplit: cells.flat().reduce((total, block) => total + lengthOf(block), 0) < uncutLength,
    children: cells.map((blocks, index) => {
      const column = columns[index]
      const isBand = row.type === 'band'
      const widthMm = isBand ? columns.reduce((total, one) => total + one.widthMm, 0) : (column?.widthMm ?? 0)
      return new TableCell({
        width: { size: twips(widthMm), type: WidthType.DXA },
        ...(isBand ? { columnSpan: columns.length } : {}),
        borders: { ...noBorders, bottom },
        margins: { left: 0, right: isBand ? 0 : paddingRight(index, columns), top: padding, bottom: padding },
        children: cellContent(blocks, write, isBand ? undefined : column),
      })
    }),
  })
}

function cellContent(blocks: readonly Block[], write: Write, column?: Column): (Paragraph | Table)[] {
  if (column?.align === 'end') {
    return blocks.flatMap((block) =>
      block.type === 'paragraph'
        ? [
            new Paragraph({
              style: block.look === 'note' ? 'Note' : 'Cell',
              ...alignment(column),
              children: docxRuns(block.runs),
            }),
          ]
        : write([block]),
    )
  }
  const content = write(blocks)
  // Word wants a paragraph in each cell, and at the end of it.
  return content.at(-1) instanceof Paragraph ? [...content] : [...content, new Paragraph({ style: 'Gap' })]
}

function alignment({ align }: Column) {
  return align === 'end' ? { alignment: AlignmentType.RIGHT } : {}
}

function paddingRight(index: number, columns: readonly Column[]): number {
  return index === columns.length - 1 ? 0 : twips(columns[index]?.align === 'end' ? 3 : 2.5)
}

function lengthOf(block: Block): number {
  switch (block.type) {
    case 'paragraph':
    case 'box':
      return block.runs.reduce((total, run) => total + run.text.length, 0)
    case 'list':
      return block.items.flat().reduce((total, one) => total + lengthOf(one), 0)
    case 'quote':
      return block.blocks.reduce((total, one) => total + lengthOf(one), 0)
    case 'heading':
      return block.text.length
    case 'table':
    case 'columns':
    case 'contents':
    case 'rule':
      return 0
  }
}
