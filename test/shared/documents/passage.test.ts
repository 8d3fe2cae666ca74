import * as Y from 'yjs'
import { beforeEach, describe, expect, test } from 'vitest'
import { addFinding } from '../../../shared/documents/finding.ts'
import { markPassage, passageOf, resolvePassage, richTextOf, type Passage } from '../../../shared/documents/passage.ts'
import { plainText, readRichText, type RichText } from '../../../shared/documents/rich-text.ts'
import type { DomainId, FindingId, ThreadId } from '../../../shared/id.ts'
import { PassageEditor } from '../../support/passage-editor.ts'

const thread = 'T1' as ThreadId
const other = 'T2' as ThreadId

let doc: Y.Doc
let editor: PassageEditor

beforeEach(() => {
  doc = new Y.Doc()
  const run = (text: string) => ({ type: 'text', text }) as const
  const body: RichText = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [run('hello '), { ...run('brave'), marks: [{ type: 'bold' }] }, run(' world')] },
      { type: 'paragraph', content: [run('one'), { type: 'hardBreak' }, run('two')] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [run('last')] }] }] },
    ],
  }
  addFinding(doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', body })
  const fragment = richTextOf(doc, 'diagnostic', 'f1')
  if (!fragment) throw new Error('no text')
  editor = new PassageEditor(doc, fragment)
})

/** The words that a passage is found at. */
function found(passage: Passage): string | null {
  const ranges = resolvePassage(doc, editor.fragment, passage)
  if (!ranges) return null
  return ranges.map(({ text, index, length }) => wordsIn(text).slice(index, index + length)).join('|')
}

function wordsIn(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
}

function commentOn(words: string, as = thread): void {
  const ranges = resolvePassage(doc, editor.fragment, editor.select(editor.find(words)))
  if (!ranges) throw new Error('not found')
  markPassage(doc, ranges, as)
}

function restOf(passage: Passage): Passage {
  return { ...passage, start: '', end: '' }
}

describe('a passage', () => {
  test.each([
    ['brave', 'brave', 'brave'],
    ['hello brave world', 'hello', 'world'],
    ['two', 'two', 'two'],
    ['last', 'last', 'last'],
  ])('is found where it was selected: %s', (words, first, last) => {
    expect(found(editor.select({ from: editor.find(first).from, to: editor.find(last).to }))).toBe(words)
  })

  test('is found over several blocks', () => {
    const passage = editor.select({ from: editor.find('world').from, to: editor.find('last').to })
    expect(passage.quote).toBe('world\none\ntwo\nlast')
    expect(found(passage)).toBe('world|one|two|last')
  })

  test('is found by its words when its positions are lost', () => {
    const passage = editor.select({ from: editor.find('world').from, to: editor.find('last').to })
    expect(found(restOf(passage))).toBe('world|one|two|last')
    expect(found({ ...passage, start: 'AAAA', end: '!' })).toBe('world|one|two|last')
  })

  test('is told from the same words elsewhere by what stands around it', () => {
    insertAt('hello', 0, 'brave ')
    const to = editor.find(' world').from
    const passage = editor.select({ from: to - 5, to })
    expect(passage.quote).toBe('brave')
    const ranges = resolvePassage(doc, editor.fragment, restOf(passage))
    expect(ranges?.map(({ index }) => index)).toEqual([12])
    expect(found({ ...restOf(passage), before: '', after: '' })).toBeNull()
  })

  test('is nowhere once its words are gone', () => {
    const passage = editor.select(editor.find('brave'))
    editor.edit((transform) => transform.delete(editor.find('brave').from, editor.find('brave').to))
    expect(found(passage)).toBeNull()
  })

  test.each<[string, () => void, string]>([
    ['words typed in it', () => insertAt('brave', 2, '!'), 'br!ave'],
    ['words typed before it', () => insertAt('hello', 0, 'oh '), 'brave'],
    ['its paragraph split before it', () => splitAt('brave', 0), 'brave'],
    ['its paragraph split after it', () => splitAt(' world', 2), 'brave'],
    ['its paragraph moved to the end', moveToEnd, 'brave'],
    ['its paragraph put into a quotation', quoteFirst, 'brave'],
  ])('is found after %s', (_what, change, words) => {
    const passage = editor.select(editor.find('brave'))
    change()
    expect(found(passage)).toBe(words)
  })
})

describe('a mark', () => {
  test('says what it is on', () => {
    commentOn('brave')
    expect(passageOf(editor.fragment, thread)).toBe('brave')
    expect(passageOf(editor.fragment, other)).toBeNull()
  })

  test('is what the editor itself would have written, byte for byte', () => {
    commentOn('brave')
    const mark = editor.schema.marks['comment']?.create({ thread })
    if (!mark) throw new Error('no such mark')
    const written = deltas()
    const { from, to } = editor.find('brave')
    editor.edit((transform) => transform.removeMark(from, to, mark))
    expect(deltas()).not.toEqual(written)
    editor.edit((transform) => transform.addMark(from, to, mark))
    expect(deltas()).toEqual(written)
  })

  test('is not rewritten by an editor that types beside it', () => {
    commentOn('brave')
    commentOn('hello', other)
    const before = deltas()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    editor.edit(() => undefined)
    expect([updates, deltas()]).toEqual([[], before])
    insertAt(' world', 6, '!')
    expect(updates.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(40)
  })

  test('overlaps another', () => {
    commentOn('hello')
    const span = { from: editor.find('hello').from + 3, to: editor.find('brave').to }
    markPassage(doc, resolvePassage(doc, editor.fragment, editor.select(span)) ?? [], other)
    expect([passageOf(editor.fragment, thread), passageOf(editor.fragment, other)]).toEqual(['hello', 'lo brave'])
  })

  test.each<[string, () => void, string | null]>([
    ['words typed in it', () => insertAt('brave', 2, '!', true), 'br!ave'],
    ['words typed after it', () => insertAt(' world', 0, ' new'), 'brave'],
    ['its paragraph split before it', () => splitAt('brave', 0), 'brave'],
    ['its paragraph split in it', () => splitAt('brave', 2), 'br\nave'],
    ['its paragraph moved to the end', moveToEnd, 'brave'],
    ['its paragraph put into a quotation', quoteFirst, 'brave'],
    ['a part of it deleted', () => removeWords('ave'), 'br'],
    ['all of it deleted', () => removeWords('brave'), null],
  ])('stays on its words after %s', (_what, change, words) => {
    commentOn('brave')
    change()
    expect(passageOf(editor.fragment, thread)).toBe(words)
  })

  test('comes back when the deletion is taken back, also after a reload', () => {
    commentOn('brave')
    const writer = new Y.Doc()
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc))
    const text = richTextOf(writer, 'diagnostic', 'f1')
    if (!text) throw new Error('no text')
    const undo = new Y.UndoManager(text, { trackedOrigins: new Set([null]) })
    const writing = new PassageEditor(writer, text)
    const { from, to } = writing.find('brave')
    writer.transact(() => writing.edit((transform) => transform.delete(from, to)))
    expect(passageOf(text, thread)).toBeNull()
    undo.undo()
    const reloaded = new Y.Doc()
    Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(writer))
    const again = richTextOf(reloaded, 'diagnostic', 'f1')
    expect(again && passageOf(again, thread)).toBe('brave')
  })

  test('says two distant parts as two', () => {
    commentOn('hello')
    commentOn('last')
    expect(passageOf(editor.fragment, thread)).toBe('hello … last')
  })
})

describe('a rich text', () => {
  test.each([
    ['diagnostic', 'f2'],
    ['plan', 'f1'],
  ] as const)('is null where there is no such subject: %s %s', (document, subject) => {
    expect(richTextOf(doc, document, subject)).toBeNull()
  })

  test('reads the same before and after it is commented', () => {
    const before = plainText(readRichText(editor.fragment))
    commentOn('brave')
    expect(plainText(readRichText(editor.fragment))).toBe(before)
  })
})

type Transform = Parameters<Parameters<PassageEditor['edit']>[0]>[0]

function insert(transform: Transform, words: string, at: number, marks = false): void {
  const { nodeBefore } = transform.doc.resolve(at)
  transform.insert(at, editor.schema.text(words, marks ? nodeBefore?.marks : []))
}

function insertAt(words: string, offset: number, typed: string, marks = false): void {
  const at = editor.find(words).from + offset
  editor.edit((transform) => insert(transform, typed, at, marks))
}

function splitAt(words: string, offset: number): void {
  const at = editor.find(words).from + offset
  editor.edit((transform) => transform.split(at))
}

function moveToEnd(): void {
  editor.edit((transform) => {
    const first = transform.doc.child(0)
    transform.delete(0, first.nodeSize).insert(transform.doc.content.size, first)
  })
}

function quoteFirst(): void {
  editor.edit((transform) => {
    const first = transform.doc.child(0)
    const quote = editor.schema.nodes['blockquote']?.create(null, first)
    if (quote) transform.replaceWith(0, first.nodeSize, quote)
  })
}

function removeWords(words: string): void {
  const { from, to } = editor.find(words)
  editor.edit((transform) => transform.delete(from, to))
}

function deltas(): unknown {
  const list: unknown[] = []
  for (const node of editor.fragment.createTreeWalker(() => true))
    if (node instanceof Y.XmlText) list.push(node.toDelta())
  return list
}
