import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDocumentRoom, type DocumentRoom } from '../../../server/live/document-room.ts'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId, WorkshopId } from '../../../shared/id.ts'
import { syncMessage } from '../../../shared/protocol/sync-message.ts'
import { breakableStorage, type BreakableStorage } from '../../support/breakable-storage.ts'
import { craftedUpdate, idOf } from '../../support/crafted-update.ts'
import { roomAlone } from '../../support/room-alone.ts'
import { DocumentPeer, updateFrame, type PeerSettings } from '../../support/document-peer.ts'

const workshop = 'w1' as WorkshopId
const epoch = 'e1'
const diskFull = new Error('disk full')

let storage: BreakableStorage
let room: DocumentRoom
let peers: DocumentPeer[]
let news: boolean[]

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15) })
  storage = breakableStorage()
  peers = []
  news = []
  room = await open()
})
afterEach(async () => {
  for (const peer of peers) peer.destroy()
  storage.failure = null
  await room.close(1012)
  vi.useRealTimers()
})

function open(): Promise<DocumentRoom> {
  return openDocumentRoom(workshop, 'diagnostic', roomAlone(storage, { epoch, onStoring: (is) => news.push(is) }))
}

function join(name: string, settings: PeerSettings = {}): DocumentPeer {
  const peer = new DocumentPeer(name, settings)
  peers.push(peer)
  return peer.join(room)
}

/** Lets all that is under way end: two ticks. */
function settle(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(50)
}

function add({ doc }: { readonly doc: Y.Doc }, id: string, title = ''): void {
  doc.transact(() => addFinding(doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title }))
}

function ids({ doc }: { readonly doc: Y.Doc }): readonly string[] {
  return [...findingsOf(doc).keys()]
}

function storedIds(of = room): Promise<readonly string[]> {
  return of.read((doc) => ids({ doc }))
}

describe('an edit', () => {
  test('is shown to others and acknowledged once it is stored, not before', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    const release = storage.hold()
    add(ana, 'f1')
    const marker = ana.mark()
    await settle()
    const late = join('late')
    expect([ids(bo), ana.markers, ids(late)]).toEqual([[], [], []])
    release()
    await settle()
    expect([ids(bo), ana.markers, ids(late)]).toEqual([['f1'], [marker], ['f1']])
    expect(storage.commits).toHaveLength(1)
  })

  test('is not sent back to its only author', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    await settle()
    const [before, beforeBo] = [ana.received.length, bo.received.length]
    add(ana, 'f1')
    await settle()
    expect([ana.received.length - before, bo.received.length - beforeBo]).toEqual([0, 1])
  })

  test('goes out as one frame with all that came in the same tick, and is kept as one row a writer', async () => {
    const [ana, bo, cy] = [join('ana'), join('bo'), join('cy')]
    await settle()
    const before = cy.received.length
    for (const id of ['f1', 'f2', 'f3']) {
      add(ana, id)
      add(bo, `${id}b`)
    }
    await settle()
    expect(ids(cy)).toHaveLength(6)
    expect(cy.received.length - before).toBe(1)
    const [writes] = storage.commits
    const rows = writes?.map((write) => [
      write.type,
      'by' in write ? write.by : null,
      'seq' in write ? write.seq : null,
    ])
    expect(rows).toEqual([
      ['writer', null, 1],
      ['writer', null, 2],
      ['update', 'ana', 1],
      ['update', 'bo', 2],
    ])
  })

  test('is kept as Yjs writes it, not as its sender did', async () => {
    const ana = join('ana')
    await settle()
    const update = craftedUpdate([{ client: 9, clock: 0, structs: [new Y.GC(idOf(9, 0), 1)] }])
    ana.say(updateFrame(Uint8Array.from([...update, 1, 2, 3])))
    await settle()
    expect((await storage.readDocument(workshop, 'diagnostic')).updates).toEqual([{ seq: 1, by: 'ana', update }])
  })

  test('that was made offline is asked for, and is there after a restart', async () => {
    const ana = join('ana')
    await settle()
    ana.cut()
    add(ana, 'f1')
    ana.join(room)
    await settle()
    await room.close(1012)
    room = await open()
    expect(await storedIds()).toEqual(['f1'])
  })

  test('that comes before the answer to our question, and leans on it, is not held against its author', async () => {
    const ana = join('ana')
    await settle()
    ana.cut()
    add(ana, 'f1')
    ana.isQuick = false
    ana.join(room)
    add(ana, 'f2')
    const marker = ana.mark()
    ana.carryUp()
    await settle()
    expect([ana.closed, ana.received.some(([type]) => type === syncMessage.marker)]).toEqual([null, false])
    ana.isQuick = true
    ana.carryDown()
    await settle()
    expect(await storedIds()).toEqual(['f1', 'f2'])
    expect(ana.markers).toEqual([marker])
  })

  test('that leans on what never comes ends the connection, the second time', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    await settle()
    const lost = (clock: number) =>
      updateFrame(craftedUpdate([{ client: 9, clock, structs: [new Y.GC(idOf(9, clock), 1)] }]))
    ana.say(lost(5))
    expect(ana.closed).toBeNull()
    await settle()
    ana.say(lost(6))
    expect(ana.closed).toEqual({ code: 4422, reason: 'missing-dependency' })
    expect(bo.closed).toBeNull()
  })

  test('that the gate refuses ends its author’s connection and nothing else', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    add(ana, 'f1')
    await settle()
    ana.doc.getMap('votes').set('ana', 3)
    expect(ana.closed).toEqual({ code: 4422, reason: 'foreign-place' })
    add(bo, 'f2')
    await settle()
    expect([room.size, bo.closed, await storedIds()]).toEqual([1, null, ['f1', 'f2']])
  })
})

describe('a client id', () => {
  test('belongs to the first who writes under it, also after a restart', async () => {
    const ana = join('ana')
    add(ana, 'f1')
    await settle()
    await room.close(1012)
    room = await open()
    const thief = join('bo')
    thief.doc.clientID = ana.doc.clientID
    add(thief, 'f2')
    expect(thief.closed).toEqual({ code: 4403, reason: 'foreign-client-id' })
    const again = new DocumentPeer('ana', { doc: ana.doc })
    peers.push(again)
    again.join(room)
    add(again, 'f3')
    await settle()
    expect(await storedIds()).toEqual(['f1', 'f3'])
  })
})

describe('while storage fails', () => {
  test('nothing is shown or acknowledged, nothing is lost, and it goes on by itself', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    add(ana, 'f1')
    await settle()
    storage.failure = diskFull
    add(ana, 'f2')
    const marker = ana.mark()
    await vi.advanceTimersByTimeAsync(20_000)
    expect([ids(bo), ana.markers, await storedIds(), ana.closed]).toEqual([['f1'], [], ['f1'], null])
    expect(ana.statuses.at(-1)).toEqual({ mayWrite: true, isStoring: false, epoch })
    const newcomer = join('cy')
    await settle()
    expect([ids(newcomer), newcomer.statuses]).toEqual([['f1'], [{ mayWrite: true, isStoring: false, epoch }]])
    storage.failure = null
    await vi.advanceTimersByTimeAsync(5_000)
    expect([ids(bo), ids(newcomer), ana.markers]).toEqual([['f1', 'f2'], ['f1', 'f2'], [marker]])
    expect([ana.statuses.at(-1), news]).toEqual([{ mayWrite: true, isStoring: true, epoch }, [false, true]])
  })

  test('it is tried again ever more rarely, whoever types meanwhile', async () => {
    const ana = join('ana')
    storage.failure = diskFull
    let tries = 0
    vi.spyOn(storage, 'commit').mockImplementation(async () => {
      tries++
      throw diskFull
    })
    for (let second = 0; second < 20; second++) {
      add(ana, `f${second}`)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    vi.restoreAllMocks()
    // At once, after 0.25, 0.5, 1, 2, 4 and then every 5 s.
    expect(tries).toBeGreaterThanOrEqual(7)
    expect(tries).toBeLessThanOrEqual(9)
  })

  test('no more than four mebibytes wait', async () => {
    storage.failure = diskFull
    const writers = Array.from({ length: 6 }, (_, index) => join(`p${index}`))
    for (const [index, writer] of writers.entries()) add(writer, `f${index}`, 'x'.repeat(900_000))
    await settle()
    expect(writers.at(-1)?.closed).toEqual({ code: 1013, reason: 'not-storing' })
    expect(writers[0]?.closed).toBeNull()
  })
})

describe('a commit whose answer was lost', () => {
  test('is found again: everyone comes back, and nothing is there twice', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    storage.failure = diskFull
    storage.isLate = true
    add(ana, 'f1', 'once')
    await settle()
    storage.failure = null
    await vi.advanceTimersByTimeAsync(1_000)
    expect([ana.closed, bo.closed]).toEqual([
      { code: 1012, reason: 'reloaded' },
      { code: 1012, reason: 'reloaded' },
    ])
    ana.join(room)
    bo.join(room)
    add(bo, 'f2')
    await settle()
    expect([ids(ana), ids(bo), await storedIds()]).toEqual([
      ['f1', 'f2'],
      ['f1', 'f2'],
      ['f1', 'f2'],
    ])
    expect(findingsOf(bo.doc).toJSON()['f1'].title).toBe('once')
  })
})

describe('a document that was read again', () => {
  test('is shown as it is now to those who come while storage fails once more', async () => {
    const [ana, bo, cy] = [join('ana'), join('bo'), join('cy')]
    add(ana, 'f0')
    await settle()
    cy.cut()
    storage.failure = diskFull
    storage.isLate = true
    add(ana, 'f1')
    await settle()
    // What is stored is read for who comes back, and would do for others.
    bo.cut()
    bo.join(room)
    await vi.advanceTimersByTimeAsync(1_000)
    ana.join(room)
    add(ana, 'f2')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(ana.closed).toEqual({ code: 1012, reason: 'reloaded' })
    storage.isLate = false
    ana.join(room)
    add(ana, 'f3')
    await settle()
    cy.join(room)
    await settle()
    expect(ids(cy)).toEqual(['f0', 'f1', 'f2'])
  })
})

describe('an act of the server', () => {
  const session = { type: 'end-session', token: 't', workshop } as const

  test('is one commit with its other writes, and is shown after it', async () => {
    const ana = join('ana')
    const release = storage.hold()
    const acted = room.act(
      (doc) => add({ doc }, 'f1'),
      () => [session],
    )
    await settle()
    expect(ids(ana)).toEqual([])
    release()
    await acted
    expect(ids(ana)).toEqual(['f1'])
    expect(storage.commits.map((writes) => writes.map(({ type }) => type))).toEqual([
      ['writer', 'update', 'end-session'],
    ])
  })

  test('changes nothing when its commit fails, and works the next time', async () => {
    const ana = join('ana')
    storage.failure = diskFull
    const act = () =>
      room.act(
        (doc) => add({ doc }, 'f1'),
        () => [session],
      )
    await expect(act()).rejects.toBe(diskFull)
    await settle()
    expect([ids(ana), await storedIds()]).toEqual([[], []])
    storage.failure = null
    await vi.advanceTimersByTimeAsync(1_000)
    expect([ids(ana), await storedIds()]).toEqual([[], []])
    await act()
    expect([ids(ana), await storedIds()]).toEqual([['f1'], ['f1']])
  })

  test('changes nothing when its edit throws', async () => {
    const failing = room.act(
      (doc) => {
        add({ doc }, 'f1')
        throw new Error('bug')
      },
      () => [],
    )
    const ana = join('ana')
    await expect(failing).rejects.toThrow('bug')
    await settle()
    expect([ids(ana), await storedIds()]).toEqual([[], []])
  })

  test('sees what was typed just before it', async () => {
    const ana = join('ana')
    add(ana, 'f1')
    expect(
      await room.act(
        (doc) => ids({ doc }),
        () => [],
      ),
    ).toEqual(['f1'])
  })

  test('goes well with what people type around it', async () => {
    const ana = join('ana')
    add(ana, 'f1')
    const acted = room.act(
      (doc) => add({ doc }, 'f2'),
      () => [],
    )
    add(ana, 'f3')
    await acted
    await settle()
    expect([ids(ana).toSorted(), (await storedIds()).toSorted()]).toEqual([
      ['f1', 'f2', 'f3'],
      ['f1', 'f2', 'f3'],
    ])
  })
})

describe('opening', () => {
  test.each([
    ['cannot be read', new Uint8Array([1, 2, 3]), /./],
    ['lacks a part', craftedUpdate([{ client: 9, clock: 5, structs: [new Y.GC(idOf(9, 5), 1)] }]), 'is not whole'],
  ])('throws rather than show an empty document, when what is stored %s', async (_what, update, why) => {
    await storage.commit([{ type: 'update', workshop, document: 'diagnostic', seq: 1, by: 'server', at: 0, update }])
    await expect(open()).rejects.toThrow(why)
  })

  test('reads a snapshot and the updates after it', async () => {
    const ana = join('ana')
    add(ana, 'f0', 'x')
    for (let index = 1; index <= 510; index++) {
      add(ana, `f${index}`)
      await vi.advanceTimersByTimeAsync(25)
    }
    await vi.advanceTimersByTimeAsync(15_000)
    add(ana, 'after')
    await settle()
    const { snapshot, updates } = await storage.readDocument(workshop, 'diagnostic')
    expect([snapshot?.seq, updates.length]).toEqual([510, 1])
    expect(await storedIds(await open())).toHaveLength(512)
  })
})

describe('closing', () => {
  test('stores what waits, answers, and then ends every connection', async () => {
    const ana = join('ana')
    add(ana, 'f1')
    const marker = ana.mark()
    await room.close(1012)
    expect([ana.markers, ana.closed]).toEqual([[marker], { code: 1012, reason: 'closing' }])
    room = await open()
    expect(await storedIds()).toEqual(['f1'])
  })
})
