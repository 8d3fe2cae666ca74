import * as Y from 'yjs'
import { positionBetween } from './position.ts'
import { inOrder, readText, type Entry } from './record.ts'

/**
 * The field of a record that holds one entry of a list, such as `funding:x7`. Lists that came after the first
 * documents are kept so: a list in a field of its own, made by two people at once in an older record, would lose what
 * one of them wrote.
 */
export function entryKey(list: string, id: string): string {
  return `${list}:${id}`
}

/** Whether a field holds an entry of a list. */
export function isEntryKey(field: string): boolean {
  return field.includes(':')
}

/** The entries of a list of a record, in order; what a foreign client spoiled is left out. */
export function readEntries(record: Y.Map<unknown>, list: string): readonly Entry[] {
  const start = entryKey(list, '')
  return inOrder(
    [...record.entries()].flatMap(([field, value]): Entry[] =>
      field.startsWith(start) && value instanceof Y.Map ? [[field.slice(start.length), value as Y.Map<unknown>]] : [],
    ),
  )
}

/** The record of one entry; null when it is gone. */
export function entryRecord(
  record: Y.Map<unknown> | null,
  key: { readonly list: string; readonly id: string },
): Y.Map<unknown> | null {
  const found = record?.get(entryKey(key.list, key.id))
  return found instanceof Y.Map ? (found as Y.Map<unknown>) : null
}

/** Adds an entry at the end of a list of a record. */
export function addEntry(
  record: Y.Map<unknown>,
  key: { readonly list: string; readonly id: string },
  fields: readonly (readonly [string, unknown])[],
): void {
  const last = readEntries(record, key.list).at(-1)?.[1]
  const position = positionBetween(last ? readText(last, 'position') : null, null)
  record.set(entryKey(key.list, key.id), new Y.Map<unknown>([...fields, ['position', position]]))
}
