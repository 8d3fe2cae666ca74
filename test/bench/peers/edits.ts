import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { bodyOf, newDocument } from './document.ts'
import { benchFolder } from './folders.ts'
import { chanceFrom, word, type Chance } from './load/chance.ts'
import type { Content } from './shape.ts'

/** A document as it came about: every edit as an update, the first one after the seed, and all of it as one. */
export interface Edits {
  readonly updates: readonly Uint8Array[]
  readonly state: Uint8Array
}

/** The edits of some content, kept in a file once they were made; remove `.bench/documents` after a change here. */
export function editsOf(content: Content): Edits {
  if (content.type === 'seed') return madeEdits(content)
  const name = `${content.type}-${content.edits}`
  const updates = unpacked(kept(`${name}.bin`, () => packed(madeUpdates(content))))
  const state = kept(`${name}-state.bin`, () => stateAfter(updates))
  return { updates, state }
}

/** The edits of some content, the same each time. */
export function madeEdits(content: Content): Edits {
  const updates = madeUpdates(content)
  return { updates, state: stateAfter(updates) }
}

function madeUpdates(content: Content): readonly Uint8Array[] {
  if (content.type === 'seed') return []
  const { type, edits } = content
  return recorded((doc) => (type === 'shared' ? writeTogether(doc, edits) : writeAlone(doc, edits)))
}

/**
 * A long shared text: several authors insert words and phrases at random places of random paragraphs and take some out
 * again. About 25 bytes of document an edit.
 */
function writeTogether(doc: Y.Doc, edits: number): void {
  const chance = chanceFrom(20_261)
  const body = bodyOf(doc)
  const texts: Y.XmlText[] = []
  for (let done = 0; done < edits; done++) {
    if (done % 2000 === 0) doc.clientID = 101 + chance.below(8)
    doc.transact(() => {
      if (done % 60 === 0) texts.push(paragraphAt(body, chance.below(body.length + 1)))
      const text = texts[chance.below(texts.length)]
      if (text) editSomewhere(text, chance)
    })
  }
}

function editSomewhere(text: Y.XmlText, chance: Chance): void {
  const { length } = text
  if (length > 40 && chance.is(0.15)) {
    const count = 1 + chance.below(12)
    return text.delete(chance.below(length - count), count)
  }
  let phrase = `${word(chance)} `
  while (chance.is(0.55)) phrase += `${word(chance)} `
  text.insert(chance.below(length + 1), phrase)
}

/**
 * One author's session, one update a keystroke, in the proportions of the editing trace B4 of crdt-benchmarks (259,778
 * edits: 70 % insertions, 30 % deletions of one character, mostly where the author typed last, now and then elsewhere).
 */
function writeAlone(doc: Y.Doc, edits: number): void {
  const chance = chanceFrom(4)
  doc.clientID = 7001
  const text = doc.transact(() => paragraphAt(bodyOf(doc), 0))
  let at = 0
  let length = 0
  for (let done = 1; done < edits;) {
    if (chance.is(0.25)) at = length
    else if (chance.is(0.5)) at = chance.below(length + 1)
    const burst = Math.min(5 + chance.below(60), edits - done)
    for (let key = 0; key < burst; key++) {
      if (at > 0 && chance.is(0.298)) {
        text.delete(--at, 1)
        length--
      } else {
        text.insert(at++, 'etaoin shrdlu'.charAt(chance.below(13)))
        length++
      }
    }
    done += burst
  }
}

function paragraphAt(body: Y.XmlFragment, at: number): Y.XmlText {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  body.insert(at, [paragraph])
  return text
}

function recorded(write: (doc: Y.Doc) => void): readonly Uint8Array[] {
  const doc = newDocument()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  write(doc)
  return updates
}

function stateAfter(updates: readonly Uint8Array[]): Uint8Array {
  const doc = newDocument()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return Y.encodeStateAsUpdate(doc)
}

function kept(name: string, make: () => Uint8Array): Buffer {
  const folder = join(benchFolder, 'documents')
  const file = join(folder, name)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, make())
  }
  return readFileSync(file)
}

// Each update after its length, in four bytes.
function packed(updates: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    updates.flatMap((update) => {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(update.length)
      return [length, update]
    }),
  )
}

function unpacked(bytes: Buffer): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 + bytes.readUInt32LE(at)
    updates.push(bytes.subarray(at + 4, end))
    at = end
  }
  return updates
}
