import * as Y from 'yjs'
import { positionBetween } from './position.ts'

/** One record of a document: a Y.Map of fields, with a `position` among its neighbours. */
export type Entry = readonly [id: string, record: Y.Map<unknown>]

/** The records of a map in order of position; equal positions in order of id, so that everyone sees one order. */
export function sorted(records: Y.Map<unknown>): readonly Entry[] {
  return inOrder(
    [...records.entries()].flatMap(([id, record]): Entry[] =>
      record instanceof Y.Map ? [[id, record as Y.Map<unknown>]] : [],
    ),
  )
}

/** Entries in order of position, then of id. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted(
    ([idA, a], [idB, b]) => compare(readText(a, 'position'), readText(b, 'position')) || compare(idA, idB),
  )
}

/** The sorted records of a field that holds records. */
export function readList(record: Y.Map<unknown>, field: string): readonly Entry[] {
  const list = record.get(field)
  return list instanceof Y.Map ? sorted(list as Y.Map<unknown>) : []
}

/** A field holds a line or a paragraph: what a foreign client put beyond this is not read. */
export const longestField = 20_000

/** A field's words, whether typed together (Y.Text) or set as a whole. */
export function readText(record: Y.Map<unknown>, field: string): string {
  const value = record.get(field)
  if (value instanceof Y.Text) return value.toString().slice(0, longestField)
  return typeof value === 'string' ? value.slice(0, longestField) : ''
}

/** A shared text with these words. */
export function textOf(words: string): Y.Text {
  return new Y.Text(words)
}

/** The position after every record of a map. */
export function lastPosition(records: Y.Map<unknown>): string {
  const last = sorted(records).at(-1)?.[1]
  return positionBetween(last ? readText(last, 'position') : null, null)
}

/** A shared set of ids: of two people who add to it, neither takes the other's away. */
export function setOf(ids: readonly string[]): Y.Map<boolean> {
  return new Y.Map(ids.map((id) => [id, true] as const))
}

/** The ids of a field that holds a set. */
export function readSet(record: Y.Map<unknown>, field: string): readonly string[] {
  const set = record.get(field)
  return set instanceof Y.Map ? [...set.keys()].toSorted() : []
}

/** Puts a record before another of the same list, or last when there is none. */
export function moveBefore(entries: readonly Entry[], id: string, next: string | null): void {
  const record = entries.find(([one]) => one === id)?.[1]
  if (!record || id === next) return
  const others = entries.filter(([one]) => one !== id)
  const found = next === null ? -1 : others.findIndex(([one]) => one === next)
  const index = found === -1 ? others.length : found
  const place = (at: number) => {
    const neighbour = others[at]?.[1]
    return neighbour ? readText(neighbour, 'position') : null
  }
  record.set('position', positionBetween(place(index - 1), place(index)))
}

interface Shown {
  readonly id: string
}

/** Gives a record a place among those of its root that are shown together. Call it inside the writer's own transaction. */
export function placeAmong(
  root: Y.Map<unknown>,
  shown: readonly Shown[],
  to: Shown & { readonly place: number },
): void {
  const others = shown.filter(({ id }) => id !== to.id)
  moveBefore(sorted(root), to.id, others[to.place]?.id ?? null)
}

/** A thing put down before or after another of its kind. */
export interface Beside<Id extends string> {
  readonly id: Id
  readonly target: Id
  readonly side: 'before' | 'after'
}

/** The place beside another of those shown together; null where that other is not among them, or is the thing itself. */
export function placeBeside(shown: readonly Shown[], { id, target, side }: Beside<string>): number | null {
  const place = shown.filter((one) => one.id !== id).findIndex((one) => one.id === target)
  if (place === -1) return null
  return side === 'after' ? place + 1 : place
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
