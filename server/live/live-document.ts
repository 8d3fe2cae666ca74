import * as Y from 'yjs'
import { actionsOf, axesOf, objectivesOf } from '../../shared/documents/action.ts'
import { sessionsOf } from '../../shared/documents/bilateral-session.ts'
import { findingsOf } from '../../shared/documents/finding.ts'
import { stakesOf } from '../../shared/documents/stake.ts'
import { kindOf, type DocumentKind, type DocumentName } from '../../shared/workshop/document-name.ts'
import { isSealed } from '../storage/snapshot-seal.ts'
import type { StoredDocument } from '../storage/storage.ts'

// Only these roots are there: the gate refuses what stands under any other.
const roots: Readonly<Record<DocumentKind, readonly ((doc: Y.Doc) => Y.Map<unknown>)[]>> = {
  diagnostic: [findingsOf, stakesOf],
  plan: [axesOf, objectivesOf, actionsOf],
  space: [findingsOf, stakesOf, sessionsOf],
}

// Measuring means encoding the document: not at every letter.
const measureEveryBytes = 64 * 1024

/** What is stored of a document cannot be read, or is not whole: it is served to nobody, and never replaced. */
export class DocumentUnreadable extends Error {
  override readonly name = 'DocumentUnreadable'
}

/** A document in memory: what is stored, and what was accepted and waits to be. */
export class LiveDocument {
  readonly doc: Y.Doc
  readonly #roots: readonly Y.Map<unknown>[]
  /** About how many bytes it holds, and how many came since that was measured. */
  #measured: number
  #added = 0

  /** Throws `DocumentUnreadable`. */
  constructor(name: DocumentName, { snapshot, updates }: StoredDocument) {
    this.doc = new Y.Doc()
    this.#roots = roots[kindOf(name)].map((root) => root(this.doc))
    if (snapshot?.seal && !isSealed(snapshot.state, snapshot.seal)) {
      throw new DocumentUnreadable(`what is stored of the ${name} is not what was stored`)
    }
    this.#takeInStored(name, [...(snapshot ? [snapshot.state] : []), ...updates.map(({ update }) => update)])
    this.#measured = updates.reduce((sum, { update }) => sum + update.length, snapshot?.state.length ?? 0)
  }

  /** About how many bytes it holds as one update. */
  get size(): number {
    return this.#measured + this.#added
  }

  /** How many bytes it may grow before it holds `most`. */
  room(most: number): number {
    if (this.#added > measureEveryBytes && this.#measured + this.#added > most / 2) {
      this.#measured = this.encoded().length
      this.#added = 0
    }
    return Math.max(0, most - this.#measured - this.#added)
  }

  /** All of it as one update. */
  encoded(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  /**
   * Applies updates, which may lean on each other. Gives what was new in them, as Yjs writes it: this, and not the
   * sender's bytes, is stored and shown. Throws when Yjs cannot apply them whole: the document cannot be used any more.
   */
  apply(updates: readonly Uint8Array[]): Uint8Array | null {
    const news = this.#made(() => this.#takeIn(updates))
    if (hasPending(this.doc)) throw new Error('an update was left pending')
    return news
  }

  /** Makes an edit in the server's name; call `takeBack` to make another that undoes it. */
  edit<Value>(change: (doc: Y.Doc) => Value): Edit<Value> {
    const origin = {}
    const history = new Y.UndoManager([...this.#roots], { trackedOrigins: new Set([origin]), captureTimeout: 0 })
    const { doc } = this
    let outcome: Edit<Value>['outcome'] = { ok: false, error: null }
    const update = this.#made(() => {
      outcome = attempted(() => doc.transact(() => change(doc), origin))
    })
    return {
      outcome,
      update,
      client: doc.clientID,
      takeBack: () => {
        const inverse = this.#made(() => history.undo())
        history.destroy()
        return inverse
      },
      keep: () => history.destroy(),
    }
  }

  destroy(): void {
    this.doc.destroy()
  }

  #takeInStored(name: DocumentName, stored: readonly Uint8Array[]): void {
    try {
      this.#takeIn(stored)
    } catch (error) {
      throw new DocumentUnreadable(`what is stored of the ${name} cannot be read`, { cause: error })
    }
    if (hasPending(this.doc)) throw new DocumentUnreadable(`what is stored of the ${name} is not whole`)
  }

  // Yjs tidies formats up after what comes from elsewhere: an edit of ours that nobody asked for and that is not stored.
  #takeIn(updates: readonly Uint8Array[]): void {
    this.doc.transact((transaction) => {
      for (const update of updates) Y.applyUpdate(this.doc, update)
      transaction.local = true
    })
  }

  #made(change: () => void): Uint8Array | null {
    const made: Uint8Array[] = []
    const collect = (one: Uint8Array) => made.push(one)
    this.doc.on('update', collect)
    try {
      change()
    } finally {
      this.doc.off('update', collect)
    }
    if (made.length === 0) return null
    const news = merged(made)
    this.#added += news.length
    return news
  }
}

/** An edit of the server, made and perhaps not stored. */
export interface Edit<Value> {
  /** What the edit gave, or what it threw half way. */
  readonly outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown }
  readonly update: Uint8Array | null
  /** The Yjs client id that it was written under. */
  readonly client: number
  /** Undoes it and gives the update that does; each edit is taken back or kept, once. */
  takeBack(): Uint8Array | null
  keep(): void
}

/** Several updates as one; few and small ones only, Yjs merges long lists slowly. */
export function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = updates
  return first && others.length === 0 ? first : Y.mergeUpdates([...updates])
}

function attempted<Value>(act: () => Value): Edit<Value>['outcome'] {
  try {
    return { ok: true, value: act() }
  } catch (error) {
    return { ok: false, error }
  }
}

function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}
