import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Libsql from 'libsql'
import { afterAll, describe, expect, test } from 'vitest'
import { StorageDamaged, StorageUnusable } from '../../../server/storage/sqlite-database.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import { documentStoreContract } from './document-store.contract.ts'
import { ana, ballot, facts, joined, newWorkshop, round, update, val, writer } from './sample.ts'
import { workshopStoreContract } from './workshop-store.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'tour-de-table-'))
let count = 0
const freshFile = () => join(folder, `${count++}.sqlite`)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = async () => openSqlite(freshFile())
const close = (storage: Storage) => storage.close()

workshopStoreContract(open, close)
documentStoreContract(open, close)

describe('a file', () => {
  test('opened again gives everything back', async () => {
    const file = freshFile()
    const first = openSqlite(file)
    await first.commit([
      newWorkshop(val, '111111'),
      facts(val, joined(1)),
      update(1, 7),
      writer(7, ana),
      ballot(ana, 2),
    ])
    const secret = await first.secret()
    await first.close()
    const again = openSqlite(file)
    expect(await again.readFacts(val, 0)).toEqual([joined(1)])
    expect(await again.readDocument(val, 'plan')).toMatchObject({ updates: [{ seq: 1 }], writers: new Map([[7, ana]]) })
    expect(await again.readBallots(round)).toMatchObject([{ voter: ana, choices: { o1: 2 } }])
    expect(await again.secret()).toBe(secret)
    await again.close()
  })

  test('that is damaged is reported and left as it is', () => {
    const file = freshFile()
    writeFileSync(file, 'not a database, '.repeat(1000))
    expect(() => openSqlite(file)).toThrow(StorageDamaged)
    expect(() => openSqlite(file)).toThrow(file)
    expect(readFileSync(file, 'utf8')).toBe('not a database, '.repeat(1000))
  })

  test('that was cut short is reported', async () => {
    const file = freshFile()
    const storage = openSqlite(file)
    await storage.commit([
      newWorkshop(val, '111111'),
      ...Array.from({ length: 50 }, (_, at) => update(at + 1, ...Array<number>(2000).fill(at))),
    ])
    await storage.close()
    writeFileSync(file, readFileSync(file).subarray(0, 4096 * 5 + 100))
    expect(() => openSqlite(file)).toThrow(StorageDamaged)
  })

  test('of a newer version is refused', async () => {
    const file = freshFile()
    await openSqlite(file).close()
    const other = new Libsql(file)
    other.pragma('user_version = 999')
    other.close()
    expect(() => openSqlite(file)).toThrow(StorageUnusable)
  })

  test('in a folder that does not exist is refused with its name', () => {
    const nowhere = join(folder, 'nowhere')
    expect(() => openSqlite(join(nowhere, 'x.sqlite'))).toThrow(nowhere)
  })

  test('whose journal was rewritten shows a broken chain', async () => {
    const file = freshFile()
    const storage = openSqlite(file)
    await storage.commit([newWorkshop(val, '111111'), facts(val, joined(1), joined(2, 'Bo'))])
    const other = new Libsql(file)
    other.prepare("UPDATE facts SET payload = replace(payload, 'Ana', 'Eve') WHERE revision = 1").run()
    other.close()
    expect(await storage.isChainWhole(val)).toBe(false)
    await storage.close()
  })

  test('ties no voter to a paper', async () => {
    const file = freshFile()
    const storage = openSqlite(file)
    await storage.commit([ballot(ana, 2)])
    const other = new Libsql(file)
    const papers = JSON.stringify(other.prepare('SELECT * FROM papers').all())
    const roll = JSON.stringify(other.prepare('SELECT * FROM roll').all())
    other.close()
    expect(papers).not.toContain(ana)
    expect(roll).not.toContain('o1')
    await storage.close()
  })
})

describe('a process killed while it commits', () => {
  test('loses nothing that it had said was stored', async () => {
    const file = freshFile()
    const program = fileURLToPath(new URL('../../support/commit-for-ever.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = 0
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said = Number(chunk.toString().trim().split('\n').at(-1) ?? said)
        if (said > 200) child.kill('SIGKILL')
      })
      child.on('exit', () => resolve())
    })
    const storage = openSqlite(file)
    const stored = (await storage.readFacts(val, 0)).length
    expect(stored).toBeGreaterThanOrEqual(said)
    expect(await storage.isChainWhole(val)).toBe(true)
    await storage.close()
  }, 20_000)
})
