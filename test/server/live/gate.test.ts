import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { judge } from '../../../server/live/gate.ts'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'

const patienceMs = 1_000

function diagnostic(): Y.Doc {
  const doc = new Y.Doc()
  addFinding(doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', title: 'Des places manquent' })
  return doc
}

/** What a copy of the document would send after this edit. */
function editOf(doc: Y.Doc, edit: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(copy)
  edit(copy)
  return Y.encodeStateAsUpdate(copy, before)
}

function titleOf(doc: Y.Doc): Y.Text {
  return findingsOf(doc).get('f1') instanceof Y.Map
    ? ((findingsOf(doc).get('f1') as Y.Map<unknown>).get('title') as Y.Text)
    : new Y.Text()
}

describe('an honest update', () => {
  test('is new, and tells the client id it writes under', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => titleOf(copy).insert(0, 'Trop '))
    expect(judge(doc, 'diagnostic', update)).toMatchObject({ type: 'new', clients: [expect.any(Number)] })
  })

  test('is known the second time', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => titleOf(copy).delete(0, 4))
    Y.applyUpdate(doc, update)
    expect(judge(doc, 'diagnostic', update)).toEqual({ type: 'known' })
  })

  test('is known when a whole copy is sent again', () => {
    const doc = diagnostic()
    titleOf(doc).delete(0, 4)
    expect(judge(doc, 'diagnostic', Y.encodeStateAsUpdate(doc))).toEqual({ type: 'known' })
  })

  test('is new when it only deletes', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => titleOf(copy).delete(0, 4))
    expect(judge(doc, 'diagnostic', update)).toEqual({ type: 'new', clients: [] })
  })

  test('is new when it holds content that its writer deleted and forgot', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => {
      addFinding(copy, { id: 'f2' as FindingId, domain: 'D1' as DomainId, type: 'need' })
      findingsOf(copy).delete('f2')
    })
    expect(judge(doc, 'diagnostic', update)).toMatchObject({ type: 'new' })
  })
})

describe('what the document lacks', () => {
  test('is a gap: an edit after one that never came', () => {
    const doc = diagnostic()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    titleOf(copy).insert(0, 'a')
    const before = Y.encodeStateVector(copy)
    titleOf(copy).insert(1, 'b')
    expect(judge(doc, 'diagnostic', Y.encodeStateAsUpdate(copy, before))).toEqual({ type: 'gap' })
  })

  test('is a gap: an edit of somebody’s words that never came', () => {
    const doc = diagnostic()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    titleOf(other).insert(0, 'perdu ')
    const third = new Y.Doc()
    Y.applyUpdate(third, Y.encodeStateAsUpdate(other))
    const before = Y.encodeStateVector(third)
    titleOf(third).insert(3, 'x')
    expect(judge(doc, 'diagnostic', Y.encodeStateAsUpdate(third, before))).toEqual({ type: 'gap' })
  })

  test('is a gap: the deletion of what is not there', () => {
    expect(judge(diagnostic(), 'diagnostic', deletion([[7, [[0, 10]]]]))).toEqual({ type: 'gap' })
  })

  test('never leaves anything pending, however it is sent', () => {
    const doc = diagnostic()
    const source = diagnostic()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    for (let count = 0; count < 500; count++) titleOf(source).insert(0, 'x')
    const started = performance.now()
    for (const update of updates.slice(1)) {
      if (judge(doc, 'diagnostic', update).type === 'new') Y.applyUpdate(doc, update)
    }
    expect(doc.store.pendingStructs).toBeNull()
    expect(performance.now() - started).toBeLessThan(patienceMs)
  })
})

describe('what our documents are not made of', () => {
  test.each<[string, (copy: Y.Doc) => void]>([
    ['a root that is not ours', (copy) => copy.getMap('votes').set('ana', 2)],
    ['a root of the other document', (copy) => copy.getMap('actions').set('x', new Y.Map())],
    ['a document in the document', (copy) => recordOf(copy).set('sub', new Y.Doc())],
    ['bytes', (copy) => recordOf(copy).set('file', new Uint8Array(10))],
    ['a list', (copy) => recordOf(copy).set('list', new Y.Array())],
    ['an embed in a text', (copy) => titleOf(copy).insertEmbed(0, { image: 'http://x' })],
    ['an unknown block', (copy) => bodyOf(copy).insert(0, [new Y.XmlElement('script')])],
    ['an unknown mark', (copy) => titleOf(copy).format(0, 3, { style: 'color:red' })],
  ])('is refused: %s', (_what, edit) => {
    const doc = diagnostic()
    expect(judge(doc, 'diagnostic', editOf(doc, edit))).toEqual({ type: 'refused', reason: 'forbidden-content' })
  })

  test('is refused: maps nested by the thousand', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => {
      let inner = recordOf(copy)
      for (let depth = 0; depth < 3_000; depth++) {
        const next = new Y.Map<unknown>()
        inner.set('in', next)
        inner = next
      }
    })
    const started = performance.now()
    expect(judge(doc, 'diagnostic', update)).toEqual({ type: 'refused', reason: 'forbidden-content' })
    expect(performance.now() - started).toBeLessThan(patienceMs)
  })
})

describe('what is not an update', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['noise', new Uint8Array([255, 255, 255, 255, 15, 1, 2, 3])],
    ['a count of structs beyond reason', crafted((encoder) => counts(encoder, 1, 2 ** 40))],
    ['a count of clients beyond reason', crafted((encoder) => encoding.writeVarUint(encoder, 2 ** 45))],
    ['a forgotten run without end', garbage(Number.MAX_SAFE_INTEGER)],
    ['a V2 update', Y.encodeStateAsUpdateV2(diagnostic())],
  ])('is refused, quickly: %s', (_what, update) => {
    const started = performance.now()
    const { type } = judge(diagnostic(), 'diagnostic', update)
    expect(['refused', 'gap']).toContain(type)
    expect(performance.now() - started).toBeLessThan(patienceMs)
  })

  test('is refused or harmless, whatever byte is changed', () => {
    const doc = diagnostic()
    const honest = editOf(doc, (copy) => titleOf(copy).insert(0, 'Trop '))
    for (let index = 0; index < honest.length; index++) {
      for (const byte of [0, 1, 127, 128, 255]) {
        const changed = honest.slice()
        changed[index] = byte
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
        if (judge(copy, 'diagnostic', changed).type !== 'new') continue
        Y.applyUpdate(copy, changed)
        expect(copy.store.pendingStructs).toBeNull()
        expect(copy.store.pendingDs).toBeNull()
      }
    }
  })
})

function recordOf(doc: Y.Doc): Y.Map<unknown> {
  return findingsOf(doc).get('f1') as Y.Map<unknown>
}

function bodyOf(doc: Y.Doc): Y.XmlFragment {
  return recordOf(doc).get('body') as Y.XmlFragment
}

function crafted(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  const bytes = encoding.toUint8Array(encoder)
  expect(decoding.hasContent(decoding.createDecoder(bytes))).toBe(true)
  return bytes
}

function counts(encoder: encoding.Encoder, clients: number, structs: number): void {
  encoding.writeVarUint(encoder, clients)
  encoding.writeVarUint(encoder, structs)
}

// One client, one struct: client 7, clock 0, a forgotten run of this length, then no deletions.
function garbage(length: number): Uint8Array {
  return crafted((encoder) => {
    counts(encoder, 1, 1)
    encoding.writeVarUint(encoder, 7)
    encoding.writeVarUint(encoder, 0)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
    encoding.writeVarUint(encoder, 0)
  })
}

function deletion(clients: readonly (readonly [number, readonly (readonly [number, number])[]])[]): Uint8Array {
  return crafted((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, clients.length)
    for (const [client, ranges] of clients) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const [clock, length] of ranges) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, length)
      }
    }
  })
}
