import { limits, Unreadable, type Cell, type TableRow } from './table.ts'
import { readXml } from './xml.ts'

/** What the cells of a sheet lean on. */
export interface Book {
  readonly texts: readonly string[]
  readonly isDay: (style: number) => boolean
  readonly is1904: boolean
}

/** A cell while it is read. */
interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: number
  text: string
  hasFormula: boolean
  hasValue: boolean
}

const nothing: Cell = { text: '' }

/** The lines of a sheet that hold something; of merged cells, the first holds the text; throws `Unreadable`. */
export function sheetRows(xml: string, book: Book): readonly TableRow[] {
  const rows: TableRow[] = []
  let line = 0
  let cells: Cell[] = []
  let cell: OpenCell | null = null
  let isValue = false
  readXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        line = Number(attributes['r'] ?? line + 1)
        cells = []
      }
      if (tag === 'c') cell = openCell(attributes, cells.length)
      if (tag === 'f' && cell) cell.hasFormula = true
      isValue = tag === 'v' || tag === 't'
    },
    text: (more) => {
      if (!cell || !isValue) return
      cell.text += more
      cell.hasValue = true
      if (cell.text.length > limits.cell) throw new Unreadable('cell-too-long', String(line))
    },
    close: (tag) => {
      isValue = false
      if (tag === 'c' && cell) {
        while (cells.length < cell.column) cells.push(nothing)
        cells[cell.column] = cellOf(cell, book)
        cell = null
      }
      if (tag === 'row' && cells.some((one) => one.text !== '' || 'isFormula' in one)) rows.push({ line, cells })
      if (rows.length > limits.rows + 1) throw new Unreadable('too-many-rows')
    },
  })
  return rows
}

function openCell(attributes: Readonly<Record<string, string>>, next: number): OpenCell {
  const { r, t = 'n', s = '0' } = attributes
  const column = r === undefined ? next : columnOf(r)
  if (column >= limits.columns) throw new Unreadable('too-many-columns')
  return { column, type: t, style: Number(s), text: '', hasFormula: false, hasValue: false }
}

// « BC12 » is in column 54, counted from 0.
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (letters === undefined) throw new Unreadable('damaged')
  return letters.split('').reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellOf({ type, style, text, hasFormula, hasValue }: OpenCell, book: Book): Cell {
  // We never reckon: what the spreadsheet last showed is taken, and a cell without it is told of.
  if (hasFormula && (!hasValue || type === 'e')) return { text: '', isFormula: true }
  switch (type) {
    case 's':
      return { text: (book.texts[Number(text)] ?? '').trim() }
    case 'b':
      return { text: text === '1' ? 'oui' : 'non' }
    case 'd':
      return { text: text.slice(0, 10) }
    case 'n':
      return { text: book.isDay(style) ? dayOf(Number(text), book.is1904) : text }
    default:
      return { text: text.trim() }
  }
}

// Days since 30 December 1899; the calendar that old Macs wrote begins four years later.
function dayOf(days: number, is1904: boolean): string {
  const at = Date.UTC(1899, 11, 30) + (Math.floor(days) + (is1904 ? 1462 : 0)) * 86_400_000
  return Number.isNaN(at) || Math.abs(at) > 8e15 ? String(days) : new Date(at).toISOString().slice(0, 10)
}
