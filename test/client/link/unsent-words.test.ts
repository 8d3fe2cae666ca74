import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { wordsIn } from '../../../client/link/unsent-words.ts'

/** A document in which others have written, and what is then written in it. */
function page() {
  const doc = new Y.Doc()
  doc.getText('title').insert(0, 'Des places manquent')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return { doc, title: doc.getText('title'), note: doc.getText('note'), words: () => wordsIn(doc, updates) }
}

describe('wordsIn', () => {
  test('gives only what was written, in the order of the text', () => {
    const { title, words } = page()
    title.insert(0, 'jour. ')
    title.insert(0, 'Bon')
    expect(words()).toBe('Bonjour.')
  })

  test('leaves out what was taken back', () => {
    const { title, words } = page()
    title.insert(0, 'Bonsoir. ')
    title.delete(3, 4)
    title.insert(3, 'jour')
    expect(words()).toBe('Bonjour.')
  })

  test('gives each field a line', () => {
    const { title, note, words } = page()
    note.insert(0, 'Une note')
    title.insert(0, 'Un titre ')
    expect(words()).toBe('Une note\nUn titre')
  })

  test('says nothing of what was only deleted', () => {
    const { title, words } = page()
    title.delete(0, 4)
    expect(words()).toBe('')
  })
})
