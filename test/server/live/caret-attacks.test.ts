import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDocumentRoom, type DocumentRoom } from '../../../server/live/document-room.ts'
import { memoryStorage } from '../../../server/storage/memory.ts'
import type { WorkshopId } from '../../../shared/id.ts'
import { roomAlone } from '../../support/room-alone.ts'
import { awarenessFrame, DocumentPeer } from '../../support/document-peer.ts'

// The row of the table of known attacks on awareness that each test stands for is in its name.
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
const caretsOf = (peer: DocumentPeer) => peer.received.filter(([type]) => type === 1).length
const seen = (by: DocumentPeer, of: DocumentPeer) => by.awareness.getStates().get(of.doc.clientID)

/** What somebody says of any client ids, at any clock. */
function said(list: readonly (readonly [client: number, clock: number, json: string])[]): Uint8Array {
  const states = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, list.length)
    for (const [client, clock, json] of list) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, json)
    }
  })
  return awarenessFrame(states)
}

const utmost = Number.MAX_SAFE_INTEGER

describe('attacks of table 2.4', () => {
  test.each<[string, number, string]>([
    ['set', 50, JSON.stringify(caret(9))],
    ['taken away', 50, 'null'],
    ['poisoned with clock 2^53-1', utmost, JSON.stringify(caret(9))],
    ['taken away with clock 2^53-1', utmost, 'null'],
  ])('foreign awareness ids: nobody’s caret can be %s by another', async (_what, clock, json) => {
    const [ana, bo, thief] = [join('ana'), join('bo'), join('thief')]
    ana.point(caret(1))
    await settle()
    thief.say(said([[ana.doc.clientID, clock, json]]))
    await settle()
    expect(seen(bo, ana)).toMatchObject(caret(1))
    ana.point(caret(2))
    await settle()
    expect([seen(bo, ana), ana.closed]).toEqual([expect.objectContaining(caret(2)), null])
  })

  test('foreign awareness ids: one that is free is taken once, under the taker’s own name', async () => {
    const [bo, thief] = [join('bo'), join('thief')]
    const ids = Array.from({ length: 500 }, (_, index) => index + 1)
    thief.say(said(ids.map((id) => [id, 1, JSON.stringify({ ...caret(1), user: { name: 'Le Préfet' } })] as const)))
    await settle()
    const others = [...bo.awareness.getStates().values()]
    expect(others.map((state) => (state['user'] as { name: string }).name)).toEqual(['THIEF'])
  })

  test('clock 2^53-1 of one’s own: silences nobody else, and its owner comes back under another id', async () => {
    const [bo, thief] = [join('bo'), join('thief')]
    thief.say(said([[thief.doc.clientID, utmost, JSON.stringify(caret(1))]]))
    await settle()
    thief.cut()
    await settle()
    const again = join('thief')
    again.point(caret(3))
    await settle()
    expect([seen(bo, thief), seen(bo, again)]).toEqual([undefined, expect.objectContaining(caret(3))])
  })

  test('meta leak: of two thousand page loads that came and went, a newcomer is told nothing', async () => {
    const bo = join('bo')
    for (let load = 0; load < 2_000; load++) {
      const peer = join('ana')
      peer.point(caret(load))
      peer.destroy()
      if (load % 100 === 0) await settle()
    }
    await settle()
    const newcomer = join('cy')
    await settle()
    expect([...newcomer.awareness.meta.keys()]).toEqual([newcomer.doc.clientID])
    expect([bo.closed, room.size]).toEqual([null, 2])
  }, 20_000)

  test('ghost absence: who comes back and says the same again is seen at once', async () => {
    const [ana, bo] = [join('ana'), join('bo')]
    ana.point(caret(1))
    await settle()
    ana.cut()
    await settle()
    ana.join(room)
    // As our own client does on every connection: the others have forgotten the last clock.
    ana.awareness.setLocalState(ana.awareness.getLocalState())
    ana.say(awarenessFrame(encodeAwarenessUpdate(ana.awareness, [ana.doc.clientID])))
    await settle()
    expect(seen(bo, ana)).toMatchObject(caret(1))
  })

  test('echo: what clients send on of each other reaches nobody', async () => {
    const all = ['ana', 'bo', 'cy', 'di', 'ed'].map(join)
    const [ana] = all
    ana?.point(caret(1))
    await settle()
    const before = all.map(caretsOf)
    for (const peer of all)
      peer.say(awarenessFrame(encodeAwarenessUpdate(peer.awareness, [...peer.awareness.getStates().keys()])))
    await settle()
    expect(all.map(caretsOf)).toEqual(before)
  })

  test('caret storm: the same caret under a new clock, after every letter of everybody, reaches nobody', async () => {
    const all = Array.from({ length: 20 }, (_, index) => join(`p${index}`))
    for (const peer of all) peer.point(caret(1))
    await settle()
    const before = all.map(caretsOf)
    for (let letter = 0; letter < 20; letter++) for (const peer of all) peer.point(caret(1))
    await settle()
    expect(all.map(caretsOf)).toEqual(before)
    expect(all.map(({ closed }) => closed)).toEqual(all.map(() => null))
  })

  test('caret storm: carets that do move are one frame for all of them every twentieth of a second', async () => {
    const all = Array.from({ length: 20 }, (_, index) => join(`p${index}`))
    await settle()
    const before = all.map(caretsOf)
    for (let move = 0; move < 20; move++) {
      for (const peer of all) peer.point(caret(move))
      await vi.advanceTimersByTimeAsync(50)
    }
    await settle()
    for (const [index, peer] of all.entries()) expect(caretsOf(peer) - (before[index] ?? 0)).toBeLessThanOrEqual(24)
  })

  test('ghost cursors: whatever ids somebody spoke of, nothing of theirs stays when they are gone', async () => {
    const [ana, bo, thief] = [join('ana'), join('bo'), join('thief')]
    ana.point(caret(1))
    thief.say(
      said([
        [123, 1, JSON.stringify(caret(1))],
        [456, 1, JSON.stringify(caret(2))],
      ]),
    )
    await settle()
    expect(bo.awareness.getStates().size).toBe(2)
    thief.cut()
    await settle()
    expect([...bo.awareness.getStates().keys()]).toEqual([ana.doc.clientID])
  })

  test.each([
    { user: { color: 'red;background:url(https://evil.example/x)' } },
    { user: { color: '"><script>alert(1)</script>', name: '<img src=x onerror=alert(1)>', id: 'prefect' } },
    { color: 'url(x)', style: 'position:fixed', user: 'x', name: 'Le Préfet' },
    { user: { color: { toString: 'x' } }, __proto__: { user: 1 } },
  ])('CSS injection by colour: of %j only the caret passes', async (claimed) => {
    const [bo, thief] = [join('bo'), join('thief')]
    thief.say(said([[7, 1, JSON.stringify({ ...caret(1), ...claimed })]]))
    await settle()
    const user = { id: 'thief', name: 'THIEF', color: expect.stringMatching(/^#[0-9A-F]{6}$/) }
    expect(bo.awareness.getStates().get(7)).toEqual({ user, ...caret(1), place: null })
  })

  test.each<[string, Uint8Array]>([
    ['huge count', awarenessFrame(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 15))],
    ['no JSON', said([[7, 1, '{']])],
    ['values nested by the thousand', said([[7, 1, '['.repeat(1_000) + ']'.repeat(1_000)]])],
    ['too long', said([[7, 1, JSON.stringify({ note: 'x'.repeat(3_000) })]])],
  ])('what is no awareness (%s): ends its own connection alone', async (_what, frame) => {
    const [bo, thief] = [join('bo'), join('thief')]
    thief.say(frame)
    await settle()
    expect([thief.closed?.code === 4400 || thief.closed?.code === 4413, bo.closed]).toEqual([true, null])
  })
})
