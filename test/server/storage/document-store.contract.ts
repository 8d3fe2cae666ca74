import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sealOf } from '../../../server/storage/snapshot-seal.ts'
import { ClientTaken, logRows, SeqTaken, VersionTaken, type Storage } from '../../../server/storage/storage.ts'
import type { VersionId } from '../../../shared/id.ts'
import { ana, bind, bo, facts, joined, lot, newWorkshop, snapshot, update, val, version } from './sample-writes.ts'

/** The laws of what is kept of documents; `open` gives an empty storage. */
export function documentStoreContract(open: () => Storage | Promise<Storage>): void {
  let storage: Storage

  beforeEach(async () => {
    storage = await open()
    await storage.commit([newWorkshop()])
  })
  afterEach(() => storage.close())

  const read = () => storage.readDocument(val, 'plan')
  const seqs = async () => (await read()).updates.map(({ seq }) => seq)

  describe('a document', () => {
    test('is empty at first', async () => {
      expect(await read()).toEqual({ snapshot: null, updates: [], writers: new Map() })
    })

    test('gives back its updates in order, byte for byte', async () => {
      const all = Array.from({ length: 256 }, (_, byte) => byte)
      await storage.commit([update(1, all), update(2, [])])
      await storage.commit([update(3)])
      const { updates } = await read()
      expect(updates.map(({ seq, by, update: bytes }) => [seq, by, [...bytes]])).toEqual([
        [1, ana, all],
        [2, ana, []],
        [3, ana, [3]],
      ])
      expect(updates[0]?.update.constructor).toBe(Uint8Array)
    })

    test('keeps bytes of its own', async () => {
      const bytes = Uint8Array.of(1, 2, 3)
      const state = Uint8Array.of(4, 5, 6)
      const place = { workshop: val, document: 'plan', at: 1 } as const
      await storage.commit([
        { ...place, type: 'update', seq: 1, by: ana, update: bytes.subarray(1) },
        { ...place, type: 'update', seq: 2, by: ana, update: bytes },
        { ...place, type: 'snapshot', seq: 1, state, seal: null },
      ])
      bytes.fill(0)
      state.fill(0)
      const stored = await read()
      expect(stored.updates.map(({ update: kept }) => [...kept])).toEqual([[1, 2, 3]])
      expect([...(stored.snapshot?.state ?? [])]).toEqual([4, 5, 6])
    })

    test('gives its whole log as it lies there, in parts, whatever a snapshot stands for', async () => {
      const many = Array.from({ length: logRows + 2 }, (_, index) => update(index + 1))
      await storage.commit([...many, snapshot(3, [7])])
      expect(await storage.readSnapshot(val, 'plan')).toEqual({ seq: 3, at: 3, state: Uint8Array.of(7) })
      const first = await storage.readLog(val, 'plan', 0)
      expect(first).toHaveLength(logRows)
      expect(first[1]).toEqual({ seq: 2, by: ana, at: 2, update: Uint8Array.of(2) })
      expect((await storage.readLog(val, 'plan', logRows)).map(({ seq }) => seq)).toEqual([logRows + 1, logRows + 2])
      expect(await storage.readSnapshot(lot, 'plan')).toBeNull()
      expect(await storage.readLog(val, 'diagnostic', 0)).toEqual([])
    })

    test('keeps the seal of its snapshot, and none where there was none', async () => {
      const seal = sealOf(Uint8Array.of(7, 8), Uint8Array.of(0, 255))
      await storage.commit([update(1), update(2), snapshot(1, [7, 8], seal)])
      expect((await read()).snapshot).toEqual({ seq: 1, state: Uint8Array.of(7, 8), seal })
      await storage.commit([snapshot(1, [8, 7], null)])
      expect((await read()).snapshot).toEqual({ seq: 1, state: Uint8Array.of(8, 7), seal: null })
    })

    test('is apart from the other documents and the other démarches', async () => {
      await storage.commit([update(1), bind(7, ana), snapshot(1, [1]), update(1, [9], 'diagnostic')])
      expect((await storage.readDocument(val, 'diagnostic')).updates).toHaveLength(1)
      expect((await storage.readDocument(val, 'diagnostic')).snapshot).toBeNull()
      expect((await storage.readDocument(lot, 'plan')).updates).toEqual([])
    })
  })

  describe('an update', () => {
    test.each([
      ['that is taken', [2]],
      ['that leaves a hole', [4]],
      ['twice the same', [3, 3]],
    ])('is refused with a seq %s', async (_, wrong) => {
      await storage.commit([update(1), update(2)])
      await expect(storage.commit(wrong.map((seq) => update(seq, [99])))).rejects.toBeInstanceOf(SeqTaken)
      expect(await seqs()).toEqual([1, 2])
    })

    test('begins at 1', async () => {
      await expect(storage.commit([update(2)])).rejects.toBeInstanceOf(SeqTaken)
    })

    test('is stored with a fact and a writer, or not at all', async () => {
      await storage.commit([bind(7, ana)])
      const together = [facts(val, joined(1)), update(1), bind(8, bo)]
      await expect(storage.commit([...together, bind(7, bo)])).rejects.toBeInstanceOf(ClientTaken)
      expect(await read()).toEqual({ snapshot: null, updates: [], writers: new Map([[7, ana]]) })
      expect(await storage.readFacts(val, 0)).toEqual([])
      await storage.commit(together)
      expect(await seqs()).toEqual([1])
    })
  })

  describe('a writer', () => {
    test('is bound to the client ids it writes under, once and again', async () => {
      const largest = 2 ** 32 - 1
      await storage.commit([bind(7, ana), bind(largest, 'server')])
      await storage.commit([bind(7, ana), bind(8, ana)])
      const { writers } = await read()
      expect(writers).toEqual(
        new Map<number, string>([
          [7, ana],
          [8, ana],
          [largest, 'server'],
        ]),
      )
    })

    test('is refused the client id of somebody else, and of the server', async () => {
      await storage.commit([bind(7, ana), bind(8, 'server')])
      await expect(storage.commit([bind(7, bo)])).rejects.toBeInstanceOf(ClientTaken)
      await expect(storage.commit([bind(8, bo)])).rejects.toBeInstanceOf(ClientTaken)
      await expect(storage.commit([bind(7, 'server')])).rejects.toBeInstanceOf(ClientTaken)
    })

    test('may have in another document the client id of somebody else', async () => {
      await storage.commit([bind(7, ana, 'plan')])
      await storage.commit([bind(7, bo, 'diagnostic')])
      expect((await storage.readDocument(val, 'diagnostic')).writers.get(7)).toBe(bo)
    })
  })

  describe('a snapshot', () => {
    test('stands for the updates up to its seq', async () => {
      await storage.commit([update(1), update(2), update(3), snapshot(2, [1, 2])])
      const stored = await read()
      expect(stored.snapshot?.seq).toBe(2)
      expect([...(stored.snapshot?.state ?? [])]).toEqual([1, 2])
      expect(await seqs()).toEqual([3])
    })

    test('does not change which seq comes next', async () => {
      await storage.commit([update(1), update(2), snapshot(2, [1, 2])])
      await expect(storage.commit([update(1)])).rejects.toBeInstanceOf(SeqTaken)
      await storage.commit([update(3)])
      expect(await seqs()).toEqual([3])
    })

    test('that is newest is the one that counts, in whatever order they come', async () => {
      await storage.commit([update(1), update(2), update(3)])
      await storage.commit([snapshot(3, [3])])
      await storage.commit([snapshot(1, [1])])
      const stored = await read()
      expect([...(stored.snapshot?.state ?? [])]).toEqual([3])
      expect(stored.updates).toEqual([])
    })

    test('made again at the same seq replaces the first', async () => {
      await storage.commit([update(1), snapshot(1, [1])])
      await storage.commit([snapshot(1, [2])])
      expect([...((await read()).snapshot?.state ?? [])]).toEqual([2])
    })
  })

  describe('the updates after a seq', () => {
    const after = async (seq: number) => {
      const { updates, writers } = await storage.readUpdates(val, 'plan', seq)
      return { seqs: updates.map((one) => one.seq), clients: [...writers.keys()].toSorted((a, b) => a - b) }
    }

    test('come with the client ids that were first used in them', async () => {
      await storage.commit([update(1), bind(7, ana, 'plan', 1), update(2), bind(8, bo, 'plan', 2)])
      await storage.commit([update(3), bind(7, ana, 'plan', 3), bind(9, 'server', 'plan', 3)])
      expect(await after(0)).toEqual({ seqs: [1, 2, 3], clients: [7, 8, 9] })
      expect(await after(1)).toEqual({ seqs: [2, 3], clients: [8, 9] })
      expect(await after(2)).toEqual({ seqs: [3], clients: [9] })
      expect(await after(3)).toEqual({ seqs: [], clients: [] })
      const { updates, writers } = await storage.readUpdates(val, 'plan', 2)
      expect(updates).toEqual([{ seq: 3, by: ana, update: Uint8Array.of(3) }])
      expect(writers).toEqual(new Map([[9, 'server']]))
    })

    test('are those of one document, and need no snapshot', async () => {
      await storage.commit([update(1), update(2), snapshot(2, [1, 2]), update(1, [9], 'diagnostic')])
      expect(await after(0)).toEqual({ seqs: [1, 2], clients: [] })
      expect(await storage.readUpdates(lot, 'plan', 0)).toEqual({ updates: [], writers: new Map() })
    })
  })

  describe('a named version', () => {
    const find = (id: string, workshop = val) => storage.readVersion(workshop, id as VersionId)

    test('is kept as it was, whatever comes after', async () => {
      await storage.commit([update(1), version('v-1', 1, [1, 0, 255])])
      await storage.commit([update(2), snapshot(2, [2]), version('v-2', 2, [])])
      expect(await find('v-1')).toEqual({ document: 'plan', seq: 1, at: 1, state: Uint8Array.of(1, 0, 255) })
      expect(await find('v-2')).toEqual({ document: 'plan', seq: 2, at: 2, state: new Uint8Array() })
      expect((await find('v-1'))?.state.constructor).toBe(Uint8Array)
      expect(await find('v-3')).toBeNull()
    })

    test('is made once, in its démarche', async () => {
      await storage.commit([version('v-1', 1, [1])])
      await expect(storage.commit([version('v-1', 2, [2])])).rejects.toBeInstanceOf(VersionTaken)
      await expect(storage.commit([version('v-2', 2, [2]), version('v-2', 3, [3])])).rejects.toBeInstanceOf(
        VersionTaken,
      )
      await storage.commit([version('v-1', 3, [3], lot)])
      expect([(await find('v-1'))?.seq, (await find('v-1', lot))?.seq, await find('v-2')]).toEqual([1, 3, null])
    })
  })
}
