import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyOf, newDocument, readDocument, seedUpdate } from '../document.ts'
import { chanceFrom } from './chance.ts'
import { FrameReader } from './frame-reader.ts'
import { Histogram } from './histogram.ts'
import { payload, protocolFor } from './protocol.ts'
import { scanUpdate } from './update.ts'
import { Writer, writerIds } from './writer.ts'

type Run = readonly [client: number, clock: number, length: number]

function scanned(update: Uint8Array): { readonly inserts: readonly Run[]; readonly deletes: readonly Run[] } {
  const inserts: Run[] = []
  const deletes: Run[] = []
  scanUpdate(
    update,
    0,
    (...run) => inserts.push(run),
    (...run) => deletes.push(run),
  )
  return { inserts, deletes }
}

const clocksIn = (runs: readonly Run[]) => runs.reduce((total, [, , length]) => total + length, 0)

describe('scanning an update', () => {
  test('finds every clock of merged updates of several writers', () => {
    const writers = [0, 1, 2].map((index) => new Writer(index, 5))
    const updates = Array.from({ length: 100 }, () => writers.map((writer) => writer.type().bytes)).flat()
    const merged = Y.mergeUpdates(updates)
    const { inserts, deletes } = scanned(merged)
    const expected = [...Y.parseUpdateMeta(merged).to.values()].reduce((total, clock) => total + clock, 0)
    expect(clocksIn(inserts)).toBe(expected)
    expect(new Set(inserts.map(([client]) => client))).toEqual(new Set([0, 1, 2].map((index) => writerIds + index)))
    expect(clocksIn(deletes)).toBeGreaterThan(0)
  })

  test('reads formats, plain values and letters outside of the basic plane', () => {
    const doc = newDocument()
    doc.clientID = 7
    const text = new Y.XmlText()
    bodyOf(doc).insert(0, [text])
    text.insert(0, 'héllo 🎉 world')
    text.format(0, 5, { bold: true })
    text.delete(1, 4)
    const record = doc.getMap('findings').get('bench')
    if (record instanceof Y.Map) for (const value of [1, 0.1, 12n, null, true, 'x']) record.set('type', value)
    const { inserts } = scanned(Y.encodeStateAsUpdate(doc))
    expect(clocksIn(inserts.filter(([client]) => client === 7))).toBe(Y.getState(doc.store, 7))
  })
})

describe('typing', () => {
  test('tells the first clock that it inserts or deletes', () => {
    const writer = new Writer(3, 1)
    let next = 0
    for (let key = 0; key < 200; key++) {
      const { bytes, inserted, deleted } = writer.type()
      const { inserts, deletes } = scanned(bytes)
      expect(inserted).toBe(inserts.length > 0 ? next : -1)
      expect(deleted).toBe(deletes[0]?.[1] ?? -1)
      next += clocksIn(inserts)
    }
  })

  test('goes into the finding that everybody shares', () => {
    const writer = new Writer(0, 1)
    const updates = Array.from({ length: 50 }, () => writer.type().bytes)
    expect(readDocument(Y.mergeUpdates([seedUpdate, ...updates])).text).toMatch(/^<paragraph>.{20,}<\/paragraph>$/)
  })
})

describe.each(['y-websocket', 'hocuspocus'] as const)('a message of %s', (name) => {
  test('reads back as what it is', () => {
    const protocol = protocolFor(name, 'a room')
    const update = Uint8Array.of(1, 2, 3)
    const messages = [protocol.step1(), protocol.emptyStep2(), protocol.awareness(update), protocol.update(update)]
    expect(messages.map((message) => protocol.read(message, 0))).toEqual(['step1', 'step2', 'awareness', 'update'])
    expect(messages.at(-1)?.subarray(payload.start, payload.start + payload.length)).toEqual(update)
  })
})

describe('reading frames', () => {
  test('finds them however the stream is cut, and keeps the beginning of a long one', () => {
    const short = Buffer.from([0x82, 3, 1, 2, 3])
    const long = Buffer.concat([Buffer.from([0x82, 126, 0x10, 0x00]), Buffer.alloc(4096, 7)])
    const stream = Buffer.concat([short, long, short])
    for (const piece of [1, 2, 3, 7, 1000, stream.length]) {
      const seen: (readonly [kept: number, fullLength: number])[] = []
      const reader = new FrameReader(1000, (_opcode, _bytes, start, end, full) => seen.push([end - start, full]))
      for (let at = 0; at < stream.length; at += piece) reader.read(stream.subarray(at, at + piece))
      expect(seen.map(([, full]) => full)).toEqual([3, 4096, 3])
      expect(seen[0]?.[0]).toBe(3)
    }
  })
})

describe('a percentile', () => {
  test('is right to two percent', () => {
    const chance = chanceFrom(9)
    const values = Array.from({ length: 20_000 }, () => 0.2 + chance.next() ** 4 * 500)
    const histogram = new Histogram()
    for (const value of values) histogram.record(value)
    const sorted = values.toSorted((a, b) => a - b)
    for (const share of [0.5, 0.95, 0.99]) {
      const exact = sorted[Math.ceil(values.length * share) - 1] ?? 0
      expect(Math.abs((histogram.percentile(share) ?? 0) / exact - 1)).toBeLessThan(0.02)
    }
  })
})
