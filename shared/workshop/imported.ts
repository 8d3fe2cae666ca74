import { z } from 'zod'

/** What can be brought in from a file. */
export const importKinds = ['communes', 'figures', 'institutions', 'previous-actions'] as const

export type ImportKind = (typeof importKinds)[number]

/** The columns of each kind, in the order of its template. */
export const importColumns = {
  communes: ['commune'],
  figures: ['label', 'value', 'unit', 'year', 'source'],
  institutions: ['name', 'short', 'role', 'representative', 'joined', 'competences'],
  'previous-actions': ['title', 'domain', 'lead', 'outcome', 'reason'],
} as const satisfies Readonly<Record<ImportKind, readonly string[]>>

/** Any column of any kind. */
export type ImportColumn = (typeof importColumns)[ImportKind][number]

/** Without these a line says nothing. */
export const requiredColumns: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  communes: ['commune'],
  figures: ['label', 'value'],
  institutions: ['name', 'role'],
  'previous-actions': ['title'],
}

const cellProblems = [
  'missing',
  'too-long',
  'not-a-number',
  'not-a-year',
  'not-a-day',
  'unknown-role',
  'unknown-domain',
  'unknown-outcome',
  'duplicate',
  'formula',
] as const

/** What is wrong with a file as a whole. */
export const fileProblems = [
  'empty',
  'too-large',
  'unknown-kind',
  'old-excel',
  'damaged',
  'unpacks-too-large',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'took-too-long',
  'missing-column',
] as const

export type FileProblem = (typeof fileProblems)[number]

/** A cell that cannot be brought in: where it is, what is wrong, and what it says. */
export const cellProblemSchema = z.object({
  line: z.int(),
  /** As the spreadsheet counts columns, from 1. */
  column: z.int(),
  title: z.string(),
  problem: z.enum(cellProblems),
  value: z.string(),
})

export type CellProblem = z.infer<typeof cellProblemSchema>

/** A line as it would be brought in, each column with its text. */
export const importedRowSchema = z.object({ line: z.int(), values: z.record(z.string(), z.string()) })

export type ImportedRow = z.infer<typeof importedRowSchema>
