import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Bell } from '../../../server/bell/bell.ts'

/** Ends of one bell, each as another server would hold it. */
export interface Ends {
  end(): Bell
  close(): Promise<void>
}

/** Ends whose bell can be made to fall and to come back. */
export interface FallingEnds extends Ends {
  fall(): Promise<void>
  rise(): Promise<void>
}

const patient = { timeout: 10_000, interval: 20 }

/** What an end heard of a topic, as text. */
function heardBy(end: Bell, topic: string): { readonly list: string[]; readonly stop: () => void } {
  const list: string[] = []
  const stop = end.listen(topic, (message) => void list.push(Buffer.from(message).toString('latin1')))
  return { list, stop }
}

function ring(from: Bell, topic: string, text: string): void {
  from.ring(topic, Buffer.from(text, 'latin1'))
}

/** Until what one end rings is heard by the other: subscribing takes a moment. */
async function joinedBy(from: Bell, to: Bell, topic: string): Promise<void> {
  const { list, stop } = heardBy(to, topic)
  const tried = () => {
    ring(from, topic, 'are you there?')
    return list.length
  }
  await expect.poll(tried, patient).toBeGreaterThan(0)
  // Whatever of these is still on its way comes before this one.
  ring(from, topic, 'last')
  await expect.poll(() => list.at(-1), patient).toBe('last')
  stop()
}

/** The laws of a bell that is up. */
export function bellContract(open: () => Promise<Ends>): void {
  let ends: Ends
  let one: Bell
  let other: Bell

  beforeEach(async () => {
    ends = await open()
    ;[one, other] = [ends.end(), ends.end()]
    await joinedBy(one, other, 'first')
    await joinedBy(other, one, 'first')
  })
  afterEach(async () => {
    await Promise.all([one.close(), other.close()])
    await ends.close()
  })

  describe('a ring', () => {
    test('is heard by every other end that listens to its topic, in order, and by no one else', async () => {
      const third = ends.end()
      await joinedBy(one, third, 'val')
      await joinedBy(one, other, 'val')
      const [own, there, too, elsewhere] = [
        heardBy(one, 'val'),
        heardBy(other, 'val'),
        heardBy(third, 'val'),
        heardBy(third, 'lot'),
      ]
      await joinedBy(other, one, 'val')
      for (const text of ['1', '2', '3']) ring(one, 'val', text)
      const heard = (list: readonly string[]) => list.filter((text) => /^\d$/.test(text))
      await expect.poll(() => heard(there.list), patient).toEqual(['1', '2', '3'])
      await expect.poll(() => heard(too.list), patient).toEqual(['1', '2', '3'])
      expect([heard(own.list), elsewhere.list]).toEqual([[], []])
      await third.close()
    })

    test('arrives byte by byte, whatever the bytes', async () => {
      const every = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
      const heard: Uint8Array[] = []
      other.listen('val', (message) => void (message.length !== 1 && heard.push(message.slice())))
      await joinedBy(one, other, 'val')
      const before = heard.length
      const sent = every.slice()
      one.ring('val', sent)
      sent.fill(0)
      await expect.poll(() => heard.length, patient).toBeGreaterThan(before)
      expect(Buffer.from(heard.at(-1) ?? []).equals(every)).toBe(true)
      one.ring('val', new Uint8Array())
      await expect.poll(() => heard.at(-1)?.length, patient).toBe(0)
    })

    test('is heard by every listener of an end until each is taken back', async () => {
      const [first, second] = [heardBy(other, 'val'), heardBy(other, 'val')]
      await joinedBy(one, other, 'val')
      first.stop()
      first.stop()
      const heardBefore = first.list.length
      ring(one, 'val', 'more')
      await expect.poll(() => second.list.at(-1), patient).toBe('more')
      expect(first.list).toHaveLength(heardBefore)
      second.stop()
      await joinedBy(one, other, 'val')
      expect(second.list.at(-1)).toBe('more')
    })
  })

  describe('an end that is closed', () => {
    test('has sent what it rang, hears nothing more and rings for nobody', async () => {
      const [here, there] = [heardBy(one, 'val'), heardBy(other, 'val')]
      await joinedBy(one, other, 'val')
      await joinedBy(other, one, 'val')
      ring(one, 'val', 'goodbye')
      await one.close()
      await expect.poll(() => there.list.at(-1), patient).toBe('goodbye')
      const heardBefore = here.list.length
      ring(one, 'val', 'a ghost')
      const third = ends.end()
      await joinedBy(third, other, 'val')
      expect([here.list.length, there.list.includes('a ghost'), one.isRinging]).toEqual([heardBefore, false, false])
      await third.close()
    })

    test('may be closed again', async () => {
      const third = ends.end()
      await third.close()
      await third.close()
    })
  })
}

/** The laws of a bell that falls and comes back. */
export function fallingBellContract(open: () => Promise<FallingEnds>): void {
  let ends: FallingEnds
  let one: Bell
  let other: Bell

  beforeEach(async () => {
    ends = await open()
    ;[one, other] = [ends.end(), ends.end()]
    await joinedBy(one, other, 'first')
  })
  afterEach(async () => {
    await Promise.all([one.close(), other.close()])
    await ends.close()
  })

  describe('a bell that falls', () => {
    test('says so, and again when it is back with all its topics', async () => {
      const gaps: boolean[] = []
      one.onGap(() => gaps.push(one.isRinging))
      other.onGap(() => other.isRinging && ring(other, 'val', 'back'))
      const there = heardBy(one, 'val')
      await ends.fall()
      await expect.poll(() => [one.isRinging, other.isRinging], patient).toEqual([false, false])
      await ends.rise()
      await expect.poll(() => [one.isRinging, other.isRinging], patient).toEqual([true, true])
      expect(gaps).toEqual([false, true])
      // No waiting: who is ringing is subscribed.
      ring(other, 'val', 'after')
      await expect.poll(() => there.list.at(-1), patient).toBe('after')
    })

    test('drops what is rung meanwhile, and hears what came to be listened to meanwhile', async () => {
      await ends.fall()
      await expect.poll(() => [one.isRinging, other.isRinging], patient).toEqual([false, false])
      const there = heardBy(other, 'new')
      for (let count = 0; count < 1_000; count++) ring(one, 'new', 'nobody hears')
      await ends.rise()
      await expect.poll(() => [one.isRinging, other.isRinging], patient).toEqual([true, true])
      ring(one, 'new', 'at last')
      await expect.poll(() => there.list, patient).toEqual(['at last'])
    })

    test('tells nobody who took their listener back, or closed', async () => {
      const told: string[] = []
      const stop = one.onGap(() => told.push('taken back'))
      other.onGap(() => told.push('closed'))
      stop()
      await other.close()
      await ends.fall()
      await expect.poll(() => one.isRinging, patient).toBe(false)
      expect(told).toEqual([])
    })

    test('is closed while it is down, at once', async () => {
      await ends.fall()
      await expect.poll(() => one.isRinging, patient).toBe(false)
      const startedAt = Date.now()
      await one.close()
      expect(Date.now() - startedAt).toBeLessThan(1_000)
    })
  })
}
