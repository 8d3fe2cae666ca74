import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { bellHub, type BellHub } from '../../../server/bell/local-bell.ts'
import { memoryStorage } from '../../../server/storage/memory.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import type { ParticipantId } from '../../../shared/id.ts'
import { sharedWorkshop, SharedRoom, storeWorkshop } from '../../support/shared-room.ts'

const noon = Date.UTC(2026, 0, 15, 12)

let storage: Storage
let hub: BellHub
let one: SharedRoom
let other: SharedRoom

beforeEach(async () => {
  vi.useFakeTimers({ now: noon })
  storage = memoryStorage()
  hub = bellHub()
  await storeWorkshop(storage, noon)
  one = await server('one')
  await one.join('driving', 'facilitator')
  for (const id of ['ana', 'bo', 'cy']) await one.join(id)
  other = await server('other')
})
afterEach(() => {
  one.room.close()
  other.room.close()
  vi.useRealTimers()
})

function server(name: string): Promise<SharedRoom> {
  return SharedRoom.open({ server: name, storage, bell: hub.end(), now: Date.now })
}

/** Until what was rung is heard and shown. */
const soon = () => vi.advanceTimersByTimeAsync(600)

describe('who is there', () => {
  test('is everybody on every server, once each', async () => {
    one.connect('ana')
    const cut = other.connect('ana')
    other.connect('bo')
    await soon()
    expect([...one.room.present].toSorted()).toEqual(['ana', 'bo'])
    expect([...other.room.present].toSorted()).toEqual(['ana', 'bo'])
    expect(one.see('cy').attendance.people).toBe(2)
    cut()
    await soon()
    expect([...other.room.present].toSorted()).toEqual(['ana', 'bo'])
  })

  test('keeps no room open on a server where nobody is', async () => {
    one.connect('ana')
    await soon()
    expect([one.room.isIdle, other.room.isIdle]).toEqual([false, true])
  })

  test('is forgotten when their server falls silent for fifteen seconds, and not while it tells', async () => {
    one.connect('ana')
    other.connect('bo')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(one.room.present.size).toBe(2)
    hub.fall()
    await vi.advanceTimersByTimeAsync(12_000)
    expect(one.room.present.size).toBe(2)
    await vi.advanceTimersByTimeAsync(10_000)
    expect([...one.room.present]).toEqual(['ana'])
    hub.rise()
    await vi.advanceTimersByTimeAsync(6_000)
    expect(one.room.present.size).toBe(2)
  })

  test('leaves with a server that closes, at once', async () => {
    one.connect('ana')
    const cut = other.connect('bo')
    await soon()
    other.room.close()
    cut()
    await soon()
    expect([...one.room.present]).toEqual(['ana'])
  })

  test('is told to a server that has just begun, before the next beat', async () => {
    one.connect('ana')
    await soon()
    const third = await server('third')
    third.connect('bo')
    await soon()
    expect([...third.room.present].toSorted()).toEqual(['ana', 'bo'])
    third.room.close()
  })

  test('is told at most four times a second, and in silence when nobody is left', async () => {
    const rung: number[] = []
    hub.end().listen(sharedWorkshop, () => void rung.push(Date.now()))
    for (let times = 0; times < 50; times++) {
      one.connect('ana')()
      await vi.advanceTimersByTimeAsync(20)
    }
    await soon()
    expect(rung.length).toBeGreaterThan(2)
    expect(rung.length).toBeLessThanOrEqual(6)
    const before = rung.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(rung).toHaveLength(before)
  })

  test('is made once per change, however many ask', async () => {
    one.connect('ana')
    const { present } = one.room
    expect(one.room.present).toBe(present)
    other.connect('bo')
    await soon()
    expect(one.room.present).not.toBe(present)
  })
})

describe('somebody who leaves on one server', () => {
  test('is sent away by the others', async () => {
    one.room.sayGone('ana' as ParticipantId)
    await soon()
    expect([one.gone, other.gone]).toEqual([[], ['ana']])
  })
})
