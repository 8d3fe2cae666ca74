import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { bellHub, type BellHub } from '../../../server/bell/local-bell.ts'
import type { ParticipantId, RoundId } from '../../../shared/id.ts'
import * as asks from '../../support/asks.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import { sharedWorkshop, SharedRoom, storeWorkshop } from '../../support/shared-room.ts'

const noon = Date.UTC(2026, 0, 15, 12)
const people = ['ana', 'bo', 'cy'] as const

let storage: BreakableStorage
let hub: BellHub
let one: SharedRoom
let other: SharedRoom

beforeEach(async () => {
  vi.useFakeTimers({ now: noon })
  storage = breakableStorage()
  hub = bellHub()
  await storeWorkshop(storage, noon)
  one = await server('one')
  await one.join('driving', 'facilitator')
  for (const id of people) await one.join(id)
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

function roundOn(of: SharedRoom, id: string) {
  return of.see(id).rounds['V1' as RoundId]
}

function tallyOn(of: SharedRoom) {
  const round = roundOn(of, 'driving')
  return round?.status === 'closed' ? round.preview : null
}

describe('what is done on one server', () => {
  test('is shown on the other', async () => {
    const phases: string[] = []
    other.connect('ana', ({ phase }) => phases.push(phase))
    await one.ask('driving', { type: 'enter-phase', phase: 'plan' })
    await soon()
    expect(phases.at(-1)).toBe('plan')
  })

  test('is found by polling while the bell is silent', async () => {
    hub.fall()
    await one.ask('driving', { type: 'enter-phase', phase: 'plan' })
    await one.ask('driving', asks.openRound)
    await one.ask('ana', asks.vote({ a: 2 }))
    await soon()
    expect(other.see('ana').phase).toBe('prepare')
    await other.room.catchUpTo(one.room.workshop.revision)
    expect([other.see('ana').phase, other.room.workshop]).toEqual(['plan', one.room.workshop])
    await one.ask('bo', asks.vote({ b: 2 }))
    await other.room.lookAtBox()
    expect(roundOn(other, 'bo')).toMatchObject({ received: 2, mine: { choices: { b: 2 } } })
  })

  test('is found although the ring that told of it was lost, by the next one', async () => {
    hub.fall()
    await one.ask('driving', asks.openRound)
    hub.rise()
    await one.ask('ana', asks.vote({ a: 2 }))
    await soon()
    expect(roundOn(other, 'ana')).toMatchObject({ received: 1 })
  })

  test('is known before somebody is turned away who came in there', async () => {
    hub.fall()
    await one.join('dee')
    expect(await other.room.participant('dee' as ParticipantId)).toMatchObject({ name: 'dee' })
    expect(await other.room.participant('nobody' as ParticipantId)).toBeNull()
  })

  test('is not read when there is nothing to read', async () => {
    const read = vi.spyOn(storage, 'readFacts')
    await other.room.catchUpTo(other.room.workshop.revision)
    expect(read).not.toHaveBeenCalled()
  })
})

describe('a command', () => {
  test('given on both at once for the same revision is decided twice, and both end alike', async () => {
    const thread = (id: string) => ({
      ...asks.openThread,
      thread: `T-${id}`,
      comment: `K-${id}`,
      anchor: { on: 'whole' },
    })
    const given = people.flatMap((id) => [one.ask(id, thread(`${id}1`)), other.ask(id, thread(`${id}2`))])
    for (const answer of await Promise.all(given)) expect(answer.ok).toBe(true)
    await soon()
    expect(Object.keys(one.room.workshop.threads)).toHaveLength(6)
    expect(other.room.workshop).toEqual(one.room.workshop)
    expect(await storage.isChainWhole(sharedWorkshop)).toBe(true)
  })

  test('that only one of two can give is refused to the other', async () => {
    const answers = await Promise.all([one.ask('driving', asks.openRound), other.ask('driving', asks.openRound)])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.refusal)).toSorted()).toEqual([
      'ok',
      'round-already-open',
    ])
  })

  test('sent to both at once is one act and one answer', async () => {
    const scene = { id: 'same', type: 'show-scene', scene: { type: 'blank' } } as const
    const before = one.room.workshop.revision
    const [first, second] = await Promise.all([one.ask('driving', scene), other.ask('driving', scene)])
    expect(second).toEqual(first)
    await soon()
    expect([one.room.workshop.revision, other.room.workshop.revision]).toEqual([before + 1, before + 1])
  })

  test('sent again to the other server hears the same, and its sender sees what they did', async () => {
    hub.fall()
    const enter = { id: 'again', type: 'enter-phase', phase: 'plan' } as const
    const first = await one.ask('driving', enter)
    expect(await other.ask('driving', enter)).toEqual(first)
    expect(other.see('driving').phase).toBe('plan')
    expect(await other.ask('ana', enter)).toEqual({ id: 'again', ok: false, refusal: 'command-id-taken' })
  })

  test('that was refused is refused on the other too, and what was accepted there is so here', async () => {
    hub.fall()
    const vote = { id: 'early', ...asks.vote({ a: 2 }) }
    const refusal = { id: 'early', ok: false, refusal: 'unknown-round' }
    expect([await one.ask('ana', vote), await other.ask('ana', vote)]).toEqual([refusal, refusal])
    const third = await server('third')
    await one.ask('driving', asks.openRound)
    const accepted = await third.ask('ana', vote)
    expect(accepted.ok).toBe(true)
    expect(await one.ask('ana', vote)).toEqual(accepted)
    third.room.close()
  })

  test('is not refused for what this server has not heard of yet', async () => {
    hub.fall()
    await one.ask('driving', asks.openRound)
    expect(await other.ask('ana', asks.vote({ a: 2 }))).toMatchObject({ ok: true })
    await one.join('dee')
    expect(await other.ask('dee', asks.vote({ b: 1 }))).toMatchObject({ ok: true })
  })
})

describe('newcomers on both', () => {
  test('are all let in', async () => {
    const joined = await Promise.all([one.join('dee'), other.join('eve'), one.join('fay'), other.join('gus')])
    expect(joined.map(({ ok }) => ok)).toEqual([true, true, true, true])
    await soon()
    expect(Object.keys(other.see('ana').participants)).toEqual(Object.keys(one.see('ana').participants))
    expect(Object.keys(other.see('ana').participants)).toHaveLength(8)
  })
})

describe('ballots cast on both', () => {
  beforeEach(async () => {
    await one.ask('driving', asks.openRound)
    await soon()
  })

  test('are counted once each, whoever closes', async () => {
    await Promise.all([one.ask('ana', asks.vote({ a: 2 })), other.ask('bo', asks.vote({ a: 1 }))])
    await other.ask('ana', asks.vote({ b: 2 }))
    await soon()
    expect(roundOn(one, 'ana')).toMatchObject({ received: 2, mine: { choices: { b: 2 } } })
    expect(roundOn(other, 'bo')).toMatchObject({ received: 2, mine: { choices: { a: 1 } } })
    await other.ask('driving', asks.closeRound)
    await soon()
    const counted = { ballots: 2, byOption: { a: { points: 1 }, b: { points: 2 } } }
    expect([tallyOn(one), tallyOn(other)]).toMatchObject([counted, counted])
  })

  test('are in the count when their voter was told so, at whatever moment the other closes', async () => {
    hub.fall()
    for (let moment = 0; moment < 40; moment++) {
      const round = `R${moment}`
      if (moment === 0) await one.ask('driving', asks.closeRound)
      expect(await one.ask('driving', { ...asks.openRound, round })).toMatchObject({ ok: true })
      await other.room.catchUpTo(one.room.workshop.revision)
      const casts = people.map(async (id, index) => {
        for (let turn = 0; turn < (moment % 8) * (index + 1); turn++) await Promise.resolve()
        return (await other.ask(id, { ...asks.vote({ a: 1 + (index % 2) }), round })).ok
      })
      const close = async () => {
        for (let turn = 0; turn < (moment >> 3) * 6; turn++) await Promise.resolve()
        return one.ask('driving', { ...asks.closeRound, round })
      }
      const [closed, ...cast] = await Promise.all([close(), ...casts])
      expect(closed).toMatchObject({ ok: true })
      const counted = one.room.workshop.rounds.find(({ id }) => id === round)
      expect(counted).toMatchObject({ status: 'closed', tally: { ballots: cast.filter(Boolean).length } })
    }
  })

  test('are never taken from their voter’s eyes while another server’s are read', async () => {
    const mine: unknown[] = []
    one.connect('ana', ({ rounds }) => {
      const round = rounds['V1' as RoundId]
      if (round?.status === 'open') mine.push(round.mine?.choices ?? null)
    })
    await one.ask('ana', asks.vote({ a: 2 }))
    const before = mine.length
    for (let times = 0; times < 5; times++) {
      await Promise.all([other.ask('bo', asks.vote({ a: times % 2 })), one.room.lookAtBox()])
      await soon()
    }
    // Counted and emptied elsewhere, and the fact has not arrived: an empty box is no news of the open round.
    hub.fall()
    await other.ask('bo', asks.vote({ b: 2 }))
    await other.ask('driving', asks.closeRound)
    await one.room.lookAtBox()
    await soon()
    expect(roundOn(one, 'ana')).toMatchObject({ status: 'open', received: 2, mine: { choices: { a: 2 } } })
    expect(mine.slice(before - 1)).toEqual(mine.slice(before - 1).map(() => ({ a: 2 })))
  })

  test('are read at most four times a second, however many come in', async () => {
    const read = vi.spyOn(storage, 'readBox')
    for (let times = 0; times < 50; times++) {
      await other.ask('bo', asks.vote({ a: times % 2 }))
      await vi.advanceTimersByTimeAsync(20)
    }
    expect(read.mock.calls.length).toBeGreaterThan(2)
    expect(read.mock.calls.length).toBeLessThanOrEqual(5)
  })
})

describe('a room that cannot read what it lacks', () => {
  test('says so, and catches up with the next command', async () => {
    hub.fall()
    await one.ask('driving', asks.openRound)
    const fault = new Error('no answer')
    const read = vi.spyOn(storage, 'readFacts').mockRejectedValueOnce(fault)
    await other.room.catchUpTo(one.room.workshop.revision)
    expect(other.failures).toEqual([fault])
    read.mockRestore()
    expect(await other.ask('ana', asks.vote({ a: 2 }))).toMatchObject({ ok: true })
  })
})
