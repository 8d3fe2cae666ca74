import { randomBytes } from 'node:crypto'
import { openDatabase, transact, type Database, type SqliteOptions } from './sqlite-database.ts'
import { documentReads, workshopReads } from './sqlite-reads.ts'
import { writeInto } from './sqlite-writes.ts'
import type { Storage } from './storage.ts'

/**
 * Everything in one SQLite file: write-ahead log, each commit on disk before it is answered (`synchronous=FULL`).
 * Throws `StorageDamaged` or `StorageUnusable` with a sentence for the operator.
 */
export function openSqlite(file: string, options: SqliteOptions = {}): Storage {
  const database = openDatabase(file, options)
  const secret = secretOf(database)
  const write = writeInto(database, secret)
  return {
    ...workshopReads(database, secret),
    ...documentReads(database),
    commit: async (writes) => transact(database, () => writes.forEach(write)),
    // A write, as small as can be: a full disk still reads well.
    check: async () => transact(database, () => noteCheck(database)),
    close: async () => {
      try {
        database.pragma('wal_checkpoint(TRUNCATE)')
      } finally {
        database.close()
      }
    },
  }
}

function noteCheck(database: Database): void {
  database.prepare("INSERT OR REPLACE INTO settings VALUES ('checked', ?)").run(String(process.hrtime.bigint()))
}

function secretOf(database: Database): string {
  database.prepare("INSERT OR IGNORE INTO settings VALUES ('secret', ?)").run(randomBytes(32).toString('hex'))
  const row = database.prepare("SELECT value FROM settings WHERE name = 'secret'").get() as { value: string }
  return row.value
}
