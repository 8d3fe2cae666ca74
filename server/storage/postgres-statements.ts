import type { Ask } from './postgres-pool.ts'
import { tables, type RowOf, type TableName } from './tables.ts'

/** What becomes of a row whose key is taken: an error (`add`), nothing (`ignore`), or the new one in its place (`replace`). */
export type Insertion = 'add' | 'ignore' | 'replace'

/** Writes many rows in one statement, in the order of their keys: two servers never wait for each other. */
export async function insert(
  ask: Ask,
  [table, how]: readonly [TableName, Insertion],
  rows: readonly RowOf<TableName>[],
): Promise<void> {
  if (rows.length > 0) await ask(textOf(table, how), valuesOf(table, rows))
}

const texts = new Map<string, string>()

function textOf(table: TableName, how: Insertion): string {
  const text = texts.get(`${how} ${table}`) ?? insertion(table, how)
  texts.set(`${how} ${table}`, text)
  return text
}

// Bytes travel as one parameter that each row takes its part of: in an array they would be written in hexadecimal.
function insertion(table: TableName, how: Insertion): string {
  const columns = columnsOf(table)
  const isBytes = ([, type]: Column) => type === 'bytea'
  const plain = columns
    .filter((column) => !isBytes(column))
    .map(([name, type]) => [name, type.replace('?', '')] as const)
  const given = columns.some(isBytes) ? [...plain, ['start', 'int'] as const, ['bytes', 'int'] as const] : plain
  const arrays = given.map(([, type], index) => `$${index + 1}::${type}[]`)
  const part = `substring($${given.length + 1}::bytea FROM start FOR bytes)`
  const values = columns.map((column) => (isBytes(column) ? part : column[0]))
  const key: readonly string[] = tables[table].key
  const changed = columns.map(([name]) => name).filter((name) => !key.includes(name))
  const ends: Readonly<Record<Insertion, string>> = {
    add: '',
    ignore: 'ON CONFLICT DO NOTHING',
    replace: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changed.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  }
  return `
    INSERT INTO ${table} (${columns.map(([name]) => name).join(', ')})
    SELECT ${values.join(', ')}
    FROM unnest(${arrays.join(', ')}) AS given (${given.map(([name]) => name).join(', ')})
    ORDER BY ${key.join(', ')}
    ${ends[how]}`
}

type Column = readonly [string, string]

function columnsOf(table: TableName): readonly Column[] {
  return Object.entries(tables[table].columns)
}

function valuesOf(table: TableName, rows: readonly Readonly<Record<string, unknown>>[]): readonly unknown[] {
  const columns = columnsOf(table)
  const plain = columns.filter(([, type]) => type !== 'bytea').map(([name]) => rows.map((row) => row[name]))
  const bytes = columns.find(([, type]) => type === 'bytea')
  if (!bytes) return plain
  const parts = rows.map((row) => row[bytes[0]] as Uint8Array)
  let end = 1
  const starts = parts.map(({ length }) => (end += length) - length)
  return [...plain, starts, parts.map(({ length }) => length), Buffer.concat(parts)]
}
