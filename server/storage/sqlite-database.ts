import { existsSync } from 'node:fs'
import Libsql from 'libsql'
import { steps } from './schema.ts'

export type Database = Libsql.Database

export interface SqliteOptions {
  /** Most pages of 4 kB that the file may grow to: a disk that fills up. */
  readonly maxPages?: number
}

/** The file is there but cannot be trusted: it is left as it is. */
export class StorageDamaged extends Error {
  override readonly name = 'StorageDamaged'
}

/** The file cannot be opened for writing, or was made by a newer version. */
export class StorageUnusable extends Error {
  override readonly name = 'StorageUnusable'
}

/** Opens the file, checks it, and brings its tables up to date. */
export function openDatabase(file: string, { maxPages }: SqliteOptions): Database {
  const isNew = !existsSync(file)
  const database = open(file)
  try {
    if (!isNew) demandSound(database, file)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('busy_timeout = 5000')
    if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`)
    migrate(database, file)
    return database
  } catch (error) {
    database.close()
    throw error instanceof StorageDamaged || error instanceof StorageUnusable ? error : unusable(file, error)
  }
}

function open(file: string): Database {
  try {
    return new Libsql(file)
  } catch (error) {
    throw unusable(file, error)
  }
}

function demandSound(database: Database, file: string): void {
  const damaged = new StorageDamaged(
    `The database ${file} is damaged. It was left as it is: put a backup in its place, or move it away to start anew.`,
  )
  try {
    const [row] = database.pragma('quick_check(1)') as { quick_check: string }[]
    if (row?.quick_check !== 'ok') throw damaged
  } catch (error) {
    if (/malformed|not a database|corrupt/i.test(String(error))) throw damaged
    throw error
  }
}

function migrate(database: Database, file: string): void {
  const [row] = database.pragma('user_version') as { user_version: number }[]
  const taken = row?.user_version ?? 0
  if (taken > steps.length) {
    throw new StorageUnusable(`The database ${file} was made by a newer version of Tour de table: run that version.`)
  }
  database
    .transaction(() => {
      for (const step of steps.slice(taken)) database.exec(step)
      database.pragma(`user_version = ${steps.length}`)
    })
    .immediate()
}

function unusable(file: string, error: unknown): StorageUnusable {
  const why = error instanceof Error ? error.message : String(error)
  return new StorageUnusable(`The database ${file} cannot be opened: ${why}`)
}
