import * as Y from 'yjs'
import { addFinding, findingsOf } from '../../../shared/documents/finding.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'

const finding = 'bench' as FindingId
const seedClient = 100

/** The document that every server starts from: one finding with an empty body, made by one client, once. */
export const seedUpdate: Uint8Array = seedOf()

/** That document, to write in. */
export function newDocument(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate)
  return doc
}

/** The text that everybody types in. */
export function bodyOf(doc: Y.Doc): Y.XmlFragment {
  const record = findingsOf(doc).get(finding)
  const body = record instanceof Y.Map ? record.get('body') : null
  if (!(body instanceof Y.XmlFragment)) throw new Error('the document has no finding to type in')
  return body
}

/** Loads a document as a client would: the clock of each of its clients, and its text. */
export function readDocument(update: Uint8Array | null): {
  readonly clocks: ReadonlyMap<number, number>
  readonly text: string
} {
  const doc = new Y.Doc()
  if (update) Y.applyUpdate(doc, update)
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc))
  const text = findingsOf(doc).has(finding) ? bodyOf(doc).toString() : ''
  return { clocks, text }
}

function seedOf(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = seedClient
  doc.transact(() => addFinding(doc, { id: finding, domain: 'D1' as DomainId, type: 'need' }))
  return Y.encodeStateAsUpdate(doc)
}
