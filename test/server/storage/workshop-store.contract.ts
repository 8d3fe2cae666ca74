import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CodeTaken, RevisionTaken, type Storage } from '../../../server/storage/storage.ts'
import type { CommandId, WorkshopId } from '../../../shared/id.ts'
import { ana, answer, ballot, bo, facts, joined, mont, newWorkshop, round, update, val } from './sample.ts'

/** The laws of keeping démarches, for every store. */
export function workshopStoreContract(open: () => Promise<Storage>, close: (storage: Storage) => Promise<void>): void {
  let storage: Storage
  beforeEach(async () => {
    storage = await open()
    await storage.commit([newWorkshop(val, '111111')])
  })
  afterEach(() => close(storage))

  describe('the journal', () => {
    test('gives facts back in order, all or after a revision', async () => {
      await storage.commit([facts(val, joined(1), joined(2, 'Bo'))])
      await storage.commit([facts(val, joined(3, 'Cy'))])
      expect(await storage.readFacts(val, 0)).toEqual([joined(1), joined(2, 'Bo'), joined(3, 'Cy')])
      expect(await storage.readFacts(val, 2)).toEqual([joined(3, 'Cy')])
    })

    test('is empty for a démarche that does not exist', async () => {
      expect(await storage.readFacts('nowhere' as WorkshopId, 0)).toEqual([])
    })

    test.each([
      ['taken', 1],
      ['not the next', 3],
    ])('refuses a revision that is %s, and keeps nothing of the batch', async (_what, revision) => {
      await storage.commit([facts(val, joined(1))])
      const batch = [ballot(ana, 2), answer('c1'), facts(val, joined(revision, 'Bo'))]
      await expect(storage.commit(batch)).rejects.toThrow(RevisionTaken)
      expect(await storage.readFacts(val, 0)).toEqual([joined(1)])
      expect(await storage.readBallots(round)).toEqual([])
      expect(await storage.findAnswer(val, 'c1' as CommandId)).toBeNull()
    })

    test('is a chain that holds', async () => {
      await storage.commit([facts(val, joined(1), joined(2, 'Bo'))])
      expect(await storage.isChainWhole(val)).toBe(true)
    })

    test('of one démarche does not hinder another', async () => {
      await storage.commit([newWorkshop(mont, '222222'), facts(mont, joined(1)), facts(val, joined(1))])
      expect(await storage.readFacts(mont, 0)).toHaveLength(1)
    })
  })

  describe('a join code', () => {
    test('finds its démarche', async () => {
      expect(await storage.findByCode('111111')).toBe(val)
      expect(await storage.findByCode('999999')).toBeNull()
    })

    test('belongs to one démarche', async () => {
      await expect(storage.commit([newWorkshop(mont, '111111')])).rejects.toThrow(CodeTaken)
      await storage.commit([newWorkshop(mont, '222222')])
      await expect(storage.commit([{ type: 'code', workshop: mont, code: '111111' }])).rejects.toThrow(CodeTaken)
      expect(await storage.findByCode('222222')).toBe(mont)
    })

    test('that was renewed opens nothing any more', async () => {
      await storage.commit([{ type: 'code', workshop: val, code: '333333' }])
      expect([await storage.findByCode('111111'), await storage.findByCode('333333')]).toEqual([null, val])
    })
  })

  describe('the ballot box', () => {
    test('keeps the last ballot of each voter', async () => {
      await storage.commit([ballot(ana, 2), ballot(bo, 1)])
      await storage.commit([ballot(ana, 1, 9)])
      const box = (await storage.readBallots(round)).toSorted((a, b) => (a.voter < b.voter ? -1 : 1))
      expect(box).toEqual([
        { voter: ana, choices: { o1: 1 }, at: 9 },
        { voter: bo, choices: { o1: 1 }, at: 1 },
      ])
    })

    test('is emptied with the answers to its votes, and with no other', async () => {
      await storage.commit([ballot(ana, 2), answer('vote', round), answer('other')])
      await storage.commit([{ type: 'empty-box', round }])
      expect(await storage.readBallots(round)).toEqual([])
      expect(await storage.findAnswer(val, 'vote' as CommandId)).toBeNull()
      expect(await storage.findAnswer(val, 'other' as CommandId)).toMatchObject({ by: ana, revision: 1, at: 5 })
    })
  })

  describe('a session', () => {
    const session = { token: 'hash', workshop: val, participant: ana, expiresAt: 100 }

    test('lasts until it expires', async () => {
      await storage.commit([{ type: 'session', session }])
      expect(await storage.readSessions('hash', 99)).toEqual([session])
      expect(await storage.readSessions('hash', 100)).toEqual([])
      expect(await storage.readSessions('other', 0)).toEqual([])
    })

    test('of one browser is one in each démarche', async () => {
      await storage.commit([{ type: 'session', session }])
      await storage.commit([{ type: 'session', session: { ...session, participant: bo } }])
      await storage.commit([{ type: 'session', session: { ...session, workshop: mont } }])
      expect((await storage.readSessions('hash', 0)).map((one) => one.participant).toSorted()).toEqual([ana, bo])
    })

    test('ends alone', async () => {
      await storage.commit([
        { type: 'session', session },
        { type: 'session', session: { ...session, workshop: mont } },
      ])
      await storage.commit([{ type: 'end-session', token: 'hash', workshop: val }])
      expect(await storage.readSessions('hash', 0)).toMatchObject([{ workshop: mont }])
    })
  })

  test('the secret stays the same', async () => {
    expect(await storage.secret()).toBe(await storage.secret())
    expect((await storage.secret()).length).toBeGreaterThanOrEqual(32)
  })

  test('a batch over several kinds is kept whole', async () => {
    await storage.commit([facts(val, joined(1)), update(1, 7), answer('c1')])
    expect(await storage.readFacts(val, 0)).toHaveLength(1)
    expect((await storage.readDocument(val, 'plan')).updates).toHaveLength(1)
    await storage.check()
  })
}
