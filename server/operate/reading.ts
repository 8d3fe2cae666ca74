import { tables, type RowOf, type TableName } from '../storage/tables.ts'

/** One moment of a database, whoever writes in it meanwhile. */
export interface Reading {
  /** Where it is, in words for the operator. */
  readonly place: string
  /** One question in the SQL that both databases speak; `$1`, `$2`… stand for values. */
  ask<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** What makes this database compare texts byte by byte. */
  readonly byBytes: string
  close(): Promise<void>
}

/** Every table, each after those that it refers to. */
export const tableNames = Object.keys(tables) as readonly TableName[]

/** The rows of a table in the order of their keys, byte by byte; what is in memory at one time is bounded. */
export async function* rowsIn<Name extends TableName>(
  reading: Reading,
  table: Name,
): AsyncGenerator<readonly RowOf<Name>[]> {
  const { columns, key } = tables[table]
  const types: Readonly<Record<string, string>> = columns
  const ordered = key.map((column) => (types[column] === 'text' ? `${column}${reading.byBytes}` : column)).join(', ')
  const select = `SELECT ${Object.keys(columns).join(', ')} FROM ${table}`
  const holes = key.map((_, index) => `$${index + 1}`).join(', ')
  const [first, next] = ['', `WHERE (${ordered}) > (${holes})`].map(
    (where) => `${select} ${where} ORDER BY ${ordered} LIMIT ${mostRows(table)}`,
  )
  let rows = await reading.ask<RowOf<Name>>(first ?? '')
  while (rows.length > 0) {
    yield rows
    const last = rows.at(-1) as Readonly<Record<string, unknown>> | undefined
    rows =
      rows.length < mostRows(table)
        ? []
        : await reading.ask(
            next ?? '',
            key.map((column) => last?.[column]),
          )
  }
}

// A whole document may take eight megabytes, an update four and mostly a hundred bytes.
function mostRows(table: TableName): number {
  if (table === 'doc_snapshots' || table === 'doc_versions') return 4
  return table === 'doc_updates' ? 100 : 1_000
}
