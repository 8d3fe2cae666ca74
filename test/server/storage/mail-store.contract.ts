import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MailAddress, MailStore, NewMail } from '../../../server/storage/mail-store.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import { ana, bo, facts, joined, lot, newWorkshop, val } from './sample-writes.ts'

/** An address that `ana` left and confirmed. */
export const anaMail: MailAddress = {
  workshop: val,
  participant: ana,
  nonce: 'n-1',
  address: 'ana@example.org',
  language: 'fr',
  frequency: 'daily',
  askedAt: 10,
  confirmedAt: 20,
  refusedAt: null,
  digestAt: 100,
  told: { at: 20, revision: 2, documents: { plan: 3 } },
}

const boMail: MailAddress = { ...anaMail, participant: bo, nonce: 'n-2', address: 'bo@example.org', confirmedAt: null }

/** A mail to `ana` that is due at a time. */
export const mail = (key: string, due: number, kind: NewMail['kind'] = 'digest', participant = ana): NewMail => ({
  key,
  workshop: val,
  participant,
  kind,
  about: kind === 'mention' ? `comment of ${key}` : null,
  due,
})

/** The laws of addresses and mails; `open` gives an empty storage. */
export function mailStoreContract(open: () => Storage | Promise<Storage>): void {
  let storage: Storage
  let post: MailStore

  beforeEach(async () => {
    storage = await open()
    post = storage.mail
    await storage.commit([newWorkshop()])
  })
  afterEach(() => storage.close())

  const keysOf = async (now: number, until = now + 50) =>
    (await post.claim(now, until))?.mails.map(({ key }) => key) ?? null

  describe('an address', () => {
    test('is found as it was left, by whose it is alone', async () => {
      await post.keep(anaMail)
      expect(await post.find(anaMail)).toEqual(anaMail)
      expect(await post.find({ workshop: val, participant: bo })).toBeNull()
      expect(await post.find({ workshop: lot, participant: ana })).toBeNull()
    })

    test('takes the place of the one before, and drops what waited for that', async () => {
      await post.keep(anaMail)
      await post.queue([mail('m1', 5)])
      await post.keep({ ...anaMail, nonce: 'n-9', address: 'other@example.org', told: null })
      expect(await post.find(anaMail)).toMatchObject({ address: 'other@example.org', told: null })
      expect(await keysOf(50)).toBeNull()
    })

    test('changes while it is the same one', async () => {
      await post.keep(boMail)
      const told = { at: 30, revision: 4, documents: {} }
      expect(await post.change(boMail, { confirmedAt: 30, digestAt: null, frequency: 'weekly', told })).toBe(true)
      expect(await post.find(boMail)).toEqual({
        ...boMail,
        confirmedAt: 30,
        digestAt: null,
        frequency: 'weekly',
        told,
      })
      expect(await post.change({ ...boMail, nonce: 'old' }, { language: 'en' })).toBe(false)
      expect(await post.find(boMail)).toMatchObject({ language: 'fr' })
    })

    test('goes with all its mails', async () => {
      await post.keep(anaMail)
      await post.keep(boMail)
      await post.queue([mail('m1', 5), mail('m2', 5, 'confirmation', bo)])
      await post.remove(anaMail)
      expect(await post.find(anaMail)).toBeNull()
      expect(await keysOf(50)).toEqual(['m2'])
      expect(await keysOf(50)).toBeNull()
    })

    test('is among those of its démarche once it is confirmed', async () => {
      await post.keep(anaMail)
      await post.keep(boMail)
      await post.keep({ ...anaMail, workshop: lot })
      expect(await post.confirmedIn(val)).toEqual([anaMail])
    })

    test('has a digest from the time that it is due', async () => {
      await post.keep(anaMail)
      await post.keep(boMail)
      expect(await post.digestsDue(99)).toEqual([])
      expect(await post.digestsDue(100)).toEqual([anaMail])
      await post.change(anaMail, { digestAt: null })
      expect(await post.digestsDue(100)).toEqual([])
    })
  })

  describe('following a journal', () => {
    test('tells when it has grown, from where it was begun', async () => {
      await storage.commit([facts(val, joined(1), joined(2))])
      expect(await post.behind()).toEqual([])
      await post.begin(val, 1)
      await post.begin(val, 2)
      expect(await post.behind()).toEqual([{ workshop: val, revision: 1 }])
      await post.follow(val, 2)
      expect(await post.behind()).toEqual([])
      await storage.commit([facts(val, joined(3))])
      await post.follow(val, 1)
      expect(await post.behind()).toEqual([{ workshop: val, revision: 2 }])
    })

    test('ends when nobody there has an address any more', async () => {
      await post.keep(anaMail)
      await post.begin(val, 0)
      await post.forget({ askedAt: 0, doneAt: 0 })
      await storage.commit([facts(val, joined(1))])
      expect(await post.behind()).toHaveLength(1)
      await post.remove(anaMail)
      await post.forget({ askedAt: 0, doneAt: 0 })
      expect(await post.behind()).toEqual([])
    })
  })

  describe('a mail', () => {
    test('is claimed with its address when it is due, and not again until the claim ends', async () => {
      await post.keep(anaMail)
      await post.queue([mail('m1', 5)])
      expect(await post.claim(4, 50)).toBeNull()
      expect(await post.claim(5, 50)).toEqual({ to: anaMail, mails: [{ ...mail('m1', 5), attempts: 1 }] })
      expect(await post.claim(49, 60)).toBeNull()
      expect(await post.claim(50, 60)).toMatchObject({ mails: [{ attempts: 2 }] })
    })

    test('is queued once, even when it is done with', async () => {
      await post.keep(anaMail)
      await post.queue([mail('m1', 5), mail('m2', 500)])
      expect(await keysOf(5)).toEqual(['m1'])
      await post.settle('m1', { doneAt: 6 })
      await post.queue([mail('m1', 7), mail('m2', 7)])
      expect(await keysOf(60)).toBeNull()
    })

    test('that was put off is due again then', async () => {
      await post.keep(anaMail)
      await post.queue([mail('m1', 5)])
      await post.claim(5, 50)
      await post.settle('m1', { due: 20 })
      expect(await keysOf(19)).toBeNull()
      expect(await post.claim(20, 60)).toMatchObject({ mails: [{ key: 'm1', due: 20, attempts: 2 }] })
    })

    test('comes with the others that are due to the same person, and further calls', async () => {
      await post.keep(anaMail)
      await post.keep(boMail)
      await post.queue([
        mail('later', 30, 'mention'),
        mail('first', 5, 'mention'),
        mail('a digest', 5),
        mail('another digest', 30),
        mail('of bo', 6, 'confirmation', bo),
      ])
      expect(await keysOf(6)).toEqual(['a digest', 'first', 'later'])
      expect(await keysOf(6)).toEqual(['of bo'])
      expect(await keysOf(6)).toBeNull()
    })

    test('that was tried before waits for its own time', async () => {
      await post.keep(anaMail)
      await post.queue([mail('m1', 5, 'mention')])
      await post.claim(5, 50)
      await post.settle('m1', { due: 90 })
      await post.queue([mail('m2', 10, 'mention')])
      expect(await keysOf(10)).toEqual(['m2'])
    })

    test('to nobody is not there', async () => {
      await post.queue([mail('m1', 5)])
      expect(await post.claim(5, 50)).toBeNull()
    })
  })

  describe('forgetting', () => {
    test('deletes what was not confirmed, and mails that are done with, not those that wait', async () => {
      await post.keep(anaMail)
      await post.keep(boMail)
      await post.queue([mail('m1', 5), mail('m2', 7)])
      await post.claim(7, 50)
      await post.settle('m1', { doneAt: 8 })
      await post.forget({ askedAt: 10, doneAt: 8 })
      expect(await post.find(boMail)).not.toBeNull()
      await post.forget({ askedAt: 11, doneAt: 9 })
      expect(await post.find(boMail)).toBeNull()
      expect(await post.find(anaMail)).not.toBeNull()
      await post.queue([mail('m1', 5)])
      expect(await keysOf(60)).toEqual(['m1', 'm2'])
    })
  })
}
