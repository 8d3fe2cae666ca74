import { csvTable } from './csv-table.ts'
import { fileText } from './file-text.ts'
import { limits, Unreadable, type Table } from './table.ts'
import { xlsxTable } from './xlsx-table.ts'

/** The lines of a CSV or XLSX file, told apart by its first bytes, whatever its name says; throws `Unreadable`. */
export function readTable(bytes: Uint8Array): Table {
  if (bytes.length > limits.bytes) throw new Unreadable('too-large')
  if (bytes.every((byte) => byte <= 0x20)) throw new Unreadable('empty')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Unreadable('old-excel')
  const table = startsWith(bytes, [0x50, 0x4b]) ? xlsxTable(bytes) : csvTable(fileText(bytes))
  if (table.rows.length === 0) throw new Unreadable('empty')
  // The first line holds the titles.
  if (table.rows.length > limits.rows + 1) throw new Unreadable('too-many-rows')
  for (const { line, cells } of table.rows) {
    if (cells.length > limits.columns) throw new Unreadable('too-many-columns', String(line))
    if (cells.some(({ text }) => text.length > limits.cell)) throw new Unreadable('cell-too-long', String(line))
  }
  return table
}

function startsWith(bytes: Uint8Array, sign: readonly number[]): boolean {
  return sign.every((byte, at) => bytes[at] === byte)
}
