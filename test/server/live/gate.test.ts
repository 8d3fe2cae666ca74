import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { judge, type Offer, type Verdict } from '../../../server/live/gate.ts'
import type { Writer } from '../../../server/storage/storage.ts'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import { writeRichText } from '../../../shared/documents/rich-text.ts'
import type { DomainId, FindingId, ParticipantId } from '../../../shared/id.ts'
import { craftedItem, craftedUpdate, idOf } from '../../support/crafted-update.ts'

const patienceMs = 1_000
const ana = 'ana' as ParticipantId
const bo = 'bo' as ParticipantId

function diagnostic(): Y.Doc {
  const doc = new Y.Doc()
  addFinding(doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', title: 'Des places manquent' })
  return doc
}

/** What the gate says when Ana, who may write, offers this; it has a second, however the update was made. */
function judged(doc: Y.Doc, update: Uint8Array, offer: Partial<Offer> = {}): Verdict {
  const started = performance.now()
  const settings = { isAnswer: false, by: ana, mayWrite: true, room: 2 ** 30, writerOf: () => undefined }
  const verdict = judge({ ...settings, doc, update, ...offer })
  expect(performance.now() - started).toBeLessThan(patienceMs)
  return verdict
}

function refused(reason: string, code = 4422): Verdict {
  return { type: 'refused', code, reason }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** What a copy of the document would send after this edit. */
function editOf(doc: Y.Doc, edit: (copy: Y.Doc) => void): Uint8Array {
  const copy = copyOf(doc)
  const before = Y.encodeStateVector(copy)
  edit(copy)
  return Y.encodeStateAsUpdate(copy, before)
}

function recordOf(doc: Y.Doc): Y.Map<unknown> {
  return findingsOf(doc).get('f1') as Y.Map<unknown>
}

function titleOf(doc: Y.Doc): Y.Text {
  return recordOf(doc).get('title') as Y.Text
}

function bodyOf(doc: Y.Doc): Y.XmlFragment {
  return recordOf(doc).get('body') as Y.XmlFragment
}

/** The id of the first sign of the title. */
function firstSign(doc: Y.Doc): Y.ID {
  return titleOf(doc)._start?.id ?? idOf(0, 0)
}

const words = (text: string) => new Y.ContentString(text)

describe('an honest update', () => {
  test('is accepted, and binds the client id that it writes under', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => titleOf(copy).insert(0, 'Trop '))
    expect(judged(doc, update)).toEqual({ type: 'accepted', update, newClients: [expect.any(Number)] })
  })

  test('is nothing new the second time', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => titleOf(copy).delete(0, 4))
    Y.applyUpdate(doc, update)
    expect(judged(doc, update)).toEqual({ type: 'nothing-new' })
  })

  test('is nothing new when a reader sends a whole copy again', () => {
    const doc = diagnostic()
    titleOf(doc).delete(0, 4)
    expect(judged(doc, Y.encodeStateAsUpdate(doc), { mayWrite: false })).toEqual({ type: 'nothing-new' })
  })

  test('is accepted when it only deletes', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => titleOf(copy).delete(0, 4))
    expect(judged(doc, update)).toMatchObject({ type: 'accepted', newClients: [] })
  })

  test('is accepted when it holds content that its writer deleted and forgot', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => {
      addFinding(copy, { id: 'f2' as FindingId, domain: 'D1' as DomainId, type: 'need' })
      findingsOf(copy).delete('f2')
    })
    expect(judged(doc, update).type).toBe('accepted')
  })

  test('is accepted with every mark and block that the editor has', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => {
      const run = (type: 'bold' | 'italic', text: string) => ({ type: 'text', text, marks: [{ type }] }) as const
      const item = { type: 'listItem', content: [{ type: 'paragraph', content: [run('italic', 'un')] }] } as const
      writeRichText(bodyOf(copy), {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [run('bold', 'gras'), { type: 'hardBreak' }] },
          { type: 'bulletList', content: [item] },
          { type: 'orderedList', content: [item] },
          { type: 'blockquote', content: [{ type: 'paragraph' }] },
        ],
      })
      const text = (bodyOf(copy).get(0) as Y.XmlElement).get(0) as Y.XmlText
      text.format(0, 2, { 'comment--abcdefgh': { thread: 't1' }, link: { href: 'https://caf.fr' } })
    })
    expect(judged(doc, update).type).toBe('accepted')
  })

  test('keeps its new half when its old half was deleted and forgotten', () => {
    const doc = diagnostic()
    const writer = copyOf(doc)
    addFinding(writer, { id: 'f2' as FindingId, domain: 'D1' as DomainId, type: 'need', title: 'ab' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer))
    findingsOf(doc).delete('f2')
    const title = (findingsOf(writer).get('f2') as Y.Map<unknown>).get('title') as Y.Text
    title.insert(2, 'cd')
    const verdict = judged(doc, Y.encodeStateAsUpdate(writer))
    if (verdict.type !== 'accepted') throw new Error(verdict.type)
    Y.applyUpdate(doc, verdict.update)
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(writer))
    expect(doc.store.pendingStructs).toBeNull()
  })
})

describe('somebody who may not write', () => {
  test.each<[string, (copy: Y.Doc) => void]>([
    ['writes', (copy) => titleOf(copy).insert(0, 'x')],
    ['deletes', (copy) => titleOf(copy).delete(0, 1)],
  ])('is refused when they write or delete: %s', (_what, edit) => {
    const doc = diagnostic()
    expect(judged(doc, editOf(doc, edit), { mayWrite: false })).toEqual(refused('read-only', 4403))
  })
})

describe('another person’s client id', () => {
  test('cannot be written under: their own next words would be lost', () => {
    const doc = diagnostic()
    const victim = doc.clientID
    const clock = Y.getState(doc.store, victim)
    const struct = craftedItem(idOf(victim, clock), words('perdu'), { origin: firstSign(doc) })
    const update = craftedUpdate([{ client: victim, clock, structs: [struct] }])
    const writerOf = (client: number): Writer | undefined => (client === victim ? bo : undefined)
    expect(judged(doc, update, { writerOf })).toEqual(refused('foreign-client-id', 4403))
    expect(judged(doc, update, { writerOf, by: bo }).type).toBe('accepted')
  })

  test('cannot be the server’s', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => titleOf(copy).insert(0, 'x'))
    expect(judged(doc, update, { writerOf: () => 'server' })).toEqual(refused('foreign-client-id', 4403))
  })
})

describe('what the document lacks', () => {
  test('makes incomplete: an edit after one that never came', () => {
    const doc = diagnostic()
    const copy = copyOf(doc)
    titleOf(copy).insert(0, 'a')
    const before = Y.encodeStateVector(copy)
    titleOf(copy).insert(1, 'b')
    expect(judged(doc, Y.encodeStateAsUpdate(copy, before))).toEqual({ type: 'incomplete' })
  })

  test('makes incomplete: an edit of somebody’s words that never came', () => {
    const doc = diagnostic()
    const other = copyOf(doc)
    titleOf(other).insert(0, 'perdu ')
    const update = editOf(other, (copy) => titleOf(copy).insert(3, 'x'))
    expect(judged(doc, update)).toEqual({ type: 'incomplete' })
  })

  test('makes incomplete: the deletion of what is not there', () => {
    expect(judged(diagnostic(), craftedUpdate([], [[7, [[0, 10]]]]))).toEqual({ type: 'incomplete' })
  })

  test('makes incomplete: two items that wait for each other', () => {
    const [one, two] = [idOf(8, 0), idOf(9, 0)]
    const update = craftedUpdate([
      { client: 9, clock: 0, structs: [craftedItem(two, words('a'), { origin: one })] },
      { client: 8, clock: 0, structs: [craftedItem(one, words('b'), { origin: two })] },
    ])
    expect(judged(diagnostic(), update)).toEqual({ type: 'incomplete' })
  })

  // Yjs throws on this half way, with the first item already applied.
  test('makes incomplete: an item beside a later one of its own client', () => {
    const doc = diagnostic()
    const origin = firstSign(doc)
    const structs = [
      craftedItem(idOf(9, 0), words('ok'), { origin }),
      craftedItem(idOf(9, 2), words('x'), { origin: idOf(9, 3) }),
      craftedItem(idOf(9, 3), words('y'), { origin }),
    ]
    expect(judged(doc, craftedUpdate([{ client: 9, clock: 0, structs }]))).toEqual({ type: 'incomplete' })
  })

  test('costs nothing in four thousand tiny updates', () => {
    const doc = diagnostic()
    const source = copyOf(doc)
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    for (let count = 0; count < 4_000; count++) titleOf(source).insert(0, 'x')
    const started = performance.now()
    expect(updates.slice(1).every((update) => judged(doc, update).type === 'incomplete')).toBe(true)
    expect(performance.now() - started).toBeLessThan(2 * patienceMs)
  })
})

describe('what our documents are not made of', () => {
  test.each<[string, (copy: Y.Doc) => void]>([
    ['a document in the document', (copy) => recordOf(copy).set('sub', new Y.Doc())],
    ['bytes', (copy) => recordOf(copy).set('file', new Uint8Array(10))],
    ['a tree of values', (copy) => recordOf(copy).set('tree', { deep: [1] })],
    ['a list', (copy) => recordOf(copy).set('list', new Y.Array())],
    ['an embed in a text', (copy) => titleOf(copy).insertEmbed(0, { image: 'http://x' })],
    ['a mark in a plain field', (copy) => titleOf(copy).format(0, 3, { bold: {} })],
    ['an unknown block', (copy) => bodyOf(copy).insert(0, [new Y.XmlElement('script')])],
    ['a hook', (copy) => bodyOf(copy).insert(0, [new Y.XmlHook('x') as unknown as Y.XmlElement])],
    ['an attribute on a block', (copy) => block(copy).setAttribute('style', 'color:red')],
    ['an unknown mark', (copy) => formatted(copy, { style: 'color:red' })],
    ['a link to a script', (copy) => formatted(copy, { link: { href: ' javascript:alert(1)' } })],
    ['a record that is none', (copy) => findingsOf(copy).set('f9', 'not a record')],
  ])('is refused: %s', (_what, edit) => {
    const doc = diagnostic()
    expect(judged(doc, editOf(doc, edit))).toEqual(refused('foreign-content'))
  })

  test.each<[string, (copy: Y.Doc) => void]>([
    ['a root that is not ours', (copy) => copy.getMap('votes').set('ana', 2)],
    ['a root of the other document', (copy) => copy.getMap('actions').set('x', new Y.Map())],
  ])('is refused: %s', (_what, edit) => {
    const doc = diagnostic()
    expect(judged(doc, editOf(doc, edit))).toEqual(refused('foreign-place'))
    expect([...doc.share.keys()]).toEqual(['findings'])
  })

  test.each<[string, (doc: Y.Doc) => Y.Item]>([
    ['words under a letter', (doc) => craftedItem(idOf(9, 0), words('x'), { parent: firstSign(doc) })],
    ['words between two texts', (doc) => craftedItem(idOf(9, 0), words('x'), betweenTexts(doc))],
  ])('is refused where nothing can stand: %s', (_what, crafted) => {
    const doc = diagnostic()
    const update = craftedUpdate([{ client: 9, clock: 0, structs: [crafted(doc)] }])
    expect(judged(doc, update)).toEqual(refused('foreign-place'))
  })

  test('is refused: words loose among the records', () => {
    const structs = [craftedItem(idOf(9, 0), words('x'), { parent: 'findings' })]
    expect(judged(diagnostic(), craftedUpdate([{ client: 9, clock: 0, structs }]))).toEqual(refused('foreign-content'))
  })

  test.each([100, 8_000])('is refused: maps nested %i deep', (depth) => {
    const doc = diagnostic()
    const record = recordOf(doc)._item?.id ?? idOf(0, 0)
    const structs = Array.from({ length: depth }, (_, clock) => {
      const parent = clock === 0 ? record : idOf(9, clock - 1)
      return craftedItem(idOf(9, clock), new Y.ContentType(new Y.Map()), { parent, key: 'in' })
    })
    expect(judged(doc, craftedUpdate([{ client: 9, clock: 0, structs }]))).toEqual(refused('too-deep'))
  })
})

describe('what is not an update', () => {
  test.each<[string, Uint8Array]>([
    ['no bytes', new Uint8Array()],
    ['noise', new Uint8Array([255, 255, 255, 255, 15, 1, 2, 3])],
    ['a count of structs beyond reason', counts(1, 2 ** 40)],
    ['a count of clients beyond reason', counts(2 ** 45)],
    ['a V2 update', Y.encodeStateAsUpdateV2(diagnostic())],
    [
      'a V2 update that makes its reader run for ever',
      new Uint8Array([0, 0, 6, 255, 255, 255, 255, 255, 255, 255, 15]),
    ],
    ['values nested by the thousand', nestedValues(200_000)],
  ])('is refused: %s', (_what, update) => {
    expect(judged(diagnostic(), update)).toEqual(refused('malformed-update'))
  })

  test.each<[string, Uint8Array, string]>([
    ['a forgotten run without end', forgotten(Number.MAX_SAFE_INTEGER), 'impossible-struct'],
    ['a forgotten run of nothing', forgotten(0), 'impossible-struct'],
    ['a client id that Yjs does not draw', forgotten(1, 2 ** 40), 'impossible-struct'],
    ['a deletion without end', craftedUpdate([], [[7, [[0, 2 ** 50]]]]), 'impossible-deletion'],
    ['a gap that is called one', skip(), 'gap-in-update'],
    ['one client twice, of which Yjs forgets the first', twice(9, 1), 'repeated-client'],
    ['one client twice, out of order', twice(9, 0), 'impossible-struct'],
  ])('is refused: %s', (_what, update, reason) => {
    expect(judged(diagnostic(), update)).toEqual(refused(reason))
  })

  test('is refused or harmless, whatever byte is changed', () => {
    const doc = diagnostic()
    const honest = editOf(doc, (copy) => titleOf(copy).insert(3, 'Trop '))
    for (let index = 0; index < honest.length; index++) {
      for (const byte of [0, 1, 10, 127, 128, 255]) {
        const copy = copyOf(doc)
        const verdict = judged(copy, honest.with(index, byte))
        if (verdict.type !== 'accepted') continue
        Y.applyUpdate(copy, verdict.update)
        expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null])
      }
    }
  })
})

describe('too much at once', () => {
  test('is refused: an update of more than a mebibyte, unless it brings back what was written offline', () => {
    const doc = diagnostic()
    const update = editOf(doc, (copy) => titleOf(copy).insert(0, 'x'.repeat(1_100_000)))
    expect(judged(doc, update)).toEqual(refused('update-too-large', 4413))
    expect(judged(doc, update, { isAnswer: true }).type).toBe('accepted')
  })

  test('is refused: what the document has no room for, but never a deletion', () => {
    const doc = diagnostic()
    const longer = editOf(doc, (copy) => titleOf(copy).insert(0, 'x'.repeat(200)))
    expect(judged(doc, longer, { room: 100 })).toEqual(refused('document-too-large', 4413))
    expect(
      judged(
        doc,
        editOf(doc, (copy) => titleOf(copy).delete(0, 4)),
        { room: 0 },
      ).type,
    ).toBe('accepted')
  })

  test('is refused: more structs than a day of writing makes', () => {
    const structs = Array.from({ length: 20_001 }, (_, clock) => new Y.GC(idOf(9, clock), 1))
    const update = craftedUpdate([{ client: 9, clock: 0, structs }])
    expect(judged(diagnostic(), update)).toEqual(refused('too-many-structs'))
  })

  test('is refused: more client ids than a person has tabs', () => {
    const blocks = Array.from({ length: 17 }, (_, index) => {
      return { client: 40 - index, clock: 0, structs: [new Y.GC(idOf(40 - index, 0), 1)] }
    })
    expect(judged(diagnostic(), craftedUpdate(blocks))).toEqual(refused('too-many-clients'))
  })
})

function block(doc: Y.Doc): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  bodyOf(doc).insert(0, [element])
  return element
}

function formatted(doc: Y.Doc, marks: object): void {
  const text = new Y.XmlText('mots')
  block(doc).insert(0, [text])
  text.format(0, 4, marks)
}

function betweenTexts(doc: Y.Doc) {
  const position = recordOf(doc)._map.get('position')
  return { origin: firstSign(doc), ...(position ? { rightOrigin: position.id } : {}) }
}

function counts(...numbers: readonly number[]): Uint8Array {
  return encoding.encode((encoder) => numbers.forEach((number) => encoding.writeVarUint(encoder, number)))
}

function forgotten(length: number, client = 7): Uint8Array {
  return craftedUpdate([{ client, clock: 0, structs: [new Y.GC(idOf(client, 0), length)] }])
}

function skip(): Uint8Array {
  return craftedUpdate([{ client: 7, clock: 0, structs: [new Y.Skip(idOf(7, 0), 3), new Y.GC(idOf(7, 3), 1)] }])
}

function twice(client: number, secondClock: number): Uint8Array {
  const one = (clock: number) => ({ client, clock, structs: [new Y.GC(idOf(client, clock), 1)] })
  return craftedUpdate([one(0), one(secondClock)])
}

// One value in a record: a list that holds a list that holds a list…
function nestedValues(depth: number): Uint8Array {
  const value = new Uint8Array(depth * 2 + 1).fill(117).map((byte, index) => (index % 2 === 1 ? 1 : byte))
  const head = encoding.encode((encoder) => {
    for (const number of [1, 1, 9, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 0b0010_1000)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, 'findings')
    encoding.writeVarString(encoder, 'x')
    encoding.writeVarUint(encoder, 1)
  })
  return Uint8Array.from([...head, ...value.fill(126, depth * 2), 0])
}
