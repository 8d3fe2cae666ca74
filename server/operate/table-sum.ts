import { createHash } from 'node:crypto'
import { tables, type RowOf, type TableName } from '../storage/tables.ts'
import { rowsIn, tableNames, type Reading } from './reading.ts'

/** What a table holds, to be compared: how many rows, and SHA-256 of all of them in the order of their keys. */
export interface TableSum {
  readonly rows: number
  readonly digest: string
}

export type Sums = Readonly<Record<TableName, TableSum>>

/** Takes rows in the order of their keys, then tells their sum. */
export interface Adding {
  readonly add: (rows: readonly RowOf<TableName>[]) => void
  readonly sum: () => TableSum
}

/** Adds up rows of one table; the same rows give the same sum, whichever database they are in. */
export function adding(table: TableName): Adding {
  const hash = createHash('sha256')
  const columns = Object.keys(tables[table].columns)
  let count = 0
  return {
    add: (rows) => {
      for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
        for (const column of columns) addValue(hash, row[column])
        count++
      }
    },
    sum: () => ({ rows: count, digest: hash.digest('hex') }),
  }
}

/** What every table holds at this moment. */
export async function sumsOf(reading: Reading): Promise<Sums> {
  const sums: [TableName, TableSum][] = []
  for (const table of tableNames) {
    const { add, sum } = adding(table)
    for await (const rows of rowsIn(reading, table)) add(rows)
    sums.push([table, sum()])
  }
  return Object.fromEntries(sums) as Sums
}

/** The tables that do not hold the same. */
export function differing(one: Sums, other: Sums): readonly TableName[] {
  return tableNames.filter(
    (table) => one[table].rows !== other[table].rows || one[table].digest !== other[table].digest,
  )
}

// With its kind and length before it: no two rows are written the same.
function addValue(hash: ReturnType<typeof createHash>, value: unknown): void {
  if (value === null) hash.update('n')
  else if (value instanceof Uint8Array) hash.update(`b${value.length}:`).update(value)
  else if (typeof value === 'string') hash.update(`s${Buffer.byteLength(value)}:`).update(value)
  else if (typeof value === 'number') hash.update(`i${value};`)
  else throw new Error(`a row holds a ${typeof value}, which no table does`)
}
