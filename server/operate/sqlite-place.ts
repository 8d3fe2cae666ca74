import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { makeDatabase, openToRead, transact, type Database } from '../storage/sqlite-database.ts'
import { tables, type TableName } from '../storage/tables.ts'
import { Cannot } from './cannot.ts'
import type { Filling } from './copying.ts'
import type { Reading } from './reading.ts'

/** Reads a SQLite database at one moment; a server may go on writing in it. */
export function readSqlite(file: string): Reading {
  if (!existsSync(file)) throw new Cannot(`There is no database at ${file}.`)
  const database = openToRead(file)
  return {
    ...askingIn(database, file),
    close: async () => {
      // Closing alone would keep the moment, and the log of the server growing, for a while.
      database.exec('ROLLBACK')
      database.close()
    },
  }
}

/**
 * Makes a new SQLite database, for nobody else's eyes, and fills it; nothing stays of it when that fails. When it is
 * made it is one file, on disk.
 */
export async function makeSqlite<Made>(
  file: string,
  fill: (filling: Filling & { readonly database: Database }) => Promise<Made>,
): Promise<Made> {
  const database = makeDatabase(file)
  try {
    // It is nobody's until the whole file is on disk.
    database.pragma('synchronous = OFF')
    // What a database is made with is replaced by what the other one was made with.
    database.exec('DELETE FROM settings')
    const made = await fill({ ...fillingOf(database, file), database })
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.pragma('journal_mode = DELETE')
    database.close()
    sync(file)
    return made
  } catch (error) {
    database.close()
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
    throw error
  }
}

/** Waits until a file, or the names in a folder, are on disk. */
export function sync(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

function fillingOf(database: Database, file: string): Filling {
  const statements = new Map<TableName, ReturnType<Database['prepare']>>()
  return {
    reading: { ...askingIn(database, file), close: async () => {} },
    add: async (table, rows) => {
      const columns = Object.keys(tables[table].columns)
      const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
      const statement = statements.get(table) ?? database.prepare(text)
      statements.set(table, statement)
      transact(database, () => {
        for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
          statement.run(columns.map((column) => row[column]))
        }
      })
    },
  }
}

function askingIn(database: Database, place: string): Omit<Reading, 'close'> {
  const statements = new Map<string, ReturnType<Database['prepare']>>()
  return {
    place,
    byBytes: '',
    ask: async <Row>(text: string, values: readonly unknown[] = []) => {
      const statement = statements.get(text) ?? database.prepare(text.replaceAll('$', '?'))
      statements.set(text, statement)
      return (statement.all([...values]) as Record<string, unknown>[]).map(withBytes) as Row[]
    },
  }
}

// The driver gives bytes without a view on them.
function withBytes(row: Record<string, unknown>): Record<string, unknown> {
  for (const [column, value] of Object.entries(row)) {
    if (value instanceof ArrayBuffer) row[column] = new Uint8Array(value)
  }
  return row
}
