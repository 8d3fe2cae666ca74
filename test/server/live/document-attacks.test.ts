import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDocumentRoom, type DocumentRoom } from '../../../server/live/document-room.ts'
import { memoryStorage } from '../../../server/storage/memory.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId, WorkshopId } from '../../../shared/id.ts'
import { craftedItem, craftedUpdate, idOf } from '../../support/crafted-update.ts'
import { roomAlone } from '../../support/room-alone.ts'
import { DocumentPeer, updateFrame } from '../../support/document-peer.ts'

// The row of the table of known attacks on Yjs documents that each test stands for is in its name.
const patienceMs = 1_500
// Tests move the room's clock, and machines are busy: what an attack costs is the processor's time.
const cpuMs = () => Object.values(process.cpuUsage()).reduce((total, micros) => total + micros, 0) / 1_000

const workshop = 'w1' as WorkshopId
let storage: Storage
let room: DocumentRoom
let peers: DocumentPeer[]
let victim: DocumentPeer
let witness: DocumentPeer

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15) })
  peers = []
  storage = memoryStorage()
  room = await openRoom()
  victim = join('victim')
  witness = join('witness')
  victim.doc.transact(() =>
    addFinding(victim.doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', title: 'Des places' }),
  )
  await settle()
})
afterEach(async () => {
  for (const peer of peers) peer.destroy()
  await room.close(1012)
  vi.useRealTimers()
})

function openRoom(): Promise<DocumentRoom> {
  return openDocumentRoom(workshop, 'diagnostic', roomAlone(storage))
}

function join(name: string): DocumentPeer {
  const peer = new DocumentPeer(name)
  peers.push(peer)
  return peer.join(room)
}

function settle(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(100)
}

const titleOf = (doc: Y.Doc) => (findingsOf(doc).get('f1') as Y.Map<unknown>).get('title') as Y.Text
const placeIn = (doc: Y.Doc) => ({ origin: (titleOf(doc)._start as Y.Item).lastId })
const words = (text: string) => new Y.ContentString(text)

/**
 * Lets somebody who may write attack, within the time limit; then the victim goes on writing, the witness sees it,
 * nothing hangs in the air, and what is stored opens again.
 */
async function attack(deed: (thief: DocumentPeer) => void | Promise<void>): Promise<DocumentPeer> {
  const thief = join('thief')
  await settle()
  const before = cpuMs()
  await deed(thief)
  await settle()
  expect(cpuMs() - before).toBeLessThan(patienceMs)
  titleOf(victim.doc).insert(0, 'Encore : ')
  await settle()
  expect([victim.closed, witness.closed]).toEqual([null, null])
  expect(titleOf(witness.doc).toString()).toContain('Encore : ')
  const [live, again] = [await room.read(Y.encodeStateAsUpdate), await reopened()]
  expect(again).toEqual(live)
  expect(await room.read(({ store }) => [store.pendingStructs, store.pendingDs])).toEqual([null, null])
  return thief
}

async function reopened(): Promise<Uint8Array> {
  const other = await openRoom()
  const state = await other.read((doc) => Y.encodeStateAsUpdate(doc))
  await other.close(1012)
  return state
}

function numbers(...list: readonly number[]): Uint8Array {
  return encoding.encode((encoder) => list.forEach((one) => encoding.writeVarUint(encoder, one)))
}

/** As an edit, and as the answer to the server's question. */
const ways: readonly (readonly [string, number])[] = [
  ['an edit', 2],
  ['an answer', 1],
]

function frame(kind: number, update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, update)
  })
}

const bomb = new Uint8Array([0, 0, 6, 255, 255, 255, 255, 255, 255, 255, 15, ...new Uint8Array(16)])
const safest = Number.MAX_SAFE_INTEGER

describe.each(ways)('attacks of table 2.3, sent as %s', (_way, kind) => {
  test.each<[string, () => Uint8Array]>([
    ['V2 run-length bomb', () => bomb],
    ['V2 run-length bomb without its tail', () => bomb.subarray(0, 11)],
    ['huge count of clients', () => numbers(safest)],
    ['huge count of structs', () => numbers(1, safest, 7, 0)],
    ['huge count of deleted clients', () => numbers(0, safest)],
    ['huge count of deletions', () => numbers(0, 1, 7, safest)],
    ['huge length of a text', () => Uint8Array.from([...numbers(1, 1, 9, 0), 4, 1, ...numbers(8, safest)])],
    ['bad JSON', () => Uint8Array.from([...numbers(1, 1, 9, 0), 2, 1, 1, 102, ...numbers(1, 1, 123)])],
    ['unknown content', () => Uint8Array.from([...numbers(1, 1, 9, 0), 31, 1, 1, 102, 0])],
    ['unknown type', () => Uint8Array.from([...numbers(1, 1, 9, 0), 7, 1, 1, 102, 99, 0])],
  ])('%s: is refused at once', async (_what, made) => {
    const thief = await attack((peer) => peer.say(frame(kind, made())))
    expect(thief.closed?.code).toBe(4422)
  })

  test('truncated data: is refused, wherever it is cut', async () => {
    const honest = Y.encodeStateAsUpdate(victim.doc)
    await attack(() => {
      for (let length = 1; length < honest.length; length++) {
        const thief = join('thief')
        thief.say(frame(kind, honest.subarray(0, length)))
        expect(thief.closed?.code).toBe(4422)
        thief.cut()
      }
    })
  })

  test.each<[string, () => Uint8Array]>([
    ['GC struct of 2^53-1', () => craftedUpdate([{ client: 9, clock: 0, structs: [new Y.GC(idOf(9, 0), safest)] }])],
    [
      'deleted content of 2^53-1',
      () => {
        const item = craftedItem(idOf(9, 0), new Y.ContentDeleted(safest), placeIn(victim.doc))
        return craftedUpdate([{ client: 9, clock: 0, structs: [item] }])
      },
    ],
    ['deletion of 2^53-1', () => craftedUpdate([], [[victim.doc.clientID, [[0, safest]]]])],
  ])('%s: is refused, and no clock is poisoned', async (_what, made) => {
    const thief = await attack((peer) => peer.say(frame(kind, made())))
    expect(thief.closed?.code).toBe(4422)
    expect(await room.read((doc) => [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()])).toEqual([
      victim.doc.clientID,
    ])
  })

  test('valid item followed by one beyond the state: nothing of it is applied or shown', async () => {
    const place = placeIn(victim.doc)
    const structs = [
      craftedItem(idOf(9, 0), words('à moitié'), place),
      craftedItem(idOf(9, 8), words('x'), { origin: idOf(9, 50) }),
    ]
    await attack((peer) => peer.say(frame(kind, craftedUpdate([{ client: 9, clock: 0, structs }]))))
    expect(titleOf(witness.doc).toString()).toBe('Encore : Des places')
  })

  test('struct under the victim’s client id: is refused, and the victim’s next words arrive', async () => {
    const client = victim.doc.clientID
    const clock = Y.getState(victim.doc.store, client)
    const item = craftedItem(idOf(client, clock), words('volé'), placeIn(victim.doc))
    const thief = await attack((peer) => peer.say(frame(kind, craftedUpdate([{ client, clock, structs: [item] }]))))
    expect(thief.closed).toEqual({ code: 4403, reason: 'foreign-client-id' })
    expect(titleOf(witness.doc).toString()).toBe('Encore : Des places')
  })

  test('nested types, 8,000 deep: is refused', async () => {
    const record = (findingsOf(victim.doc).get('f1') as Y.Map<unknown>)._item?.id ?? idOf(0, 0)
    const structs = Array.from({ length: 8_000 }, (_, clock) =>
      craftedItem(idOf(9, clock), new Y.ContentType(new Y.Map()), {
        parent: clock === 0 ? record : idOf(9, clock - 1),
        key: 'in',
      }),
    )
    const thief = await attack((peer) => peer.say(frame(kind, craftedUpdate([{ client: 9, clock: 0, structs }]))))
    expect(thief.closed).toEqual({ code: 4422, reason: 'too-deep' })
  })
})

describe('attacks of table 2.3', () => {
  test('4,000 updates that wait for one that never comes: none is kept, however often the sender comes back', async () => {
    const source = new Y.Doc()
    Y.applyUpdate(source, Y.encodeStateAsUpdate(victim.doc))
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    for (let count = 0; count < 4_001; count++) titleOf(source).insert(0, 'x')
    await attack(() => {
      for (let at = 1; at < updates.length; at += 100) {
        const thief = join('thief')
        for (const update of updates.slice(at, at + 100)) thief.say(updateFrame(update))
        expect(thief.closed).not.toBeNull()
        thief.cut()
      }
    })
    source.destroy()
  })

  test('4,000 updates that wait, in a single frame: are refused', async () => {
    const structs = Array.from({ length: 4_000 }, (_, index) =>
      craftedItem(idOf(9, 1 + index), words('x'), { origin: idOf(9, index) }),
    )
    const thief = await attack((peer) => {
      peer.say(updateFrame(craftedUpdate([{ client: 9, clock: 1, structs }])))
      peer.say(updateFrame(craftedUpdate([{ client: 9, clock: 1, structs }])))
    })
    expect(thief.closed?.code).toBe(4422)
  })

  test('flood of questions with an empty state vector: ends the connection, and costs one encoding', async () => {
    const thief = await attack((peer) => {
      for (let count = 0; count < 1_000; count++) peer.say(Uint8Array.of(0, 0, 1, 0))
    })
    expect(thief.closed).toEqual({ code: 4429, reason: 'too-many-questions' })
    const answers = thief.received.filter(([type, kind]) => type === 0 && kind === 1)
    expect([answers.length < 10, new Set(answers).size]).toEqual([true, 1])
  })

  test.each<[string, Uint8Array]>([
    ['V2 bomb', bomb],
    ['huge count', numbers(safest)],
    ['clock of 2^53-1', numbers(1, 9, safest)],
  ])('question with a state vector that is none (%s): is refused or answered at once', async (_what, vector) => {
    await attack((peer) => {
      for (let count = 0; count < 5; count++) peer.say(frame(0, vector))
    })
  })
})
