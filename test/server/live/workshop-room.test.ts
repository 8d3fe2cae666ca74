import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { DocumentDesk } from '../../../server/live/document-desk.ts'
import { openWorkshopRoom, type WorkshopRoom } from '../../../server/live/workshop-room.ts'
import type { Storage, Write } from '../../../server/storage/storage.ts'
import type { ParticipantId, RoundId, WorkshopId } from '../../../shared/id.ts'
import type { LiveMessage } from '../../../shared/protocol/live-message.ts'
import { commandSchema } from '../../../shared/workshop/command.ts'
import type { Participant, ParticipantRole } from '../../../shared/workshop/participant.ts'
import { seedSchema, workshopFrom } from '../../../shared/workshop/seed.ts'
import * as asks from '../../support/asks.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import type { Ask } from '../../support/build.ts'

const noon = Date.UTC(2026, 0, 15, 12)
const noDocuments: DocumentDesk = {
  find: async () => ({ words: '' }),
  findInVersion: async () => ({ words: '' }),
  markPassage: async () => {},
  keep: async () => null,
  readSources: async () => [],
  readNamed: async () => [],
  writeFact: async () => {},
  restoreVersion: async () => {},
  changeRights: () => {},
}

let storage: BreakableStorage
let failures: unknown[]
let room: WorkshopRoom

beforeEach(async () => {
  storage = breakableStorage()
  failures = []
  room = await roomOf('w1')
  await joined(room, 'driving', 'facilitator')
  await joined(room, 'ana')
})

/** A démarche written by hand into storage, and its room. */
async function roomOf(id: string): Promise<WorkshopRoom> {
  const seed = seedSchema.parse({ title: 'Convention du Val' })
  const code = id === 'w1' ? '111111' : '222222'
  const workshop = workshopFrom(seed, { id: id as WorkshopId, code, today: '2026-01-15' })
  const recorded = [{ revision: 1, at: noon, by: null, fact: { type: 'workshop-created', workshop } as const }]
  await storage.commit([
    { type: 'workshop', workshop: workshop.id, code, at: noon },
    { type: 'facts', workshop: workshop.id, recorded },
  ])
  return reopened(id)
}

/** The room as another process would open it. */
async function reopened(id = 'w1', from: Storage = storage): Promise<WorkshopRoom> {
  const settings = {
    storage: from,
    now: () => noon,
    random: randomBytes,
    documents: noDocuments,
    news: null,
    onGone: () => {},
  }
  const opened = await openWorkshopRoom(id as WorkshopId, { ...settings, onFailure: (error) => failures.push(error) })
  if (!opened) throw new Error(`no démarche ${id}`)
  return opened
}

function joined(into: WorkshopRoom, id: string, role: ParticipantRole = 'contributor', besides: readonly Write[] = []) {
  return into.join({ id: id as ParticipantId, name: id, institution: null, role }, besides)
}

const failed = (error: unknown) => void failures.push(error)

let lastId = 0
function ask(of: WorkshopRoom, by: string, { id = `c${++lastId}`, ...rest }: Ask) {
  return of.handle(by as ParticipantId, commandSchema.parse({ id, ...rest }))
}

function person(id: string): { kind: 'participant'; id: ParticipantId; role: Participant['role'] } {
  return { kind: 'participant', id: id as ParticipantId, role: 'contributor' }
}

function seenBy(one: WorkshopRoom, id: string) {
  return one.view(person(id), true).view
}

function tallyOf(one: WorkshopRoom, id: string) {
  const round = seenBy(one, id).rounds['V1' as RoundId]
  return round?.status === 'closed' ? round.preview : null
}

describe('a command', () => {
  test('is judged, stored, shown, answered: in this order', async () => {
    const order: string[] = []
    const send = (message: LiveMessage) => void (message.type === 'changes' && order.push('shown'))
    room.watch({ person: person('ana'), send, failed })
    const open = storage.hold()
    const answered = ask(room, 'driving', { type: 'enter-phase', phase: 'plan' }).then(() => order.push('answered'))
    await Promise.resolve()
    expect([order, seenBy(room, 'ana').phase]).toEqual([[], 'prepare'])
    open()
    await answered
    expect(order).toEqual(['shown', 'answered'])
  })

  test('that cannot be stored is shown to nobody, and works when sent again', async () => {
    const shown: LiveMessage[] = []
    room.watch({ person: person('ana'), send: (message) => shown.push(message), failed })
    const enter: Ask = { id: 'once', type: 'enter-phase', phase: 'plan' }
    storage.failure = new Error('disk full')
    expect(await ask(room, 'driving', enter)).toEqual({ id: 'once', ok: false, refusal: 'storage-unavailable' })
    expect(shown.filter(({ type }) => type === 'changes')).toEqual([])
    expect(failures).toEqual([storage.failure])
    storage.failure = null
    expect(await ask(room, 'driving', enter)).toMatchObject({ ok: true })
    expect(seenBy(room, 'ana').phase).toBe('plan')
  })

  test('of one id sent many times at once is one act', async () => {
    const same: Ask = { id: 'same', ...asks.openRound }
    const answers = await Promise.all([
      ask(room, 'driving', same),
      ask(room, 'driving', same),
      ask(room, 'driving', same),
    ])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(Object.keys(seenBy(room, 'ana').rounds)).toEqual(['V1'])
  })

  test('is decided again when another room took the revision', async () => {
    const other = await reopened()
    await ask(other, 'driving', { type: 'enter-phase', phase: 'plan' })
    await joined(other, 'bo')
    expect(await ask(room, 'driving', { type: 'enter-phase', phase: 'plan' })).toMatchObject({
      refusal: 'already-in-phase',
    })
    expect(Object.keys(seenBy(room, 'ana').participants)).toEqual(['driving', 'ana', 'bo'])
  })

  test('gets the same answer after a restart, and stays its maker’s', async () => {
    const enter: Ask = { id: 'once', type: 'enter-phase', phase: 'plan' }
    const first = await ask(room, 'driving', enter)
    const again = await reopened()
    expect(await ask(again, 'driving', enter)).toEqual(first)
    expect(await ask(again, 'ana', enter)).toEqual({ id: 'once', ok: false, refusal: 'command-id-taken' })
  })

  test('in the name of someone who is not there is refused', async () => {
    expect(await ask(room, 'nobody', asks.openRound)).toMatchObject({ refusal: 'unknown-participant' })
  })
})

describe('a newcomer', () => {
  const session = {
    token: 'hash',
    workshop: 'w1' as WorkshopId,
    participant: 'bo' as ParticipantId,
    expiresAt: noon + 1,
  }

  test('is let in with their session, or not at all', async () => {
    storage.failure = new Error('disk full')
    const refusal = { ok: false, refusal: 'storage-unavailable' }
    expect(await joined(room, 'bo', 'contributor', [{ type: 'session', session }])).toEqual(refusal)
    storage.failure = null
    expect(Object.keys(seenBy(room, 'ana').participants)).toEqual(['driving', 'ana'])
    await joined(room, 'bo', 'contributor', [{ type: 'session', session }])
    expect(await storage.readSessions('hash', noon)).toEqual([session])
  })

  test('is let in although another room took the revision', async () => {
    await joined(await reopened(), 'bo')
    await joined(room, 'cy')
    expect(Object.keys(seenBy(room, 'ana').participants)).toEqual(['driving', 'ana', 'bo', 'cy'])
  })
})

describe('a ballot', () => {
  beforeEach(() => ask(room, 'driving', asks.openRound))

  test('is there after a restart, and counted', async () => {
    await ask(room, 'ana', asks.vote({ a: 2 }))
    const again = await reopened()
    expect(seenBy(again, 'ana').rounds['V1' as RoundId]).toMatchObject({ received: 1, mine: { choices: { a: 2 } } })
    await ask(again, 'driving', asks.closeRound)
    expect(tallyOf(again, 'driving')).toMatchObject({ ballots: 1, byOption: { a: { points: 2 } } })
  })

  test('that was stored although storage said no is counted', async () => {
    const cast: Ask = { id: 'late', ...asks.vote({ a: 2 }) }
    storage.failure = new Error('the answer was lost')
    storage.isLate = true
    expect(await ask(room, 'ana', cast)).toMatchObject({ refusal: 'storage-unavailable' })
    storage.failure = null
    expect(await ask(room, 'ana', cast)).toMatchObject({ ok: true })
    expect(seenBy(room, 'ana').rounds['V1' as RoundId]).toMatchObject({ received: 1, mine: { choices: { a: 2 } } })
    await ask(room, 'driving', asks.closeRound)
    expect(tallyOf(room, 'driving')).toMatchObject({ ballots: 1 })
  })

  test('that races the close is counted or refused, never lost', async () => {
    const [cast] = await Promise.all([ask(room, 'ana', asks.vote({ a: 2 })), ask(room, 'driving', asks.closeRound)])
    const late = await ask(room, 'ana', asks.vote({ b: 1 }))
    expect([cast.ok, late]).toMatchObject([true, { refusal: 'round-not-open' }])
    expect(tallyOf(room, 'driving')).toMatchObject({ ballots: 1, byOption: { a: { points: 2 }, b: { points: 0 } } })
  })

  test('cast on another server is counted by the one that closes', async () => {
    await joined(room, 'bo')
    const other = await reopened()
    await ask(room, 'ana', asks.vote({ a: 2 }))
    await ask(other, 'bo', asks.vote({ b: 1 }))
    await ask(room, 'driving', asks.closeRound)
    expect(tallyOf(room, 'driving')).toMatchObject({ ballots: 2, byOption: { a: { points: 2 }, b: { points: 1 } } })
  })

  test('is refused once another server has closed the round', async () => {
    const other = await reopened()
    await ask(other, 'driving', asks.closeRound)
    expect(await ask(room, 'ana', asks.vote({ a: 2 }))).toMatchObject({ refusal: 'round-not-open' })
  })

  test('is not in a round of the same id in another démarche, which cannot empty its box either', async () => {
    await ask(room, 'ana', asks.vote({ a: 2 }))
    const other = await roomOf('w2')
    await joined(other, 'thief', 'facilitator')
    await ask(other, 'thief', asks.openRound)
    const seeing = await reopened('w2')
    expect(seenBy(seeing, 'thief').rounds['V1' as RoundId]).toMatchObject({ received: 0 })
    await ask(seeing, 'thief', asks.closeRound)
    expect(seenBy(await reopened(), 'ana').rounds['V1' as RoundId]).toMatchObject({ received: 1 })
  })

  test('is shown to its voter alone, and so is who voted', async () => {
    const watching: LiveMessage[] = []
    room.watch({ person: person('driving'), send: (message) => watching.push(message), failed })
    await ask(room, 'ana', asks.vote({ a: 2, b: 1 }))
    expect(seenBy(room, 'ana').rounds['V1' as RoundId]).toMatchObject({ mine: { choices: { a: 2, b: 1 } } })
    expect(seenBy(room, 'driving').rounds['V1' as RoundId]).toMatchObject({ received: 1, mine: null })
    expect(JSON.stringify([watching, seenBy(room, 'driving')])).not.toContain('"choices"')
  })
})

describe('a view that cannot be shown', () => {
  test('ends its own connection, and the others are shown theirs', async () => {
    const shown: LiveMessage[] = []
    const fault = new Error('a fault of ours')
    const broken = (message: LiveMessage) => {
      if (message.type === 'changes') throw fault
    }
    room.watch({ person: person('ana'), send: broken, failed })
    room.watch({ person: person('driving'), send: (message) => shown.push(message), failed })
    expect(await ask(room, 'driving', { type: 'enter-phase', phase: 'plan' })).toMatchObject({ ok: true })
    expect(failures).toEqual([fault])
    expect(shown.filter(({ type }) => type === 'changes')).toHaveLength(1)
  })
})

describe('who is there', () => {
  test('is counted by connections, once each, and nobody after a restart', async () => {
    const stop = [1, 2].map(() => room.watch({ person: person('ana'), send: () => {}, failed }))
    expect(seenBy(room, 'ana').attendance.people).toBe(1)
    expect(seenBy(await reopened(), 'ana').attendance.people).toBe(0)
    stop[0]?.()
    expect(seenBy(room, 'ana').attendance.people).toBe(1)
    stop[1]?.()
    expect(seenBy(room, 'ana').attendance.people).toBe(0)
  })

  test('is not the room’s screen', () => {
    room.watch({ person: { kind: 'projector' }, send: () => {}, failed })
    expect(room.present.size).toBe(0)
  })
})
