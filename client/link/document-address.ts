import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/workshop/document-name.ts'

/** Which document, for whom, and by which roads. */
export interface DocumentAddress {
  readonly origin: string
  readonly workshop: string
  readonly name: string
  /** In whose name a copy is kept in this browser; null keeps none. */
  readonly participant: string | null
  /** What the démarche's own rules say until the server has spoken. */
  readonly mayWrite: boolean
  readonly roots: (doc: Y.Doc) => readonly Y.Map<unknown>[]
  /** Server's time. */
  readonly now: () => number
  readonly fetch?: typeof fetch
  readonly WebSocket?: typeof WebSocket
}

/** Where the document rooms of the démarche are. */
export function socketUrl({ origin, workshop }: DocumentAddress): string {
  return `${origin.replace(/^http/, 'ws')}/sync/${encodeURIComponent(workshop)}`
}

/** Where the stored document is given as a whole. */
export function statePath({ origin, workshop, name }: DocumentAddress): string {
  return `${origin}/api/workshops/${encodeURIComponent(workshop)}/documents/${name}/state`
}

/** Where facilitators find what is stored of a document, readable or not. */
export function rawPath(workshop: string, name: DocumentName): string {
  return `/api/workshops/${encodeURIComponent(workshop)}/documents/${name}/raw`
}
