import * as Y from 'yjs'
import { beforeEach, describe, expect, test } from 'vitest'
import { addFinding } from '../../../shared/documents/finding.ts'
import { markPassage, passageOf, resolvePassage, richTextOf } from '../../../shared/documents/passage.ts'
import type { RichText } from '../../../shared/documents/rich-text.ts'
import type { DomainId, FindingId, ThreadId } from '../../../shared/id.ts'
import { PassageEditor } from '../../support/passage-editor.ts'

const thread = 'T1' as ThreadId

/** A person with a copy of the document, an editor and a history of their own. */
interface Desk {
  readonly doc: Y.Doc
  readonly editor: PassageEditor
  readonly history: Y.UndoManager
}

type Transform = Parameters<Parameters<PassageEditor['edit']>[0]>[0]

let desk: Desk

beforeEach(() => {
  const doc = new Y.Doc()
  for (const [id, words] of [
    ['f1', ['Le relais ouvre.', 'Les familles du nord attendent.', 'Une navette existe.']],
    ['f2', ['Ailleurs.']],
  ] as const) {
    const body: RichText = {
      type: 'doc',
      content: words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    }
    addFinding(doc, { id: id as FindingId, domain: 'D1' as DomainId, type: 'need', body })
  }
  desk = deskOn(doc, 'f1')
  const { editor } = desk
  const ranges = resolvePassage(doc, editor.fragment, editor.select(editor.find('familles du nord')))
  markPassage(doc, ranges ?? [], thread)
  desk.history.clear()
})

function deskOn(doc: Y.Doc, finding: string): Desk {
  const text = richTextOf(doc, 'diagnostic', finding)
  if (!text) throw new Error('no text')
  const history = new Y.UndoManager(text, { trackedOrigins: new Set(['me']), captureTimeout: 0 })
  return { doc, editor: new PassageEditor(doc, text), history }
}

/** One keystroke, or one press of a button, as the editor writes it. */
function does({ doc, editor }: Desk, change: (transform: Transform) => unknown): void {
  doc.transact(() => editor.edit(change), 'me')
}

/** Cuts the paragraph with these words; what is on the clipboard. */
function cut(from: Desk, words: string) {
  const { node } = from.editor
  const [start, end] = aroundBlock(from.editor, words)
  const clipboard = node.slice(start, end)
  does(from, (transform) => transform.delete(start, end))
  return clipboard
}

function aroundBlock(editor: PassageEditor, words: string): readonly [start: number, end: number] {
  const at = editor.node.resolve(editor.find(words).from)
  return [at.before(1), at.after(1)]
}

function paste(into: Desk, clipboard: ReturnType<typeof cut>, at: number): void {
  does(into, (transform) => transform.replace(at, at, clipboard))
}

function wrap(words: string, ...types: readonly string[]): void {
  const [start, end] = aroundBlock(desk.editor, words)
  does(desk, (transform) => {
    const inner = transform.doc.slice(start, end).content
    const outer = types.reduceRight(
      (content, type) => {
        const made = desk.editor.schema.nodes[type]?.create(null, content)
        if (!made) throw new Error(`no ${type}`)
        return made
      },
      inner as unknown as ReturnType<Transform['doc']['child']>,
    )
    return transform.replaceWith(start, end, outer)
  })
}

const commented = ({ editor }: Desk) => passageOf(editor.fragment, thread)

function undoAll({ history }: Desk): void {
  for (let steps = 0; steps < 10 && history.canUndo(); steps++) history.undo()
}

describe('a conversation about words', () => {
  test.each<[string, () => void, string | null]>([
    ['their paragraph is cut', () => void cut(desk, 'familles'), null],
    ['it is pasted at the end', () => paste(desk, cut(desk, 'familles'), desk.editor.node.content.size), 'same'],
    ['it is pasted at the beginning', () => paste(desk, cut(desk, 'familles'), 0), 'same'],
    ['it is split in its middle', () => splitAt(9), 'familles \ndu nord'],
    ['it is split where they begin', () => splitAt(0), 'same'],
    ['it is split where they end', () => splitAt('familles du nord'.length), 'same'],
    ['it is joined to the one before', () => joinBefore('familles'), 'same'],
    ['it is put into a list', () => wrap('familles', 'bulletList', 'listItem'), 'same'],
    ['it is put into a numbered list', () => wrap('familles', 'orderedList', 'listItem'), 'same'],
    ['it is put into a quotation', () => wrap('familles', 'blockquote'), 'same'],
    ['they are made bold', () => embolden('familles du nord'), 'same'],
    ['they are made bold in part', () => embolden('du nord'), 'same'],
    ['words are typed in them', () => type('familles', 8, ' nombreuses'), 'familles nombreuses du nord'],
    ['a part of them is deleted', () => remove('familles '), 'du nord'],
    ['they are deleted', () => remove('familles du nord'), null],
    [
      'the whole text is deleted',
      () => does(desk, (transform) => transform.delete(0, transform.doc.content.size)),
      null,
    ],
  ])('stands on them, or on nothing, once %s; undone, on them again', (_what, change, words) => {
    change()
    expect(commented(desk)).toBe(words === 'same' ? 'familles du nord' : words)
    undoAll(desk)
    expect(commented(desk)).toBe('familles du nord')
    expect(desk.editor.node.textContent).toBe('Le relais ouvre.Les familles du nord attendent.Une navette existe.')
  })

  test('leaves its finding with words that are pasted into another, and comes back with them', () => {
    const elsewhere = deskOn(desk.doc, 'f2')
    paste(elsewhere, cut(desk, 'familles'), 0)
    expect([commented(desk), commented(elsewhere)]).toEqual([null, 'familles du nord'])
    paste(desk, cut(elsewhere, 'familles'), 0)
    expect([commented(desk), commented(elsewhere)]).toEqual(['familles du nord', null])
  })

  test('is where one moved them, whatever another typed in them meanwhile', () => {
    const other = deskOn(copyOf(desk.doc), 'f1')
    const { from } = other.editor.find('familles')
    does(other, (transform) => transform.insert(from, other.editor.schema.text('nombreuses ')))
    paste(desk, cut(desk, 'familles'), desk.editor.node.content.size)
    meet(desk, other)
    expect([commented(desk), commented(other)]).toEqual(['familles du nord', 'familles du nord'])
  })

  test('stays on each copy when two people move them at once', () => {
    const other = deskOn(copyOf(desk.doc), 'f1')
    paste(other, cut(other, 'familles'), 0)
    paste(desk, cut(desk, 'familles'), desk.editor.node.content.size)
    meet(desk, other)
    expect([commented(desk), commented(other)]).toEqual(
      Array.from({ length: 2 }, () => 'familles du nord … familles du nord'),
    )
  })
})

function splitAt(offset: number): void {
  const at = desk.editor.find('familles').from + offset
  does(desk, (transform) => transform.split(at))
}

function joinBefore(words: string): void {
  const [start] = aroundBlock(desk.editor, words)
  does(desk, (transform) => transform.join(start))
}

function embolden(words: string): void {
  const bold = desk.editor.schema.marks['bold']?.create()
  const { from, to } = desk.editor.find(words)
  if (bold) does(desk, (transform) => transform.addMark(from, to, bold))
}

function type(words: string, offset: number, typed: string): void {
  const at = desk.editor.find(words).from + offset
  does(desk, (transform) => transform.insert(at, desk.editor.schema.text(typed, transform.doc.resolve(at).marks())))
}

function remove(words: string): void {
  const { from, to } = desk.editor.find(words)
  does(desk, (transform) => transform.delete(from, to))
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function meet(one: Desk, other: Desk): void {
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc))
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc))
}
