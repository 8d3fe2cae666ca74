import * as Y from 'yjs'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { StoredDocument } from '../storage/storage.ts'
import { LiveDocument } from './live-document.ts'
import { vectorOfStored } from './stored-whole.ts'

/** How a document is opened. `at-once`: it is put together before anybody is let in, whatever its seal says. */
export type Opening = 'at-once' | 'when-needed'

/** A document that is put together when it is first needed: until then its stored bytes speak for it. */
export class WaitingDocument {
  readonly #name: DocumentName
  #state: { readonly stored: StoredDocument; readonly vector: Uint8Array } | LiveDocument

  /** Throws `DocumentUnreadable`. */
  constructor(name: DocumentName, stored: StoredDocument, opening: Opening) {
    this.#name = name
    const vector = opening === 'when-needed' ? vectorOfStored(stored) : null
    this.#state = vector ? { stored, vector } : new LiveDocument(name, stored)
  }

  get isBuilt(): boolean {
    return this.#state instanceof LiveDocument
  }

  /** The document, put together now if it was not. Throws `DocumentUnreadable`. */
  get live(): LiveDocument {
    if (!(this.#state instanceof LiveDocument)) this.#state = new LiveDocument(this.#name, this.#state.stored)
    return this.#state
  }

  /** How far it has come, as a Yjs state vector. */
  get vector(): Uint8Array {
    return this.#state instanceof LiveDocument ? Y.encodeStateVector(this.#state.doc) : this.#state.vector
  }

  destroy(): void {
    if (this.#state instanceof LiveDocument) this.#state.destroy()
  }
}
