import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import Libsql from 'libsql'
import { steps } from './schema.ts'
import { StorageUnusable } from './unusable.ts'

export type Database = Libsql.Database

export interface SqliteOptions {
  /** Most pages of 4 kB that the file may grow to: a disk that fills up. */
  readonly maxPages?: number
}

/** The file is there but cannot be trusted: it is left as it is. */
export class StorageDamaged extends Error {
  override readonly name = 'StorageDamaged'
}

/** Opens the file, checks it, and brings its tables up to date; throws `StorageDamaged` or `StorageUnusable`. */
export function openDatabase(file: string, { maxPages }: SqliteOptions): Database {
  demandFolder(dirname(file))
  // A log without its database holds what was stored last: a new database would erase it.
  if (existsSync(file) || sizeOf(`${file}-wal`) > 0) demandSound(file)
  return usable(file, () => {
    const database = connected(file)
    if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`)
    return database
  })
}

function connected(file: string): Database {
  const database = new Libsql(file)
  database.pragma('busy_timeout = 5000')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // What is deleted is overwritten: an emptied ballot box leaves no trace in the free pages.
  database.pragma('secure_delete = ON')
  migrate(database)
  return database
}

function readOnly(file: string): Database {
  return new Libsql(`${pathToFileURL(file).href}?mode=ro`)
}

/** Opens a file of this very version to read what it holds at this moment, whoever writes in it meanwhile. */
export function openToRead(file: string): Database {
  demandSound(file)
  return usable(file, () => {
    const database = readOnly(file)
    if (versionOf(database) < steps.length) {
      database.close()
      throw new StorageUnusable(
        `The database ${file} is of an older version of Tour de table: start this version on it once, or use that one.`,
      )
    }
    // From here on it is one moment.
    database.exec('BEGIN')
    return database
  })
}

/** Makes a database that nobody else may read, where there is no file yet. */
export function makeDatabase(file: string): Database {
  demandFolder(dirname(file))
  return usable(file, () => {
    closeSync(openSync(file, 'wx', 0o600))
    return connected(file)
  })
}

/** Carries out an act whole, or not at all; what it throws is thrown on. */
export function transact(database: Database, act: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    act()
    database.exec('COMMIT')
  } catch (error) {
    // On a full disk SQLite has rolled back by itself, and a second time would hide the reason.
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function demandFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw new Error('not a folder')
    accessSync(folder, constants.W_OK)
  } catch {
    throw new StorageUnusable(
      `The database cannot be kept in ${folder}: the folder is missing or cannot be written to.`,
    )
  }
}

// Read-only: a connection that may write would carry a write-ahead log into a damaged file when it closes.
function demandSound(file: string): void {
  if (sizeOf(file) === 0) throw damaged(file)
  if (!statSync(file).isFile()) throw new StorageUnusable(`The database ${file} is not a file.`)
  usable(file, () => {
    const database = readOnly(file)
    try {
      const [check] = database.pragma('quick_check(1)') as { quick_check: string }[]
      if (check?.quick_check !== 'ok' || isCut(database, file)) throw damaged(file)
      demandKnownVersion(database, file)
    } finally {
      database.close()
    }
  })
}

// A page that is only half there reads as zeros and passes the check; with a log beside it, it will be written again.
function isCut(database: Database, file: string): boolean {
  const [row] = database.pragma('page_size') as { page_size: number }[]
  return sizeOf(file) % (row?.page_size ?? 1) !== 0 && sizeOf(`${file}-wal`) === 0
}

function demandKnownVersion(database: Database, file: string): void {
  if (versionOf(database) <= steps.length) return
  throw new StorageUnusable(`The database ${file} was made by a newer version of Tour de table: run that version.`)
}

function migrate(database: Database): void {
  transact(database, () => {
    for (const step of steps.slice(versionOf(database))) database.exec(step)
    database.pragma(`user_version = ${steps.length}`)
  })
}

function versionOf(database: Database): number {
  const [row] = database.pragma('user_version') as { user_version: number }[]
  return row?.user_version ?? 0
}

function usable<Value>(file: string, open: () => Value): Value {
  try {
    return open()
  } catch (error) {
    if (error instanceof StorageDamaged || error instanceof StorageUnusable) throw error
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))) throw damaged(file)
    const why = error instanceof Error ? error.message : String(error)
    throw new StorageUnusable(`The database ${file} cannot be opened: ${why}`)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function damaged(file: string): StorageDamaged {
  return new StorageDamaged(
    `The database ${file} is damaged or missing. Everything was left as it is: restore a backup with npm run ` +
      `restore -- FILE --replace, which moves it aside, or move it away yourself, with the -wal and -shm files beside it.`,
  )
}
