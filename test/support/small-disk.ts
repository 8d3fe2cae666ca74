import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { openSqlite } from '../../server/storage/sqlite.ts'
import type { Storage } from '../../server/storage/storage.ts'

const pageBytes = 4096
const roomyPages = 400

/** A real SQLite file on a disk that a test fills up and frees again. */
export interface SmallDisk {
  readonly storage: Storage
  readonly file: string
  fill(): void
  free(): void
  remove(): void
}

/** Opens a database that may not grow; what fills it is written by another program, as on a real machine. */
export function openSmallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'tour-de-table-'))
  const file = join(folder, 'tour-de-table.sqlite')
  const storage = openSqlite(file, { maxPages: roomyPages })
  const other = new Libsql(file)
  other.exec('CREATE TABLE IF NOT EXISTS ballast (bytes BLOB)')
  return {
    storage,
    file,
    fill: () => void other.prepare('INSERT INTO ballast VALUES (zeroblob(?))').run(roomyPages * pageBytes),
    free: () => void other.exec('DELETE FROM ballast'),
    remove: () => {
      other.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
