import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { claimFolder, FolderTaken } from '../storage/folder-claim.ts'
import { Cannot } from './cannot.ts'
import type { Filling } from './copying.ts'
import { isEmpty } from './postgres-place.ts'
import { makeSqlite, readSqlite, sync } from './sqlite-place.ts'

/** The file of a data folder that holds everything. */
export function databaseIn(folder: string): string {
  return join(folder, 'tour-de-table.sqlite')
}

/** Keeps servers out of a data folder while something is done; refuses when one is running. */
export async function withoutServer<Done>(folder: string, act: () => Promise<Done>): Promise<Done> {
  const claim = claimed(folder)
  try {
    return await act()
  } finally {
    claim.release()
  }
}

/** How a data folder is to be filled. */
export interface FolderSettings {
  readonly folder: string
  readonly mayReplace: boolean
  readonly now: number
}

/**
 * Fills a data folder: the new database is made and read back beside the old one, which is then moved aside with its
 * log, never deleted. Gives where the old one went. Refuses a folder that a server works on, and one that holds
 * something, unless that is to be replaced.
 */
export async function fillFolder<Made>(
  { folder, mayReplace, now }: FolderSettings,
  fill: (filling: Filling) => Promise<Made>,
): Promise<{ readonly made: Made; readonly aside: string | null }> {
  mkdirSync(folder, { recursive: true })
  return withoutServer(folder, async () => {
    const file = databaseIn(folder)
    if (!mayReplace && !(await isFree(file))) throw new Cannot(`The database ${file} is not empty.`)
    const coming = `${file}.coming`
    // Of a time before, which was cut short: nobody has ever used it.
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${coming}${end}`, { force: true })
    const made = await makeSqlite(coming, fill)
    const aside = moveAside(file, join(folder, `replaced-${nameOf(now)}`))
    renameSync(coming, file)
    sync(folder)
    return { made, aside }
  })
}

function claimed(folder: string) {
  try {
    return claimFolder(folder)
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error
    throw new Cannot(`A server is running on ${folder}: stop it first.`)
  }
}

// A damaged database may hold anything.
async function isFree(file: string): Promise<boolean> {
  if (!existsSync(file)) return !existsSync(`${file}-wal`)
  try {
    const reading = readSqlite(file)
    const isFree = await isEmpty(reading)
    await reading.close()
    return isFree
  } catch {
    return false
  }
}

// The database before its log: a server that found a log alone would not start, one without both would begin anew.
function moveAside(file: string, folder: string): string | null {
  const there = ['', '-wal', '-shm'].filter((end) => existsSync(`${file}${end}`))
  if (there.length === 0) return null
  mkdirSync(folder)
  for (const end of there) renameSync(`${file}${end}`, join(folder, `tour-de-table.sqlite${end}`))
  sync(folder)
  return folder
}

function nameOf(at: number): string {
  return new Date(at).toISOString().replaceAll(':', '-').replace('Z', '')
}
