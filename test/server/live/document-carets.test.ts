import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDocumentRoom, type DocumentRoom } from '../../../server/live/document-room.ts'
import { memoryStorage } from '../../../server/storage/memory.ts'
import type { WorkshopId } from '../../../shared/id.ts'
import { roomAlone } from '../../support/room-alone.ts'
import { awarenessFrame, DocumentPeer } from '../../support/document-peer.ts'

let room: DocumentRoom
let peers: DocumentPeer[]

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15) })
  peers = []
  room = await openDocumentRoom('w1' as WorkshopId, 'plan', roomAlone(memoryStorage()))
})
afterEach(async () => {
  for (const peer of peers) peer.destroy()
  await room.close(1012)
  vi.useRealTimers()
})

function join(name: string): DocumentPeer {
  const peer = new DocumentPeer(name, { name: name.toUpperCase() })
  peers.push(peer)
  return peer.join(room)
}

function settle(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(100)
}

const caret = (at: number) => ({ cursor: { anchor: at, head: at } })

/** What one person sees of another's caret. */
function seen(by: DocumentPeer, of: DocumentPeer): unknown {
  return by.awareness.getStates().get(of.doc.clientID)
}

function carried(peer: DocumentPeer): number {
  return peer.received.filter(([type]) => type === 1).length
}

describe('a caret', () => {
  test('is shown with the name that the server knows, and nothing else that was claimed', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    ana.point({ ...caret(1), user: { id: 'prefect', name: 'Le Préfet', color: 'url(x)' }, note: 'x' })
    await settle()
    const user = { id: 'ana', name: 'ANA', color: expect.stringMatching(/^#[0-9A-F]{6}$/) }
    expect(seen(bo, ana)).toEqual({ user, cursor: { anchor: 1, head: 1 }, place: null })
  })

  test('is sent once, as it last was, however often it moved', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    await settle()
    const before = carried(bo)
    for (let at = 0; at < 20; at++) ana.point(caret(at))
    await settle()
    expect(carried(bo) - before).toBeLessThanOrEqual(2)
    expect(seen(bo, ana)).toMatchObject(caret(19))
  })

  test('is not sent again while it stays, but before anyone forgets it', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    ana.point(caret(1))
    await settle()
    const before = carried(bo)
    ana.point(caret(1))
    await settle()
    expect(carried(bo)).toBe(before)
    await vi.advanceTimersByTimeAsync(11_000)
    ana.point(caret(1))
    await settle()
    expect(carried(bo)).toBe(before + 1)
  })

  test('is there for someone who comes later, and gone when its owner leaves', async () => {
    const ana = join('ana')
    ana.point(caret(1))
    await settle()
    const bo = join('bo')
    expect(seen(bo, ana)).toMatchObject(caret(1))
    ana.cut()
    await settle()
    expect(seen(bo, ana)).toBeUndefined()
  })

  test('goes when its owner takes it back', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    ana.point(caret(1))
    await settle()
    ana.point(null)
    await settle()
    expect(seen(bo, ana)).toBeUndefined()
  })

  test('follows its owner to a new connection before the old one is known to be cut', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    ana.point(caret(1))
    await settle()
    const again = new DocumentPeer('ana', { doc: ana.doc, name: 'ANA' })
    peers.push(again)
    again.join(room)
    ana.point(caret(2))
    const states = encodeAwarenessUpdate(ana.awareness, [ana.doc.clientID])
    again.say(awarenessFrame(states))
    ana.cut()
    await settle()
    expect(seen(bo, ana)).toMatchObject(caret(2))
  })
})

describe('somebody else’s caret', () => {
  test.each<[string, Record<string, unknown> | null]>([
    ['moved', caret(9)],
    ['taken away', null],
  ])('cannot be %s', async (_what, state) => {
    const [ana, bo, thief] = [join('ana'), join('bo'), join('thief')]
    ana.point(caret(1))
    thief.point(caret(5))
    await settle()
    // A clock beyond all others would silence the victim for good.
    thief.awareness.meta.set(ana.doc.clientID, { clock: 2 ** 40, lastUpdated: 0 })
    const forged = new Map(state ? [[ana.doc.clientID, state]] : [])
    thief.say(awarenessFrame(encodeAwarenessUpdate(thief.awareness, [ana.doc.clientID], forged)))
    await settle()
    expect([seen(bo, ana), thief.closed]).toEqual([expect.objectContaining(caret(1)), null])
  })
})

describe('what is too much', () => {
  test('is refused: a state of more than two kilobytes', () => {
    const ana = join('ana')
    ana.point({ cursor: { anchor: 'x'.repeat(3_000), head: 0 } })
    expect(ana.closed).toEqual({ code: 4413, reason: 'awareness-too-large' })
  })
})

test('a client hears something every fifteen seconds, though nobody does anything', async () => {
  const ana = join('ana')
  await settle()
  const before = ana.received.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ana.received.slice(before)).toEqual(Array.from({ length: 4 }, () => Uint8Array.of(1, 1, 0)))
})
