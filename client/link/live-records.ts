import type * as Y from 'yjs'
import { sorted } from '../../shared/documents/record.ts'

/** The records of a root as data, in order, kept up with the document. */
export interface LiveRecords<One> {
  readonly current: () => readonly One[]
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Follows a root map of records for as long as its document lives. Only what changed is read again, and what did
 * not stays the same object: a letter typed costs one record and redraws one card.
 */
export function liveRecords<One>(
  root: Y.Map<unknown>,
  read: (id: string, record: Y.Map<unknown>) => One,
): LiveRecords<One> {
  const known = new Map<string, { readonly record: Y.Map<unknown>; readonly value: One }>()
  const listeners = new Set<() => void>()
  let list: readonly One[] | null = null
  const valueOf = (id: string, record: Y.Map<unknown>): One => {
    const kept = known.get(id)
    if (kept?.record === record) return kept.value
    const value = read(id, record)
    known.set(id, { record, value })
    return value
  }
  root.observeDeep((events) => {
    for (const event of events) {
      const id = event.path[0]
      if (id === undefined) for (const key of event.changes.keys.keys()) known.delete(key)
      else known.delete(String(id))
    }
    list = null
    for (const listener of listeners) listener()
  })
  return {
    current: () => (list ??= sorted(root).map(([id, record]) => valueOf(id, record))),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Gives the live records that a root of a document holds: each document is followed once, whoever asks. */
export function liveRecordsIn<One>(
  rootOf: (doc: Y.Doc) => Y.Map<unknown>,
  read: (id: string, record: Y.Map<unknown>) => One,
): (doc: Y.Doc) => LiveRecords<One> {
  const liveByDoc = new WeakMap<Y.Doc, LiveRecords<One>>()
  return (doc) => {
    const live = liveByDoc.get(doc) ?? liveRecords(rootOf(doc), read)
    liveByDoc.set(doc, live)
    return live
  }
}
