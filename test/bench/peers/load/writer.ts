import * as Y from 'yjs'
import { bodyOf, newDocument } from '../document.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { scanUpdate, type OnRun } from './update.ts'

/** The Yjs client id of the first writer; the others follow. */
export const writerIds = 0x40000000

const paragraphLength = 240
const letters = 'etaoinshrdlucmfwypvbgk    '
const noUpdate: Uint8Array = Uint8Array.of(0, 0)

/** One keystroke's update, and the first clock that it inserts and deletes; -1 where it does not. */
export interface Typed {
  readonly bytes: Uint8Array
  readonly inserted: number
  readonly deleted: number
}

/**
 * Somebody who types into the finding that everybody shares, in the shape of the editor. The document is their own and
 * never fed with the others' edits: it yields real Yjs updates at little cost.
 */
export class Writer {
  readonly #doc: Y.Doc
  readonly #body: Y.XmlFragment
  readonly #chance: Chance
  #text: Y.XmlText | null = null
  #update = noUpdate
  #inserted = -1
  #deleted = -1

  constructor(index: number, seed: number) {
    this.#doc = newDocument()
    this.#doc.clientID = writerIds + index
    this.#body = bodyOf(this.#doc)
    this.#chance = chanceFrom(seed * 7919 + index)
    this.#doc.on('update', (update: Uint8Array) => {
      this.#update = update
    })
  }

  /** Mostly one letter, sometimes a few at once, sometimes one taken back. */
  type(): Typed {
    this.#doc.transact(() => {
      const text = this.#text && this.#text.length < paragraphLength ? this.#text : this.#startParagraph()
      const { length } = text
      if (length > 3 && this.#chance.is(0.08)) text.delete(length - 1, 1)
      else text.insert(length, this.#someLetters())
    })
    this.#inserted = -1
    this.#deleted = -1
    scanUpdate(this.#update, 0, this.#onInsert, this.#onDelete)
    return { bytes: this.#update, inserted: this.#inserted, deleted: this.#deleted }
  }

  #startParagraph(): Y.XmlText {
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    paragraph.insert(0, [text])
    this.#body.insert(this.#body.length, [paragraph])
    this.#text = text
    return text
  }

  #someLetters(): string {
    const count = this.#chance.is(0.15) ? 2 + this.#chance.below(3) : 1
    return Array.from({ length: count }, () => letters.charAt(this.#chance.below(letters.length))).join('')
  }

  readonly #onInsert: OnRun = (_client, clock) => {
    if (this.#inserted < 0) this.#inserted = clock
  }

  readonly #onDelete: OnRun = (_client, clock) => {
    if (this.#deleted < 0) this.#deleted = clock
  }
}
