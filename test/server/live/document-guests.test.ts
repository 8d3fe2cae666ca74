import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDocumentRoom, type DocumentRoom } from '../../../server/live/document-room.ts'
import { memoryStorage } from '../../../server/storage/memory.ts'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId, WorkshopId } from '../../../shared/id.ts'
import { roomAlone } from '../../support/room-alone.ts'
import { DocumentPeer, updateFrame, type PeerSettings } from '../../support/document-peer.ts'

let room: DocumentRoom
let peers: DocumentPeer[]

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15) })
  peers = []
  room = await openDocumentRoom('w1' as WorkshopId, 'diagnostic', roomAlone(memoryStorage()))
})
afterEach(async () => {
  for (const peer of peers) peer.destroy()
  await room.close(1012)
  vi.useRealTimers()
})

function join(name: string, settings: PeerSettings = {}): DocumentPeer {
  const peer = new DocumentPeer(name, settings)
  peers.push(peer)
  return peer.join(room)
}

function settle(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(100)
}

function add({ doc }: { readonly doc: Y.Doc }, id: string, title = ''): void {
  doc.transact(() => addFinding(doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', title }))
}

describe('the right to write', () => {
  test('is told when it changes, and what comes later is refused', async () => {
    const ana = join('ana')
    add(ana, 'f1')
    await settle()
    room.changeRights(() => ({ mayRead: true, mayWrite: false }))
    expect(ana.statuses).toEqual([
      { mayWrite: true, isStoring: true, epoch: 'e1' },
      { mayWrite: false, isStoring: true, epoch: 'e1' },
    ])
    add(ana, 'f2')
    expect(ana.closed).toEqual({ code: 4403, reason: 'read-only' })
    expect(await room.read((doc) => [...findingsOf(doc).keys()])).toEqual(['f1'])
  })

  test('is not needed to say again what everybody has', async () => {
    const ana = join('ana')
    add(ana, 'f1')
    await settle()
    ana.cut()
    ana.join(room, false)
    ana.say(updateFrame(Y.encodeStateAsUpdate(ana.doc)))
    await settle()
    expect(ana.closed).toBeNull()
  })

  test('is told in words of ours to those alone who know them', async () => {
    const standard = join('bo', { knowsOurMessages: false })
    room.changeRights(() => ({ mayRead: true, mayWrite: false }))
    standard.mark()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(new Set(standard.received.map((frame) => frame[0]))).toEqual(new Set([0, 1]))
  })
})

describe('a client that does not keep to the protocol', () => {
  const noise = (...bytes: readonly number[]) => Uint8Array.from(bytes)

  test.each<[string, Uint8Array, number, string]>([
    ['no frame', noise(), 4400, 'malformed-frame'],
    ['an unknown message', noise(77, 1), 4400, 'malformed-frame'],
    ['a frame cut short', noise(0, 2, 50, 1), 4400, 'malformed-frame'],
    ['a question that is none', noise(0, 0, 2, 255, 255), 4400, 'malformed-question'],
    ['an awareness that is none', noise(1, 3, 9, 9, 9), 4400, 'malformed-awareness'],
  ])('is closed: %s', (_what, frame, code, reason) => {
    const ana = join('ana')
    ana.say(frame)
    expect(ana.closed).toEqual({ code, reason })
    expect(room.size).toBe(0)
  })

  test('is closed when it begins with anything but a question', () => {
    const ana = new DocumentPeer('ana')
    peers.push(ana)
    ana.isQuick = false
    ana.join(room)
    ana.outbox.length = 0
    add(ana, 'f1')
    ana.carryUp()
    expect(ana.closed).toEqual({ code: 4400, reason: 'no-question' })
  })

  test('is closed when it asks nothing for ten seconds', async () => {
    const ana = new DocumentPeer('ana')
    peers.push(ana)
    ana.isQuick = false
    ana.join(room)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(ana.closed).toEqual({ code: 4400, reason: 'no-question' })
  })

  test.each<[string, (ana: DocumentPeer) => void, string]>([
    ['messages', (ana) => ana.mark(), 'too-many-messages'],
    ['questions', (ana) => ana.say(noise(0, 0, 1, 0)), 'too-many-questions'],
    ['bytes', (ana) => ana.say(updateFrame(new Uint8Array(500_000))), 'too-many-bytes'],
  ])('is closed when it sends too many %s', (_what, send, reason) => {
    const ana = join('ana')
    // The bytes are of no update: what they cost is counted first.
    if (reason === 'too-many-bytes') add(ana, 'f1', 'x'.repeat(900_000))
    if (reason === 'too-many-bytes') add(ana, 'f2', 'x'.repeat(900_000))
    for (let count = 0; count < 1_000 && !ana.closed; count++) send(ana)
    expect(ana.closed).toEqual({ code: 4429, reason })
  })
})

describe('a client that does not read', () => {
  const mega = 1024 * 1024

  test('does without carets, and gets all of them later', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    await settle()
    bo.bufferedAmount = 2 * mega
    ana.point({ cursor: { anchor: 1, head: 1 } })
    await settle()
    expect(bo.awareness.getStates().size).toBe(0)
    bo.bufferedAmount = 0
    join('cy').point({})
    await settle()
    expect(bo.awareness.getStates().size).toBe(2)
  })

  test.each<[string, number, number]>([
    ['four mebibytes wait for it', 6 * mega, 0],
    ['one waits for ten seconds', 2 * mega, 11_000],
  ])('is let go when %s', async (_what, waiting, afterMs) => {
    const [ana, bo] = [join('ana'), join('bo')]
    await settle()
    bo.bufferedAmount = waiting
    add(ana, 'f1')
    await vi.advanceTimersByTimeAsync(afterMs)
    add(ana, 'f2')
    await settle()
    expect([bo.closed, ana.closed, bo.isTerminated]).toEqual([{ code: 1013, reason: 'too-slow' }, null, false])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(bo.isTerminated).toBe(true)
  })
})

test('those who come together are given one and the same frame', async () => {
  const ana = join('ana')
  add(ana, 'f1')
  await settle()
  const [bo, cy] = [join('bo'), join('cy')]
  const isShared = bo.received.some((frame) => cy.received.includes(frame))
  expect([isShared, findingsOf(bo.doc).size, findingsOf(cy.doc).size]).toEqual([true, 1, 1])
})
