import Libsql from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { chained, payloadOf } from '../../../server/storage/journal-digest.ts'
import { steps } from '../../../server/storage/schema.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { RevisionTaken, SeqTaken } from '../../../server/storage/storage.ts'
import { freshFile } from '../../support/fresh-file.ts'
import { ballot, bo, emptyBox, facts, joined, lot, snapshot, update, val, vote } from './sample-writes.ts'

/** A file as the first version left it: two facts, three updates with two snapshots, a writer and an open box. */
function fileOfFirstVersion(): string {
  const file = freshFile()
  const database = new Libsql(file)
  database.exec(steps[0] ?? '')
  database.pragma('user_version = 1')
  database.exec(`
    INSERT INTO workshops VALUES ('${val}', '111111', 1), ('${lot}', '222222', 2);
    INSERT INTO doc_updates VALUES
      ('${val}', 'plan', 1, 'p-ana', 1, x'01'), ('${val}', 'plan', 2, 'p-ana', 2, x'02'), ('${val}', 'plan', 3, 'p-ana', 3, x'03');
    INSERT INTO doc_snapshots VALUES ('${val}', 'plan', 1, 1, x'01'), ('${val}', 'plan', 2, 2, x'02');
    INSERT INTO doc_writers VALUES ('${val}', 'plan', 7, 'p-ana');
    INSERT INTO roll VALUES ('r-emptied-later', 'p-ana', 1), ('r-emptied-later', 'p-bo', 2);
  `)
  let digest = ''
  for (const { revision, at, by, fact } of [joined(1), joined(2)]) {
    digest = chained(digest, payloadOf(fact))
    const row = [val, revision, at, by, fact.type, payloadOf(fact), digest]
    database.prepare('INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)').run(...row)
  }
  database.close()
  return file
}

describe('a file of the first version', () => {
  test('is opened with all it holds, and goes on from there', async () => {
    const storage = openSqlite(fileOfFirstVersion())
    onTestFinished(() => storage.close())
    expect(await storage.readFacts(val, 0)).toEqual([joined(1), joined(2)])
    expect([await storage.isChainWhole(val), await storage.isChainWhole(lot)]).toEqual([true, true])
    expect(await storage.heads([val, lot])).toEqual(
      new Map([
        [val, { revision: 2, documents: { plan: 3 } }],
        [lot, { revision: 0, documents: {} }],
      ]),
    )
    const plan = await storage.readDocument(val, 'plan')
    expect([plan.snapshot?.seq, plan.updates.map(({ seq }) => seq), plan.writers.get(7)]).toEqual([2, [3], 'p-ana'])
    await expect(storage.commit([facts(val, joined(2))])).rejects.toBeInstanceOf(RevisionTaken)
    await expect(storage.commit([update(3)])).rejects.toBeInstanceOf(SeqTaken)
    await storage.commit([facts(val, joined(3)), update(4), ballot(bo, {}), emptyBox(1, vote)])
    expect(await storage.isChainWhole(val)).toBe(true)
  })
})

describe('a snapshot', () => {
  test('leaves none that is older in the file', async () => {
    const file = fileOfFirstVersion()
    const storage = openSqlite(file)
    onTestFinished(() => storage.close())
    const other = new Libsql(file)
    onTestFinished(() => void other.close())
    const kept = () => (other.prepare('SELECT seq FROM doc_snapshots').all() as { seq: number }[]).map(({ seq }) => seq)
    expect(kept()).toEqual([2])
    await storage.commit([snapshot(3, [3])])
    expect(kept()).toEqual([3])
    await storage.commit([snapshot(1, [1])])
    expect(kept()).toEqual([3])
  })
})
