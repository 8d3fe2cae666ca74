import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ClientTaken, SeqTaken, type Storage } from '../../../server/storage/storage.ts'
import { ana, bo, facts, joined, newWorkshop, update, val, writer } from './sample.ts'

/** The laws of keeping documents, for every store. */
export function documentStoreContract(open: () => Promise<Storage>, close: (storage: Storage) => Promise<void>): void {
  let storage: Storage
  beforeEach(async () => {
    storage = await open()
    await storage.commit([newWorkshop(val, '111111')])
  })
  afterEach(() => close(storage))

  describe('a document', () => {
    test('that nobody wrote is empty', async () => {
      expect(await storage.readDocument(val, 'plan')).toEqual({ snapshot: null, updates: [], writers: new Map() })
    })

    test('gives its updates back in order, byte by byte', async () => {
      await storage.commit([update(1, 1, 2), update(2)])
      await storage.commit([update(3, 255)])
      expect((await storage.readDocument(val, 'plan')).updates).toEqual([
        { seq: 1, update: new Uint8Array([1, 2]) },
        { seq: 2, update: new Uint8Array() },
        { seq: 3, update: new Uint8Array([255]) },
      ])
      expect((await storage.readDocument(val, 'diagnostic')).updates).toEqual([])
    })

    test.each([
      ['taken', 1],
      ['not the next', 3],
    ])('refuses a seq that is %s, and keeps nothing of the batch', async (_what, seq) => {
      await storage.commit([update(1, 1)])
      const batch = [facts(val, joined(1)), writer(7, ana), update(seq, 2)]
      await expect(storage.commit(batch)).rejects.toThrow(SeqTaken)
      expect(await storage.readFacts(val, 0)).toEqual([])
      expect(await storage.readDocument(val, 'plan')).toMatchObject({ updates: [{ seq: 1 }], writers: new Map() })
    })

    test('opens from its newest snapshot and what came after', async () => {
      await storage.commit([update(1, 1), update(2, 2)])
      const snapshot = { type: 'snapshot', workshop: val, document: 'plan', at: 1 } as const
      await storage.commit([{ ...snapshot, seq: 1, state: new Uint8Array([8]) }])
      await storage.commit([{ ...snapshot, seq: 2, state: new Uint8Array([9]) }, update(3, 3)])
      expect(await storage.readDocument(val, 'plan')).toMatchObject({
        snapshot: { seq: 2, state: new Uint8Array([9]) },
        updates: [{ seq: 3, update: new Uint8Array([3]) }],
      })
    })
  })

  describe('a Yjs client id', () => {
    test('belongs to its first writer', async () => {
      await storage.commit([writer(4294967295, ana), writer(8, 'server')])
      await storage.commit([writer(4294967295, ana)])
      await expect(storage.commit([update(1, 1), writer(4294967295, bo)])).rejects.toThrow(ClientTaken)
      const { writers, updates } = await storage.readDocument(val, 'plan')
      expect([writers, updates]).toEqual([
        new Map<number, string>([
          [4294967295, ana],
          [8, 'server'],
        ]),
        [],
      ])
    })
  })
}
