import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Libsql from 'libsql'
import { describe, expect, test } from 'vitest'
import { StorageDamaged } from '../../../server/storage/sqlite-database.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { StorageUnusable } from '../../../server/storage/unusable.ts'
import { freshFile } from '../../support/fresh-file.ts'
import { collectGarbage } from '../../support/garbage.ts'
import { commitsInChild } from './commits-in-child.ts'
import { someOfEverything, update } from './sample-writes.ts'

const pageBytes = 4096

async function closedFile(): Promise<string> {
  const file = freshFile()
  const storage = openSqlite(file)
  await storage.commit([...someOfEverything, update(3, Array<number>(100_000).fill(3))])
  await storage.close()
  return file
}

function overwrite(file: string, from: number, to: number): void {
  writeFileSync(file, readFileSync(file).fill(0x5a, from, to))
}

// The driver really closes a connection once it is collected: only then would the log be carried into the file.
async function collectConnections(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    collectGarbage()
    await setImmediate()
  }
}

describe('a damaged file', () => {
  test.each<[string, (file: string) => void]>([
    ['a wrong header', (file) => overwrite(file, 0, 100)],
    ['pages overwritten', (file) => overwrite(file, 3 * pageBytes, 6 * pageBytes)],
    ['its end cut off', (file) => truncateSync(file, 3 * pageBytes + 1_000)],
    ['its last bytes cut off', (file) => truncateSync(file, readFileSync(file).length - 1_000)],
    ['something else altogether', (file) => writeFileSync(file, 'not a database\n'.repeat(1_000))],
    ['nothing in it', (file) => truncateSync(file, 0)],
  ])('is refused by name, and left byte for byte: %s', async (_, damage) => {
    const file = await closedFile()
    damage(file)
    const before = readFileSync(file)
    expect(() => openSqlite(file)).toThrow(StorageDamaged)
    expect(() => openSqlite(file)).toThrow(`The database ${file} is damaged`)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('keeps the write-ahead log that a killed server left beside it', async () => {
    const file = freshFile()
    await commitsInChild(file, 40)
    await openSqlite(file).close()
    await collectConnections()
    await commitsInChild(file, 2)
    overwrite(file, 0, readFileSync(file).length)
    const before = [file, `${file}-wal`].map((one) => readFileSync(one))
    expect(before[1]?.length).toBeGreaterThan(pageBytes)
    expect(() => openSqlite(file)).toThrow(StorageDamaged)
    await collectConnections()
    expect([file, `${file}-wal`].map((one) => readFileSync(one))).toEqual(before)
  })
})

describe('a write-ahead log without its database', () => {
  test('is not replaced by an empty database', async () => {
    const file = freshFile()
    await commitsInChild(file, 2)
    rmSync(file)
    const before = readFileSync(`${file}-wal`)
    expect(() => openSqlite(file)).toThrow(StorageDamaged)
    expect(existsSync(file)).toBe(false)
    expect(readFileSync(`${file}-wal`).equals(before)).toBe(true)
  })
})

describe('a file of a newer version', () => {
  test('is refused, and left as it is', async () => {
    const file = await closedFile()
    const newer = new Libsql(file)
    newer.pragma('user_version = 1000')
    newer.pragma('wal_checkpoint(TRUNCATE)')
    newer.close()
    const before = readFileSync(file)
    expect(() => openSqlite(file)).toThrow(StorageUnusable)
    expect(() => openSqlite(file)).toThrow(/newer version/)
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe('a place where nothing can be written', () => {
  test.each<[string, (folder: string) => string]>([
    ['a folder that is missing', (folder) => join(folder, 'missing')],
    [
      'a file where the folder should be',
      (folder) => {
        writeFileSync(join(folder, 'plain'), '')
        return join(folder, 'plain')
      },
    ],
  ])('is said by name: %s', (_, folderIn) => {
    const folder = folderIn(dirname(freshFile()))
    expect(() => openSqlite(join(folder, 'tour-de-table.sqlite'))).toThrow(StorageUnusable)
    expect(() => openSqlite(join(folder, 'tour-de-table.sqlite'))).toThrow(`cannot be kept in ${folder}`)
  })

  test('is said of a folder in the place of the file', () => {
    const file = freshFile()
    mkdirSync(file)
    expect(() => openSqlite(file)).toThrow(StorageUnusable)
  })
})

describe('a path with signs that addresses reserve', () => {
  test('is examined, and not another file', async () => {
    const folder = join(dirname(freshFile()), 'données #1 ?mode=rw %20')
    mkdirSync(folder)
    const file = join(folder, 'tour.sqlite')
    const storage = openSqlite(file)
    await storage.commit(someOfEverything)
    await storage.close()
    await openSqlite(file).close()
    overwrite(file, 3 * pageBytes, 6 * pageBytes)
    expect(() => openSqlite(file)).toThrow(StorageDamaged)
  })
})
