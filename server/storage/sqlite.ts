import { freshMarks, type Marks } from './marks.ts'
import { openDatabase, transact, type Database, type SqliteOptions } from './sqlite-database.ts'
import { documentReads } from './sqlite-documents.ts'
import { mailStore } from './sqlite-mail.ts'
import { workshopReads } from './sqlite-reads.ts'
import { writeInto } from './sqlite-writes.ts'
import type { Storage } from './storage.ts'

// A full disk still reads well, and still takes a row that needs no page of its own: a check asks for several pages.
const takeRoom = `
  INSERT INTO settings VALUES ('room', zeroblob(32768));
  DELETE FROM settings WHERE name = 'room';
`

/**
 * Everything in one SQLite file: write-ahead log, each commit on disk before it is answered (`synchronous=FULL`).
 * Throws `StorageDamaged` or `StorageUnusable` with a sentence for the operator.
 */
export function openSqlite(file: string, options: SqliteOptions = {}): Storage {
  const database = openDatabase(file, options)
  const marks = marksOf(database)
  const write = writeInto(database, marks.secret)
  return {
    ...workshopReads(database, marks),
    ...documentReads(database),
    mail: mailStore(database),
    commit: async (writes) => transact(database, () => writes.forEach(write)),
    check: async () => transact(database, () => database.exec(takeRoom)),
    close: async () => {
      try {
        database.pragma('wal_checkpoint(TRUNCATE)')
      } finally {
        database.close()
      }
    },
  }
}

function marksOf(database: Database): Marks {
  const add = database.prepare('INSERT OR IGNORE INTO settings VALUES (?, ?)')
  const find = database.prepare('SELECT value FROM settings WHERE name = ?')
  const made = freshMarks()
  const kept = (name: keyof Marks): string => {
    add.run(name, made[name])
    return (find.get(name) as { value: string }).value
  }
  return { secret: kept('secret'), epoch: kept('epoch') }
}
