import * as Y from 'yjs'
import { beforeEach, describe, expect, test } from 'vitest'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import { mayReword, reword } from '../../../shared/documents/passage-wording.ts'
import { markPassage, passageOf, resolvePassage, richTextOf } from '../../../shared/documents/passage.ts'
import { plainText, readRichText, type RichText } from '../../../shared/documents/rich-text.ts'
import type { DomainId, FindingId, ThreadId } from '../../../shared/id.ts'
import { PassageEditor } from '../../support/passage-editor.ts'

const thread = 'T1' as ThreadId
let doc: Y.Doc
let editor: PassageEditor

beforeEach(() => {
  doc = new Y.Doc()
  const run = (text: string) => ({ type: 'text', text }) as const
  const body: RichText = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [run('Il y a '), { ...run('trois'), marks: [{ type: 'bold' }] }, run(' mois d’attente.')],
      },
      { type: 'paragraph', content: [run('Cela dure.')] },
    ],
  }
  addFinding(doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', body })
  const fragment = richTextOf(doc, 'diagnostic', 'f1')
  if (!fragment) throw new Error('no text')
  editor = new PassageEditor(doc, fragment)
})

function commentOn(first: string, last = first): string {
  const passage = editor.select({ from: editor.find(first).from, to: editor.find(last).to })
  const ranges = resolvePassage(doc, editor.fragment, passage)
  if (!ranges) throw new Error('not found')
  markPassage(doc, ranges, thread)
  return passage.quote
}

const words = () => plainText(readRichText(editor.fragment))

describe('rewording a passage', () => {
  test('writes the new words in its place, and they belong to the thread', () => {
    const quote = commentOn('trois', ' mois')
    expect(reword(editor.fragment, { thread, quote, replacement: 'six longs mois' })).toBe(true)
    expect(words()).toContain('Il y a six longs mois d’attente.')
    expect(passageOf(editor.fragment, thread)).toBe('six longs mois')
  })

  test('leaves what stays as it looked', () => {
    const quote = commentOn('trois', ' mois')
    reword(editor.fragment, { thread, quote, replacement: 'trois ou quatre mois' })
    const bold: string[] = []
    editor.node.descendants((node) => {
      if (node.marks.some(({ type }) => type.name === 'bold')) bold.push(node.text ?? '')
    })
    expect(bold.join('')).toContain('trois')
    expect(words()).toContain('Il y a trois ou quatre mois d’attente.')
  })

  test('gives a text that the editor takes as it is', () => {
    const quote = commentOn('attente')
    reword(editor.fragment, { thread, quote, replacement: 'patience' })
    const before = Y.encodeStateVector(doc)
    editor.edit(() => undefined)
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  test('is taken back whole by one undo', () => {
    const quote = commentOn('attente')
    const undo = new Y.UndoManager([findingsOf(doc)], { trackedOrigins: new Set(['me']) })
    doc.transact(() => reword(editor.fragment, { thread, quote, replacement: 'patience' }), 'me')
    undo.undo()
    expect(words()).toContain('Il y a trois mois d’attente.')
    expect(passageOf(editor.fragment, thread)).toBe(quote)
  })

  test('writes nothing where the passage says something else by now', () => {
    const quote = commentOn('attente')
    editor.edit((transform) => transform.insert(editor.find('attente').from + 3, editor.schema.text('x')))
    const before = words()
    expect(reword(editor.fragment, { thread, quote, replacement: 'patience' })).toBe(false)
    expect(words()).toBe(before)
  })

  test('writes nothing where the passage is gone', () => {
    const quote = commentOn('attente')
    const { from, to } = editor.find('attente')
    editor.edit((transform) => transform.delete(from, to))
    expect(mayReword(editor.fragment, { thread, quote, replacement: 'patience' })).toBe(false)
  })

  test('leaves passages of several paragraphs to people', () => {
    const quote = commentOn('attente', 'dure')
    expect(mayReword(editor.fragment, { thread, quote, replacement: 'patience' })).toBe(false)
  })
})
