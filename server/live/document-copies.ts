import * as Y from 'yjs'
import { actionsOf, axesOf, objectivesOf } from '../../shared/documents/action.ts'
import { findingsOf } from '../../shared/documents/finding.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { StoredDocument } from '../storage/storage.ts'

// Only these roots are there: the gate refuses what stands under any other.
const roots: Readonly<Record<DocumentName, readonly ((doc: Y.Doc) => unknown)[]>> = {
  diagnostic: [findingsOf],
  plan: [axesOf, objectivesOf, actionsOf],
}

/** An empty document with its roots, collecting what is deleted. */
function emptyDocument(name: DocumentName): Y.Doc {
  const doc = new Y.Doc()
  for (const root of roots[name]) root(doc)
  return doc
}

/** What is stored, as a document; throws when it cannot be read or is not whole. */
export function documentFrom(name: DocumentName, { snapshot, updates }: StoredDocument): Y.Doc {
  const doc = emptyDocument(name)
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.state)
    for (const { update } of updates) Y.applyUpdate(doc, update)
  })
  if (hasPending(doc)) throw new Error(`what is stored of the ${name} is not whole`)
  return doc
}

// Measuring means encoding the document: not at every letter.
const measureEveryBytes = 64 * 1024

/**
 * Two copies of a document: `stored` is all that anyone may be shown, `judged` has besides what was accepted and
 * waits to be stored; offers are judged against it.
 */
export class DocumentCopies {
  readonly #name: DocumentName
  readonly stored: Y.Doc
  #judged: Y.Doc
  readonly #ahead = new Set<Uint8Array>()
  #bytesAhead = 0
  #state: Uint8Array | null = null
  #measured: number
  #added = 0

  constructor(name: DocumentName, stored: Y.Doc) {
    this.#name = name
    this.stored = stored
    this.#judged = this.copy()
    this.#measured = this.state().length
  }

  get judged(): Y.Doc {
    return this.#judged
  }

  get bytesAhead(): number {
    return this.#bytesAhead
  }

  /** The whole stored document as one update, encoded once for all who ask before it changes. */
  state(): Uint8Array {
    return (this.#state ??= Y.encodeStateAsUpdate(this.stored))
  }

  /** A copy of what is stored, to be thrown away. */
  copy(): Y.Doc {
    const doc = emptyDocument(this.#name)
    Y.applyUpdate(doc, this.state())
    return doc
  }

  /** How many bytes the document may grow before it holds `most`. */
  room(most: number): number {
    if (this.#added > measureEveryBytes && this.#measured + this.#added > most / 2) {
      this.#measured = Y.encodeStateAsUpdate(this.#judged).length
      this.#added = 0
    }
    return Math.max(0, most - this.#measured - this.#added)
  }

  /**
   * Applies an update that the gate accepted to `judged`. Gives what was new in it, as Yjs writes it: this, and not
   * the sender's bytes, is stored and shown. Throws, changing nothing, when Yjs cannot apply it after all.
   */
  accept(update: Uint8Array): Uint8Array | null {
    const made: Uint8Array[] = []
    const keep = (one: Uint8Array) => made.push(one)
    this.#judged.on('update', keep)
    try {
      Y.applyUpdate(this.#judged, update)
      if (hasPending(this.#judged)) throw new Error('an accepted update was left pending')
    } catch (error) {
      this.#judgeAgain()
      throw error
    }
    this.#judged.off('update', keep)
    if (made.length === 0) return null
    const news = merged(made)
    this.#ahead.add(news)
    this.#bytesAhead += news.length
    this.#added += news.length
    return news
  }

  /** These updates are in storage now. */
  keep(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      Y.applyUpdate(this.stored, update)
      if (this.#ahead.delete(update)) this.#bytesAhead -= update.length
      else Y.applyUpdate(this.#judged, update)
    }
    this.#state = null
  }

  destroy(): void {
    this.stored.destroy()
    this.#judged.destroy()
  }

  // Yjs has no way back from an update that failed half way.
  #judgeAgain(): void {
    this.#judged.destroy()
    this.#judged = this.copy()
    for (const update of this.#ahead) Y.applyUpdate(this.#judged, update)
  }
}

/** Several updates as one; few and small ones only, Yjs merges long lists slowly. */
export function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = updates
  return first && others.length === 0 ? first : Y.mergeUpdates([...updates])
}

function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}
