import { readFileSync } from 'node:fs'
import Libsql from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import type { ParticipantId, RoundId } from '../../../shared/id.ts'
import { freshFile } from '../../support/fresh-file.ts'
import { openSmallDisk } from '../../support/small-disk.ts'
import {
  ana,
  answer,
  ballot,
  emptyBox,
  everythingIn,
  facts,
  joined,
  newWorkshop,
  someOfEverything,
  update,
  val,
  vote,
} from './sample-writes.ts'

function openBeside(file: string): Libsql.Database {
  const other = new Libsql(file)
  onTestFinished(() => void other.close())
  return other
}

describe('a file opened again', () => {
  test('gives everything back', async () => {
    const file = freshFile()
    const first = openSqlite(file)
    await first.commit(someOfEverything)
    const before = await everythingIn(first)
    await first.close()
    const second = openSqlite(file)
    expect(await everythingIn(second)).toEqual(before)
    await second.commit([facts(val, joined(3)), update(3)])
    await second.close()
  })

  test('has lost nothing when it was never closed', async () => {
    const file = freshFile()
    const [first, second] = [openSqlite(file), openSqlite(file)]
    await first.commit(someOfEverything)
    expect(await everythingIn(second)).toEqual(await everythingIn(first))
    await first.close()
    await second.close()
  })

  test('is kept whole in one file once it is closed', async () => {
    const file = freshFile()
    const storage = openSqlite(file)
    await storage.commit(someOfEverything)
    await storage.close()
    expect(readFileSync(`${file}-wal`).length).toBe(0)
  })
})

describe('a journal that somebody changed', () => {
  test.each([
    ['a payload', `UPDATE facts SET payload = replace(payload, 'Person 2', 'Nobody') WHERE revision = 2`],
    ['a digest', `UPDATE facts SET digest = (SELECT digest FROM facts WHERE revision = 1) WHERE revision = 2`],
    ['the order', `UPDATE facts SET revision = CASE revision WHEN 2 THEN 13 ELSE 12 END WHERE revision IN (2, 3)`],
    ['a fact taken out', `DELETE FROM facts WHERE revision = 2`],
  ])('is not whole: %s', async (_, tampering) => {
    const file = freshFile()
    const storage = openSqlite(file)
    await storage.commit([newWorkshop(), facts(val, joined(1), joined(2), joined(3))])
    expect(await storage.isChainWhole(val)).toBe(true)
    openBeside(file).exec(tampering)
    expect(await storage.isChainWhole(val)).toBe(false)
    await storage.close()
  })
})

describe('the ballot box on disk', () => {
  const voter = 'p-secret-voter' as ParticipantId

  test('ties no paper to a voter', async () => {
    const file = freshFile()
    const storage = openSqlite(file)
    const again = 'r-again' as RoundId
    await storage.commit([ballot(voter, { o1: 2 }), ballot(ana, { o2: 1 }), ballot(voter, { o1: 2 }, again)])
    const other = openBeside(file)
    const papers = other.prepare('SELECT * FROM papers').all() as { round: string; paper: string; choices: string }[]
    expect(JSON.stringify(papers)).not.toContain(voter)
    expect(papers.map((row) => Object.keys(row).join())).toEqual(Array(3).fill('round,paper,choices'))
    expect(new Set(papers.map(({ paper }) => paper)).size).toBe(3)
    const roll = other.prepare('SELECT * FROM roll').all() as object[]
    expect(roll.map((row) => Object.keys(row).join())).toEqual(Array(3).fill('round,voter,at'))
    await storage.close()
  })

  test('names papers otherwise on another server', async () => {
    const names = await Promise.all(
      [freshFile(), freshFile()].map(async (file) => {
        const storage = openSqlite(file)
        await storage.commit([ballot(voter, { o1: 2 })])
        const row = openBeside(file).prepare('SELECT paper FROM papers').get() as { paper: string }
        await storage.close()
        return row.paper
      }),
    )
    expect(names[0]).not.toBe(names[1])
  })

  test('leaves no trace of its voters in the file when it is emptied', async () => {
    const file = freshFile()
    const storage = openSqlite(file)
    await storage.commit([newWorkshop(), ballot(voter, { o1: 2 }), answer('c-1', vote)])
    await storage.commit([emptyBox(1)])
    await storage.close()
    expect(readFileSync(file).includes(voter)).toBe(false)
  })

  test('is never read with a paper missing', async () => {
    const file = freshFile()
    const storage = openSqlite(file)
    await storage.commit([ballot(voter, { o1: 2 })])
    openBeside(file).exec('DELETE FROM papers')
    await expect(storage.readBox(vote)).rejects.toThrow(/paper/)
    await storage.close()
  })
})

describe('a full disk', () => {
  const large = update(3, Array<number>(100_000).fill(1))

  test('fails the commit and the check, leaves nothing, and works again when there is room', async () => {
    const disk = openSmallDisk()
    onTestFinished(() => disk.remove())
    await disk.storage.commit(someOfEverything)
    const before = await everythingIn(disk.storage)
    disk.fill()
    await expect(disk.storage.commit([facts(val, joined(3)), large])).rejects.toThrow(/full/)
    await expect(disk.storage.check()).rejects.toThrow(/full/)
    expect(await everythingIn(disk.storage)).toEqual(before)
    disk.free()
    await disk.storage.check()
    await disk.storage.commit([facts(val, joined(3)), large])
    expect(await disk.storage.readFacts(val, 0)).toHaveLength(3)
    await disk.storage.close()
  })
})
