import { getSchema } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { absolutePositionToRelativePosition, initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { positionCode } from '../../client/comments/position-code.ts'
import { textSchema } from '../../client/editor/text-schema.ts'
import type { Passage } from '../../shared/documents/passage.ts'

const schema = getSchema(textSchema)

/** What an editor does to a text, without a screen: the real schema and the real binding to Yjs. */
export class PassageEditor {
  readonly fragment: Y.XmlFragment
  readonly #doc: Y.Doc

  constructor(doc: Y.Doc, fragment: Y.XmlFragment) {
    this.#doc = doc
    this.fragment = fragment
  }

  get schema() {
    return schema
  }

  /** The text as the editor has it. */
  get node(): Node {
    return initProseMirrorDoc(this.fragment, schema).doc
  }

  /** Edits as a person would: what the editor makes of it is written into the document. */
  edit(change: (transform: Transform) => unknown): this {
    const { doc, meta } = initProseMirrorDoc(this.fragment, schema)
    const transform = new Transform(doc)
    change(transform)
    updateYFragment(this.#doc, this.fragment, transform.doc, meta)
    return this
  }

  /** Where some words begin and end, as the editor counts. */
  find(words: string): { readonly from: number; readonly to: number } {
    let from = -1
    this.node.descendants((node, place) => {
      const index = node.isText ? (node.text ?? '').indexOf(words) : -1
      if (index !== -1 && from === -1) from = place + index
    })
    if (from === -1) throw new Error(`« ${words} » is not there`)
    return { from, to: from + words.length }
  }

  /** What the client sends when a person comments what is selected. */
  select({ from, to }: { readonly from: number; readonly to: number }): Passage {
    const { doc, meta } = initProseMirrorDoc(this.fragment, schema)
    const words = (start: number, end: number) => doc.textBetween(start, end, '\n', '\n')
    const place = (at: number) => positionCode(absolutePositionToRelativePosition(at, this.fragment, meta.mapping))
    return {
      start: place(from),
      end: place(to),
      quote: words(from, to).slice(0, 2000),
      before: words(Math.max(0, from - 60), from).slice(-60),
      after: words(to, Math.min(doc.content.size, to + 60)).slice(0, 60),
    }
  }
}
