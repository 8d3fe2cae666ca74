import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  BoxChanged,
  BoxClosed,
  ClientTaken,
  CodeTaken,
  Conflict,
  DoneBefore,
  RevisionTaken,
  SeqTaken,
  VersionTaken,
  WorkshopMissing,
  WorkshopTaken,
  type Storage,
} from '../../../server/storage/storage.ts'
import type { CommandId, RoundId, WorkshopId } from '../../../shared/id.ts'
import {
  ana,
  answer,
  ballot,
  bind,
  bo,
  emptyBox,
  everythingIn,
  facts,
  joined,
  lot,
  newCode,
  newWorkshop,
  once,
  session,
  snapshot,
  someOfEverything,
  update,
  val,
  version,
  visit,
} from './sample-writes.ts'

/** The laws of what is kept of démarches; `open` gives an empty storage. */
export function workshopStoreContract(open: () => Storage | Promise<Storage>): void {
  let storage: Storage

  beforeEach(async () => {
    storage = await open()
  })
  afterEach(() => storage.close())

  describe('a démarche', () => {
    test('is found by its code, and no other', async () => {
      await storage.commit([newWorkshop(val, '111111')])
      expect(await storage.findByCode('111111')).toBe(val)
      expect(await storage.findByCode('222222')).toBeNull()
    })

    test('is listed, oldest first', async () => {
      await storage.commit([newWorkshop(val, '111111', 20), newWorkshop(lot, '222222', 10)])
      expect(await storage.listWorkshops()).toEqual([lot, val])
    })

    test('is made once', async () => {
      await storage.commit([newWorkshop(), facts(val, joined(1))])
      await expect(storage.commit([newWorkshop(val, '222222')])).rejects.toBeInstanceOf(WorkshopTaken)
      expect(await storage.readFacts(val, 0)).toEqual([joined(1)])
    })

    test('is refused the code of another', async () => {
      await storage.commit([newWorkshop(val, '111111')])
      await expect(storage.commit([newWorkshop(lot, '111111')])).rejects.toBeInstanceOf(CodeTaken)
      expect(await storage.listWorkshops()).toEqual([val])
    })
  })

  describe('a renewed code', () => {
    test('replaces the old one, which is free again', async () => {
      await storage.commit([newWorkshop(val, '111111')])
      await storage.commit([newCode(val, '222222')])
      expect(await storage.findByCode('111111')).toBeNull()
      expect(await storage.findByCode('222222')).toBe(val)
      await storage.commit([newWorkshop(lot, '111111')])
      expect(await storage.findByCode('111111')).toBe(lot)
    })

    test('is refused when another démarche has it', async () => {
      await storage.commit([newWorkshop(val, '111111'), newWorkshop(lot, '222222')])
      await expect(storage.commit([newCode(val, '222222')])).rejects.toBeInstanceOf(CodeTaken)
      expect(await storage.findByCode('111111')).toBe(val)
      expect(await storage.findByCode('222222')).toBe(lot)
    })

    test('may be the one it has', async () => {
      await storage.commit([newWorkshop(val, '111111')])
      await storage.commit([newCode(val, '111111')])
      expect(await storage.findByCode('111111')).toBe(val)
    })

    test('is an error for a démarche that does not exist', async () => {
      await expect(storage.commit([newCode(val, '111111')])).rejects.toBeInstanceOf(WorkshopMissing)
      expect(await storage.findByCode('111111')).toBeNull()
    })
  })

  describe('facts', () => {
    beforeEach(() => storage.commit([newWorkshop(), newWorkshop(lot, '222222')]))

    test('come back in order, as they were, after the revision asked for', async () => {
      const byServer = { revision: 3, at: 30, by: null, fact: { type: 'phase-entered', phase: 'plan' } } as const
      await storage.commit([facts(val, joined(1, 'Zoé « Z » \u{1F600}'), joined(2))])
      await storage.commit([facts(val, byServer)])
      expect(await storage.readFacts(val, 0)).toEqual([joined(1, 'Zoé « Z » \u{1F600}'), joined(2), byServer])
      expect(await storage.readFacts(val, 1)).toEqual([joined(2), byServer])
      expect(await storage.readFacts(val, 3)).toEqual([])
    })

    test.each([
      ['a revision that is taken', [2]],
      ['a revision that leaves a hole', [4]],
      ['a hole among them', [3, 5]],
      ['the same revision twice', [3, 3]],
    ])('are refused whole: %s', async (_, revisions) => {
      await storage.commit([facts(val, joined(1), joined(2))])
      const late = facts(val, ...revisions.map((revision) => joined(revision, 'late')))
      await expect(storage.commit([late])).rejects.toBeInstanceOf(RevisionTaken)
      expect(await storage.readFacts(val, 0)).toEqual([joined(1), joined(2)])
    })

    test('begin at revision 1', async () => {
      await expect(storage.commit([facts(val, joined(2))])).rejects.toBeInstanceOf(RevisionTaken)
    })

    test('may follow each other in one commit', async () => {
      await storage.commit([facts(val, joined(1)), facts(lot, joined(1)), facts(val, joined(2))])
      expect(await storage.readFacts(val, 0)).toEqual([joined(1), joined(2)])
    })

    test('of two démarches are two journals', async () => {
      await storage.commit([facts(val, joined(1, 'val')), facts(lot, joined(1, 'lot'))])
      expect(await storage.readFacts(lot, 0)).toEqual([joined(1, 'lot')])
    })

    test('of a démarche that does not exist are an error', async () => {
      await expect(storage.commit([facts('w-none' as WorkshopId, joined(1))])).rejects.toBeInstanceOf(WorkshopMissing)
    })

    test('of a démarche that does not exist are none', async () => {
      expect(await storage.readFacts('w-none' as WorkshopId, 0)).toEqual([])
    })

    test('make a chain that is whole', async () => {
      expect(await storage.isChainWhole(val)).toBe(true)
      await storage.commit([facts(val, joined(1), joined(2))])
      await storage.commit([facts(val, joined(3))])
      expect(await storage.isChainWhole(val)).toBe(true)
    })

    test('appended by two at once are stored once', async () => {
      const both = await Promise.allSettled(['one', 'other'].map((who) => storage.commit([facts(val, joined(1, who))])))
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await storage.readFacts(val, 0)).toHaveLength(1)
    })
  })

  describe('an answer', () => {
    test('is found by its command, in its démarche', async () => {
      await storage.commit([answer('c-1')])
      expect(await storage.findAnswer(val, 'c-1' as CommandId)).toEqual({
        command: 'c-1',
        by: ana,
        revision: 3,
        at: 40,
      })
      expect(await storage.findAnswer(lot, 'c-1' as CommandId)).toBeNull()
      expect(await storage.findAnswer(val, 'c-2' as CommandId)).toBeNull()
    })
  })

  describe('a session', () => {
    test('is read until it expires', async () => {
      await storage.commit([session('t-1', 1_000)])
      const [kept] = await storage.readSessions('t-1', 999)
      expect(kept).toEqual({ token: 't-1', workshop: val, participant: ana, expiresAt: 1_000 })
      expect(await storage.readSessions('t-1', 1_000)).toEqual([])
      expect(await storage.readSessions('t-2', 0)).toEqual([])
    })

    test('is one for each démarche of a browser, and the last one counts', async () => {
      await storage.commit([session('t-1', 1_000), session('t-1', 1_000, lot)])
      await storage.commit([session('t-1', 5_000)])
      const sessions = await storage.readSessions('t-1', 0)
      expect(new Map(sessions.map(({ workshop, expiresAt }) => [workshop, expiresAt]))).toEqual(
        new Map([
          [lot, 1_000],
          [val, 5_000],
        ]),
      )
    })

    test('ends for one démarche', async () => {
      await storage.commit([session('t-1', 1_000), session('t-1', 1_000, lot)])
      await storage.commit([{ type: 'end-session', token: 't-1', workshop: val }])
      expect((await storage.readSessions('t-1', 0)).map(({ workshop }) => workshop)).toEqual([lot])
    })
  })

  describe('what is done once', () => {
    test('is not done again', async () => {
      await storage.commit([once('a demonstration')])
      const again = storage.commit([newWorkshop(), once('a demonstration')])
      await expect(again).rejects.toBeInstanceOf(DoneBefore)
      expect(await storage.listWorkshops()).toEqual([])
      await storage.commit([newWorkshop(), once('something else')])
      expect(await storage.listWorkshops()).toEqual([val])
    })

    test('is not done twice in one commit', async () => {
      await expect(storage.commit([once('it'), once('it')])).rejects.toBeInstanceOf(DoneBefore)
      await storage.commit([once('it')])
    })

    test('is done by one of two at once', async () => {
      const both = await Promise.allSettled([once('it'), once('it')].map((write) => storage.commit([write])))
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    })
  })

  describe('the heads', () => {
    test('tell how far each démarche asked for and its documents have come', async () => {
      await storage.commit([newWorkshop(), newWorkshop(lot, '222222'), newWorkshop('w-else' as WorkshopId, '333333')])
      await storage.commit([facts(val, joined(1), joined(2)), update(1), update(2), update(1, [1], 'diagnostic')])
      await storage.commit([facts(val, joined(3)), update(3), snapshot(3, [3]), bind(7, ana)])
      expect(await storage.heads([val, lot, 'w-none' as WorkshopId])).toEqual(
        new Map([
          [val, { revision: 3, documents: { plan: 3, diagnostic: 1 } }],
          [lot, { revision: 0, documents: {} }],
        ]),
      )
      expect(await storage.heads([])).toEqual(new Map())
    })

    test('tell nothing of a document that has no update', async () => {
      await storage.commit([newWorkshop(), bind(7, ana)])
      await expect(storage.commit([update(2)])).rejects.toBeInstanceOf(SeqTaken)
      expect((await storage.heads([val])).get(val)).toEqual({ revision: 0, documents: {} })
    })
  })

  describe('a visit', () => {
    test('is nobody’s before the first one', async () => {
      await storage.commit([newWorkshop()])
      expect(await storage.readVisit(val, ana)).toBeNull()
    })

    test('keeps that it is the first one', async () => {
      const last = { at: 5, revision: 2, documents: {} }
      await storage.commit([{ type: 'visit', visit: { workshop: val, participant: ana, seen: null, last } }])
      expect(await storage.readVisit(val, ana)).toEqual({ workshop: val, participant: ana, seen: null, last })
    })

    test('is that person’s in that démarche, and the last one counts', async () => {
      await storage.commit([newWorkshop(), visit(1)])
      await storage.commit([visit(2), visit(5, lot), visit(3)])
      expect(await storage.readVisit(val, ana)).toEqual({
        workshop: val,
        participant: ana,
        seen: { at: 3, revision: 3, documents: { plan: 3 } },
        last: { at: 4, revision: 4, documents: { plan: 4 } },
      })
      expect((await storage.readVisit(lot, ana))?.seen?.revision).toBe(5)
      expect(await storage.readVisit(val, bo)).toBeNull()
    })
  })

  describe('the epoch', () => {
    test('is always the same, and not the secret', async () => {
      expect(await storage.epoch()).toMatch(/^[0-9a-f]{16}$/)
      expect(await storage.epoch()).toBe(await storage.epoch())
    })
  })

  describe('the secret', () => {
    test('is long, and always the same', async () => {
      expect(await storage.secret()).toMatch(/^[0-9a-f]{64}$/)
      expect(await storage.secret()).toBe(await storage.secret())
    })
  })

  describe('a commit', () => {
    const closed = 'r-closed' as RoundId
    const lastOnes = [
      ['a revision taken', facts(val, joined(2)), RevisionTaken],
      ['a code taken', newCode(val, '222222'), CodeTaken],
      ['a seq taken', update(2), SeqTaken],
      ['a client of somebody else', bind(7, bo), ClientTaken],
      ['a démarche that does not exist', newCode('w-none' as WorkshopId, '333333'), WorkshopMissing],
      ['facts of a démarche that does not exist', facts('w-none' as WorkshopId, joined(1)), WorkshopMissing],
      ['a démarche that exists', newWorkshop(val, '333333'), WorkshopTaken],
      ['the code of another for a new démarche', newWorkshop('w-none' as WorkshopId, '222222'), CodeTaken],
      ['a version that exists', version('v-1', 2, [2]), VersionTaken],
      ['a box that changed', emptyBox(2), BoxChanged],
      ['a box that was emptied', emptyBox(0, closed), BoxClosed],
      ['a ballot for a box that was emptied', ballot(ana, { o1: 1 }, closed), BoxClosed],
      ['what was done once', once('a demonstration'), DoneBefore],
    ] as const

    test.each(lastOnes)('leaves nothing when its last write fails: %s', async (_, failing, reason) => {
      await storage.commit([...someOfEverything, newWorkshop(lot, '222222'), emptyBox(0, closed)])
      const before = await everythingIn(storage)
      const many = [
        facts(val, joined(3)),
        newWorkshop('w-new' as WorkshopId, '444444'),
        answer('c-1'),
        ballot(ana, { o3: 3 }),
        session('t-1', 9_000),
        session('t-1', 9_000, lot),
        update(3),
        bind(8, bo),
        snapshot(2, [2]),
        version('v-2', 2, [2]),
        once('another demonstration'),
        visit(7),
      ]
      await expect(storage.commit([...many, failing])).rejects.toBeInstanceOf(reason)
      await expect(storage.commit([...many, failing])).rejects.toBeInstanceOf(Conflict)
      expect(await everythingIn(storage)).toEqual(before)
      await storage.commit(many)
      expect((await everythingIn(storage)).facts).toHaveLength(3)
    })

    test('leaves the box full when it fails after emptying it', async () => {
      await storage.commit(someOfEverything)
      const before = await everythingIn(storage)
      const end = { type: 'end-session', token: 't-1', workshop: val } as const
      await expect(storage.commit([emptyBox(2), end, update(9)])).rejects.toBeInstanceOf(SeqTaken)
      expect(await everythingIn(storage)).toEqual(before)
    })

    test('of nothing is fine', async () => {
      await storage.commit([])
      await storage.check()
      expect(await storage.listWorkshops()).toEqual([])
    })
  })
}
