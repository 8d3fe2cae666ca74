import { Cursor } from './cursor.ts'

const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasKey = 0x20
const kinds = { collected: 0, deleted: 1, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8, skip: 10 }
// XML elements and hooks carry a name.
const namedTypes = new Set([3, 5])

const cursor = new Cursor()

/** Told of a run of clocks of one client. */
export type OnRun = (client: number, clock: number, length: number) => void

/**
 * Reads which clocks a Yjs update (V1) carries without building a document: who only receives needs to know whose
 * edits arrived, not what they say.
 */
export function scanUpdate(bytes: Uint8Array, start: number, onInsert: OnRun, onDelete: OnRun): void {
  cursor.reset(bytes, start)
  for (let clients = cursor.uint(); clients > 0; clients--) scanStructs(onInsert)
  for (let clients = cursor.uint(); clients > 0; clients--) {
    const client = cursor.uint()
    for (let runs = cursor.uint(); runs > 0; runs--) {
      const clock = cursor.uint()
      onDelete(client, clock, cursor.uint())
    }
  }
}

function scanStructs(onInsert: OnRun): void {
  let structs = cursor.uint()
  const client = cursor.uint()
  let clock = cursor.uint()
  for (; structs > 0; structs--) {
    const head = cursor.byte()
    const length = structLength(head)
    if ((head & 31) !== kinds.skip) onInsert(client, clock, length)
    clock += length
  }
}

function structLength(head: number): number {
  const kind = head & 31
  if (kind === kinds.collected || kind === kinds.skip) return cursor.uint()
  if (head & hasOrigin) skipId()
  if (head & hasRightOrigin) skipId()
  if ((head & (hasOrigin | hasRightOrigin)) === 0) {
    if (cursor.uint() === 1) cursor.skipBlock()
    else skipId()
    if (head & hasKey) cursor.skipBlock()
  }
  return contentLength(kind)
}

function contentLength(kind: number): number {
  if (kind === kinds.deleted) return cursor.uint()
  if (kind === kinds.string) return cursor.skipText()
  if (kind === kinds.any) return anyLength()
  if (kind === kinds.type) {
    if (namedTypes.has(cursor.uint())) cursor.skipBlock()
  } else if (kind === kinds.binary || kind === kinds.embed) cursor.skipBlock()
  else if (kind === kinds.format) {
    cursor.skipBlock()
    cursor.skipBlock()
  } else throw new Error(`an update holds content of kind ${kind}, which no client of the benchmark writes`)
  return 1
}

function anyLength(): number {
  const length = cursor.uint()
  for (let left = length; left > 0; left--) cursor.skipAny()
  return length
}

function skipId(): void {
  cursor.uint()
  cursor.uint()
}
