import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { vectorOfStored } from '../../../server/live/stored-whole.ts'
import { sealOf } from '../../../server/storage/snapshot-seal.ts'
import type { StoredDocument } from '../../../server/storage/storage.ts'

/** Three edits: one in the snapshot, the others in the log. */
function written() {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getMap('findings').set('f1', 1)
  const state = Y.encodeStateAsUpdate(doc)
  const vector = Y.encodeStateVector(doc)
  doc.getMap('findings').set('f2', 2)
  doc.getMap('findings').delete('f1')
  return { doc, state, vector, tail: updates.slice(1) }
}

function stored(state: Uint8Array, vector: Uint8Array | null, tail: readonly Uint8Array[] = []): StoredDocument {
  const updates = tail.map((update, index) => ({ seq: index + 2, by: 'server' as const, update }))
  return { snapshot: { seq: 1, state, seal: vector && sealOf(state, vector) }, updates, writers: new Map() }
}

describe('the state vector of what is stored', () => {
  test('is that of the document, put together', () => {
    const { doc, state, vector, tail } = written()
    expect(vectorOfStored(stored(state, vector))).toEqual(vector)
    const found = vectorOfStored(stored(state, vector, tail))
    expect(found && Y.decodeStateVector(found)).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)))
  })

  test.each([
    ['without a snapshot', () => ({ ...stored(new Uint8Array(), null), snapshot: null })],
    ['without a seal', () => stored(written().state, null)],
    [
      'with a seal of other bytes',
      () => {
        const { state, vector } = written()
        const { snapshot, ...others } = stored(state, vector)
        return { ...others, snapshot: snapshot && { ...snapshot, state: written().state } }
      },
    ],
    [
      'with a hole before what follows',
      () => {
        const { doc, state, vector } = written()
        return stored(state, vector, [lastOf(doc)])
      },
    ],
    [
      'with something after it that is no update',
      () => stored(written().state, written().vector, [Uint8Array.of(1, 250, 3, 4)]),
    ],
    [
      'with much after it',
      () => {
        const { state, vector, tail } = written()
        return stored(
          state,
          vector,
          Array.from({ length: 201 }, () => tail[0] ?? state),
        )
      },
    ],
  ])('is not told %s', (_, make) => {
    expect(vectorOfStored(make())).toBeNull()
  })
})

/** An edit that leans on one that was never seen. */
function lastOf(doc: Y.Doc): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.getMap('findings').set('f5', 5)
  return Y.encodeStateAsUpdate(doc, before)
}
