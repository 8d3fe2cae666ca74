import { en } from '../../shared/i18n/en.ts'
import { fr } from '../../shared/i18n/fr.ts'
import {
  importColumns,
  requiredColumns,
  type CellProblem,
  type ImportColumn,
  type ImportedRow,
} from '../../shared/workshop/imported.ts'
import { plain, readCell } from './cell-readers.ts'
import type { ImportOrder, ImportPreview } from './order.ts'
import { readTable } from './read-table.ts'
import { Unreadable, type TableRow } from './table.ts'

/** As many problems as anybody reads; the others are only counted. */
const mostProblems = 200

interface Place {
  readonly column: ImportColumn
  /** Counted from 0. */
  readonly at: number
  readonly title: string
}

/** What a file would bring in, line by line, and what is wrong at which line and column. Writes nothing. */
export function previewOf(order: ImportOrder): ImportPreview {
  try {
    const [titles, ...lines] = readTable(order.bytes).rows
    const places = titles ? placesIn(titles, order) : []
    if (lines.length === 0) throw new Unreadable('empty')
    const reader = new LineReader(order, places)
    const rows = lines.flatMap((line) => reader.read(line))
    return { ok: true, rows, problems: reader.problems.slice(0, mostProblems), wrong: reader.problems.length }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ok: false, problem: error.problem, where: error.where }
  }
}

// Columns stand in any order, under their French or English title; others are left alone.
function placesIn({ cells }: TableRow, { kind }: ImportOrder): readonly Place[] {
  const places = importColumns[kind].flatMap((column): readonly Place[] => {
    const titles = [fr, en].map((words) => plain(words.preparing.importing.columns[column]))
    const at = cells.findIndex(({ text }) => titles.includes(plain(text)))
    return at === -1 ? [] : [{ column, at, title: cells[at]?.text ?? '' }]
  })
  const missing = requiredColumns[kind].find((column) => !places.some((place) => place.column === column))
  if (missing) throw new Unreadable('missing-column', fr.preparing.importing.columns[missing])
  return places
}

/** Reads the lines one after the other, and remembers what came twice. */
class LineReader {
  readonly problems: CellProblem[] = []
  readonly #order: ImportOrder
  readonly #places: readonly Place[]
  readonly #taken: Set<string>

  constructor(order: ImportOrder, places: readonly Place[]) {
    this.#order = order
    this.#places = places
    this.#taken = new Set(order.taken.map(plain))
  }

  /** The line, or nothing where a cell of it is wrong. */
  read({ line, cells }: TableRow): ImportedRow[] {
    if (this.#places.every(({ at }) => isEmpty(cells[at]))) return []
    const before = this.problems.length
    const values: Record<string, string> = {}
    for (const place of this.#places) {
      const cell = cells[place.at] ?? { text: '' }
      const problem = (what: CellProblem['problem']) => this.#tell(line, place, { what, value: cell.text })
      if ('isFormula' in cell) problem('formula')
      else if (cell.text !== '') {
        const read = readCell(place.column, cell.text, this.#order.domains)
        if (read.ok) values[place.column] = read.value
        else problem(read.refusal)
      } else if (requiredColumns[this.#order.kind].includes(place.column)) problem('missing')
    }
    this.#refuseDouble(line, values)
    return this.problems.length > before ? [] : [{ line, values }]
  }

  #refuseDouble(line: number, values: Readonly<Record<string, string>>): void {
    const { kind } = this.#order
    if (kind !== 'communes' && kind !== 'institutions') return
    const column = kind === 'communes' ? 'commune' : values['short'] === undefined ? 'name' : 'short'
    const place = this.#places.find((one) => one.column === column)
    const value = values[column]
    if (!place || value === undefined) return
    if (this.#taken.has(plain(value))) this.#tell(line, place, { what: 'duplicate', value })
    this.#taken.add(plain(value))
  }

  #tell(line: number, { at, title }: Place, { what, value }: { what: CellProblem['problem']; value: string }): void {
    this.problems.push({ line, column: at + 1, title, problem: what, value: value.slice(0, 80) })
  }
}

function isEmpty(cell: TableRow['cells'][number] | undefined): boolean {
  return cell === undefined || (cell.text === '' && !('isFormula' in cell))
}
