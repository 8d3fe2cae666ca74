import { describe, expect, test } from 'vitest'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { dice } from '../../support/random.ts'
import { freshFile } from '../../support/fresh-file.ts'
import { commitsInChild } from './commits-in-child.ts'
import { val } from './sample-writes.ts'

const kills = 6

describe('a server killed while it commits', () => {
  test('has lost nothing that it answered, and nothing is half there', { timeout: 60_000 }, async () => {
    const seed = Date.now() % 100_000
    const random = dice(seed)
    const file = freshFile()
    for (let kill = 0; kill < kills; kill++) {
      const told = await commitsInChild(file, 1 + random.below(400))
      const storage = openSqlite(file)
      const { length: stored } = await storage.readFacts(val, 0)
      expect(stored, `seed ${seed}, kill ${kill}`).toBeGreaterThanOrEqual(told)
      expect((await storage.readDocument(val, 'plan')).updates, `seed ${seed}, kill ${kill}`).toHaveLength(stored)
      expect(await storage.isChainWhole(val)).toBe(true)
      await storage.close()
    }
  })
})
