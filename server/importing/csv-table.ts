import { CsvError, parse } from 'csv-parse/sync'
import { limits, Unreadable, type Table, type TableRow } from './table.ts'

const separators = [';', '\t', ','] as const

/** The lines of a CSV text, separated as its first line is; throws `Unreadable`. */
export function csvTable(text: string): Table {
  if (text.includes('\0')) throw new Unreadable('unknown-kind')
  const rows: TableRow[] = []
  try {
    parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      // One line more than may be is enough to know that there are too many.
      to: limits.rows + 2,
      max_record_size: limits.cell * limits.columns,
      on_record: (record: readonly string[], { lines }) => {
        rows.push({ line: lines, cells: record.map((cell) => ({ text: cell })) })
        return null
      },
    })
    return { rows }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new Unreadable('cell-too-long', lineOf(error))
    throw new Unreadable('damaged', lineOf(error))
  }
}

// The one that parts the titles most often, outside of quotes.
function separatorOf(text: string): string {
  const titles = (text.trimStart().split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (separator: string) => titles.split(separator).length
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best), separators[0])
}

function lineOf(error: CsvError): string {
  const { lines } = error as { lines?: unknown }
  return typeof lines === 'number' ? String(lines) : ''
}
