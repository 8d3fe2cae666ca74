import type { FileProblem } from '../../shared/workshop/imported.ts'

/** What a file holds, whatever its kind: lines as people count them, each with its cells as text. */
export interface Table {
  readonly rows: readonly TableRow[]
}

/** One line that holds something; `line` counts from 1, as the spreadsheet or the editor shows it. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly Cell[]
}

/** A cell as text; a formula of which the file keeps no value has none. */
export type Cell = { readonly text: string } | { readonly text: ''; readonly isFormula: true }

/** Thrown while a file is read, and caught where reading began: the file is at fault, not we. */
export class Unreadable extends Error {
  readonly problem: FileProblem
  /** Where, when it is known: a line, or the title of a column. */
  readonly where: string

  constructor(problem: FileProblem, where = '') {
    super(problem)
    this.problem = problem
    this.where = where
  }
}

/** What a file may hold at most: a large démarche several times over. */
export const limits = {
  bytes: 2 * 1024 * 1024,
  unpackedBytes: 24 * 1024 * 1024,
  rows: 2000,
  columns: 60,
  cell: 10_000,
} as const
