import { tables, type RowOf, type TableName } from './tables.ts'

/** Rows of one table that were found, and what becomes of them before anything is written. */
export interface DraftTable<Row> {
  /** The row with the same key as this one. */
  get(like: Partial<Row>): Row | undefined
  put(row: Row): void
  /** Drops rows that were put. */
  drop(isOne: (row: Row) => boolean): void
  /** Rows that were put and not found before. */
  added(): readonly Row[]
  /** Rows that were found and put anew. */
  replaced(): readonly Row[]
}

/** Begins a draft of one table with the rows that were found. */
export function draftTable<Name extends TableName>(
  table: Name,
  found: readonly RowOf<Name>[] = [],
): DraftTable<RowOf<Name>> {
  const key: readonly string[] = tables[table].key
  const keyOf = (row: Readonly<Record<string, unknown>>) => key.map((column) => String(row[column])).join('\n')
  const known = new Map(found.map((row) => [keyOf(row), row]))
  const changed = new Map<string, RowOf<Name>>()
  const rows = (wereKnown: boolean) =>
    [...changed].filter(([name]) => known.has(name) === wereKnown).map(([, row]) => row)
  return {
    get: (like) => changed.get(keyOf(like)) ?? known.get(keyOf(like)),
    put: (row) => void changed.set(keyOf(row), row),
    drop: (isOne) => {
      for (const [name, row] of changed) if (isOne(row)) changed.delete(name)
    },
    added: () => rows(false),
    replaced: () => rows(true),
  }
}
