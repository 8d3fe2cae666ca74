import { beforeEach, describe, expect, test } from 'vitest'
import { grouped } from '../../../server/storage/grouped.ts'
import { memoryStorage } from '../../../server/storage/memory.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { RevisionTaken, SeqTaken, type Storage } from '../../../server/storage/storage.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import { freshFile } from '../../support/fresh-file.ts'
import { ballotBoxContract } from './ballot-box.contract.ts'
import { documentStoreContract } from './document-store.contract.ts'
import { facts, joined, newWorkshop, update, val } from './sample-writes.ts'
import { workshopStoreContract } from './workshop-store.contract.ts'

const openGrouped = () => grouped(openSqlite(freshFile()))

workshopStoreContract(openGrouped)
documentStoreContract(openGrouped)
ballotBoxContract(openGrouped)

describe('commits in a group', () => {
  let disk: BreakableStorage
  let storage: Storage

  beforeEach(async () => {
    disk = breakableStorage(memoryStorage())
    storage = grouped(disk)
    await storage.commit([newWorkshop()])
    disk.commits.length = 0
  })

  const seqs = async () => (await storage.readDocument(val, 'plan')).updates.map(({ seq }) => seq)
  const outcomes = async (asked: readonly Promise<void>[]) =>
    (await Promise.allSettled(asked)).map((one) => (one.status === 'fulfilled' ? 'stored' : one.reason))

  test('are one when they are asked for in one turn', async () => {
    await Promise.all([update(1), update(2), facts(val, joined(1))].map((write) => storage.commit([write])))
    expect(disk.commits).toEqual([[update(1), update(2), facts(val, joined(1))]])
  })

  test('are one when they are asked for while another is under way', async () => {
    const release = disk.hold()
    const first = storage.commit([update(1)])
    await new Promise(setImmediate)
    const others = [2, 3].map((seq) => storage.commit([update(seq)]))
    release()
    await Promise.all([first, ...others])
    expect(disk.commits).toEqual([[update(1)], [update(2), update(3)]])
  })

  test('are each answered for themselves when one of them comes too late', async () => {
    const asked = [update(1), update(1, [9]), facts(val, joined(2)), update(2), facts(val, joined(1))]
    const [one, two, three, four, five] = await outcomes(asked.map((write) => storage.commit([write])))
    expect([one, four, five]).toEqual(['stored', 'stored', 'stored'])
    expect([two, three]).toEqual([expect.any(SeqTaken), expect.any(RevisionTaken)])
    expect(await seqs()).toEqual([1, 2])
  })

  test('all fail when storage fails, after two tries', async () => {
    let tries = 0
    const failing = grouped({ ...disk, commit: () => Promise.reject(new Error(`disk full ${++tries}`)) })
    const all = await outcomes([1, 2, 3].map((seq) => failing.commit([update(seq)])))
    expect(all).toEqual(Array(3).fill(new Error('disk full 2')))
  })

  test('are stored when storage fails for the whole group only', async () => {
    const small = grouped({
      ...disk,
      commit: (writes) => (writes.length > 1 ? Promise.reject(new Error('too much')) : disk.commit(writes)),
    })
    expect(await outcomes([1, 2, 3].map((seq) => small.commit([update(seq)])))).toEqual(Array(3).fill('stored'))
    expect(await seqs()).toEqual([1, 2, 3])
  })

  test('are not held up by one that failed', async () => {
    disk.failure = new Error('disk full')
    expect(await outcomes([storage.commit([update(1)])])).toEqual([disk.failure])
    disk.failure = null
    await storage.commit([update(1)])
    expect(await seqs()).toEqual([1])
  })

  test('are tried once more each when one of them comes too late, and no more', async () => {
    let tries = 0
    const counted = grouped({ ...disk, commit: (writes) => disk.commit(writes).finally(() => tries++) })
    await outcomes([1, 1, 2, 3, 4].map((seq) => counted.commit([update(seq)])))
    expect(tries).toBe(1 + 5)
  })

  test('are stored before storage is closed', async () => {
    const file = freshFile()
    const closing = grouped(openSqlite(file))
    const asked = closing.commit([newWorkshop()])
    await closing.close()
    await asked
    const again = openSqlite(file)
    expect(await again.listWorkshops()).toEqual([val])
    await again.close()
  })
})
