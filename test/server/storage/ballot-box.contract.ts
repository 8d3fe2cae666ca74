import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BoxChanged, BoxClosed, type Storage } from '../../../server/storage/storage.ts'
import type { CommandId, ParticipantId, RoundId } from '../../../shared/id.ts'
import { ana, answer, ballot, bo, choices, emptyBox, val, vote } from './sample-writes.ts'

const other = 'r-other' as RoundId

/** The laws of what is kept of votes; `open` gives an empty storage. */
export function ballotBoxContract(open: () => Storage | Promise<Storage>): void {
  let storage: Storage

  beforeEach(async () => {
    storage = await open()
  })
  afterEach(() => storage.close())

  const read = async (round: RoundId = vote) => (await storage.readBox(round)).ballots
  const versionOf = async (round: RoundId = vote) => (await storage.readBox(round)).version
  const inBox = async (round: RoundId = vote) =>
    new Map((await read(round)).map(({ voter, ...rest }): [ParticipantId, object] => [voter, rest]))

  describe('the ballot box', () => {
    test('gives back each ballot with its voter', async () => {
      await storage.commit([ballot(ana, { o1: 2, o2: 1 }), ballot(bo, {})])
      expect(await inBox()).toEqual(
        new Map([
          [ana, { choices: { o1: 2, o2: 1 }, at: 50 }],
          [bo, { choices: {}, at: 50 }],
        ]),
      )
    })

    test('keeps a person’s last ballot only', async () => {
      await storage.commit([ballot(ana, { o1: 2 })])
      await storage.commit([ballot(ana, { o2: 3 })])
      expect(await read()).toEqual([{ voter: ana, choices: choices({ o2: 3 }), at: 50 }])
    })

    test('keeps the last of two ballots in one commit', async () => {
      await storage.commit([ballot(ana, { o1: 2 }), ballot(ana, { o2: 3 })])
      expect(await read()).toEqual([{ voter: ana, choices: choices({ o2: 3 }), at: 50 }])
    })

    test('is one for each round', async () => {
      await storage.commit([ballot(ana, { o1: 1 }), ballot(ana, { o9: 9 }, other)])
      expect((await inBox(other)).get(ana)).toEqual({ choices: { o9: 9 }, at: 50 })
      expect((await inBox()).get(ana)).toEqual({ choices: { o1: 1 }, at: 50 })
    })

    test('is emptied with the answers of its votes, and nothing else', async () => {
      await storage.commit([ballot(ana, { o1: 1 }), answer('c-vote', vote), answer('c-else')])
      await storage.commit([ballot(bo, { o2: 1 }, other), answer('c-other', other)])
      await storage.commit([emptyBox(1)])
      expect(await read()).toEqual([])
      expect(await storage.findAnswer(val, 'c-vote' as CommandId)).toBeNull()
      expect(await storage.findAnswer(val, 'c-else' as CommandId)).not.toBeNull()
      expect(await storage.findAnswer(val, 'c-other' as CommandId)).not.toBeNull()
      expect(await read(other)).toHaveLength(1)
    })

    test('may be filled and emptied in one commit', async () => {
      await storage.commit([ballot(ana, { o1: 1 }), answer('c-vote', vote), emptyBox(1), answer('c-after', vote)])
      expect(await read()).toEqual([])
      expect(await storage.findAnswer(val, 'c-vote' as CommandId)).toBeNull()
      expect(await storage.findAnswer(val, 'c-after' as CommandId)).not.toBeNull()
    })
  })

  describe('the version of a box', () => {
    test('is 0 at first and rises with each ballot, a second one of the same person too', async () => {
      expect(await versionOf()).toBe(0)
      await storage.commit([ballot(ana, { o1: 1 })])
      await storage.commit([ballot(bo, { o1: 1 }), ballot(ana, { o2: 1 })])
      expect(await versionOf()).toBe(3)
      expect(await versionOf(other)).toBe(0)
    })

    test('rises for each of many who vote at once', async () => {
      const voters = Array.from({ length: 20 }, (_, index) => `p-${index}` as ParticipantId)
      await Promise.all(voters.map((voter) => storage.commit([ballot(voter, { o1: 1 })])))
      expect(await versionOf()).toBe(20)
      expect(await read()).toHaveLength(20)
    })
  })

  describe('emptying a box', () => {
    test.each([
      ['an older version', 1],
      ['a version to come', 3],
    ])('is refused to who counted %s', async (_, version) => {
      await storage.commit([ballot(ana, { o1: 1 }), ballot(bo, { o1: 1 })])
      await expect(storage.commit([emptyBox(version)])).rejects.toBeInstanceOf(BoxChanged)
      expect(await read()).toHaveLength(2)
      await storage.commit([emptyBox(2)])
      expect(await read()).toEqual([])
    })

    test('is refused when a ballot before it in the commit was not counted', async () => {
      await expect(storage.commit([ballot(ana, { o1: 1 }), emptyBox(0)])).rejects.toBeInstanceOf(BoxChanged)
      expect(await versionOf()).toBe(0)
    })

    test('is done once, also when nobody voted', async () => {
      await storage.commit([emptyBox(0)])
      await expect(storage.commit([emptyBox(0)])).rejects.toBeInstanceOf(BoxClosed)
      expect(await versionOf()).toBe(0)
    })

    test('closes it to ballots', async () => {
      await storage.commit([ballot(ana, { o1: 1 })])
      await storage.commit([emptyBox(1)])
      await expect(storage.commit([ballot(bo, { o1: 1 })])).rejects.toBeInstanceOf(BoxClosed)
      await expect(storage.commit([ballot(ana, { o1: 1 }, other), ballot(bo, {})])).rejects.toBeInstanceOf(BoxClosed)
      expect(await read()).toEqual([])
      expect(await read(other)).toEqual([])
      await storage.commit([ballot(bo, { o1: 1 }, other)])
      expect(await read(other)).toHaveLength(1)
    })

    test('closes it to a ballot after it in the same commit', async () => {
      await expect(storage.commit([emptyBox(0), ballot(bo, { o1: 1 })])).rejects.toBeInstanceOf(BoxClosed)
    })

    test('while somebody votes loses no ballot', async () => {
      await storage.commit([ballot(ana, { o1: 1 })])
      const [voted, emptied] = await Promise.allSettled([
        storage.commit([ballot(bo, { o1: 1 })]),
        storage.commit([emptyBox(1)]),
      ])
      expect([voted.status, emptied.status].toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await read()).toHaveLength(voted.status === 'fulfilled' ? 2 : 0)
    })
  })
}
