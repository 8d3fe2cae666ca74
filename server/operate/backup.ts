import { existsSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StorageDamaged } from '../storage/sqlite-database.ts'
import { Cannot } from './cannot.ts'
import { copyAll, type Say } from './copying.ts'
import { inWords, sizeOf } from './in-words.ts'
import { tableNames, type Reading } from './reading.ts'
import { makeSqlite, readSqlite, sync } from './sqlite-place.ts'
import { differing, sumsOf, type Sums } from './table-sum.ts'

/**
 * Writes all that a database holds at this moment into a new file: a SQLite database of its own, with what each table
 * must add up to. It is called `FILE` once it is whole and on disk.
 */
export async function backUp(from: Reading, file: string, say: Say): Promise<void> {
  const partial = `${file}.partial`
  for (const one of [file, partial]) demandFree(one)
  say(`Backing up ${from.place}…`)
  const sums = await makeSqlite(partial, async (filling) => {
    const copied = await copyAll(from, filling, { epoch: { type: 'same' }, say })
    filling.database.exec('CREATE TABLE backup (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, digest TEXT NOT NULL)')
    const add = filling.database.prepare('INSERT INTO backup (name, rows, digest) VALUES (?, ?, ?)')
    for (const table of tableNames) add.run(table, copied[table].rows, copied[table].digest)
    return copied
  })
  demandFree(file)
  renameSync(partial, file)
  sync(dirname(file))
  say(`Backup written to ${file}: ${sizeOf(statSync(file).size)}, ${inWords(sums)}.`)
}

/** Opens a backup once every table in it adds up to what was written; throws a sentence otherwise. */
export async function readBackup(file: string, say: Say): Promise<{ readonly backup: Reading; readonly sums: Sums }> {
  const backup = opened(file)
  try {
    say(`Checking ${file}…`)
    const written = await writtenSums(backup, file)
    const different = differing(written, await sumsOf(backup).catch(() => damaged(file, [])))
    if (different.length > 0) return damaged(file, different)
    return { backup, sums: written }
  } catch (error) {
    await backup.close()
    throw error
  }
}

function opened(file: string): Reading {
  try {
    return readSqlite(file)
  } catch (error) {
    if (error instanceof StorageDamaged) return damaged(file, [])
    throw error
  }
}

async function writtenSums(backup: Reading, file: string): Promise<Sums> {
  const isMarked = `SELECT 1 AS one FROM sqlite_master WHERE type = 'table' AND name = 'backup'`
  if ((await backup.ask(isMarked)).length === 0) throw new Cannot(`${file} was not made by npm run backup.`)
  const rows = await backup.ask<{ name: string; rows: number; digest: string }>('SELECT name, rows, digest FROM backup')
  const sums = Object.fromEntries(rows.map(({ name, rows: count, digest }) => [name, { rows: count, digest }]))
  const missing = tableNames.filter((table) => !sums[table])
  return missing.length > 0 ? damaged(file, missing) : (sums as Sums)
}

function damaged(file: string, where: readonly string[]): never {
  const place = where.length > 0 ? ` (${where.join(', ')})` : ''
  throw new Cannot(`${file} is damaged: it does not hold what was written into it${place}. Nothing else was touched.`)
}

function demandFree(file: string): void {
  if (!existsSync(file)) return
  const why = file.endsWith('.partial') ? ': another backup is being written there, or one was cut short' : ''
  throw new Cannot(`${file} is there already${why}. It was left as it is: choose another name, or move it away.`)
}
