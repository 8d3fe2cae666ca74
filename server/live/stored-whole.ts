import * as Y from 'yjs'
import { isSealed } from '../storage/snapshot-seal.ts'
import type { StoredDocument } from '../storage/storage.ts'

// A longer tail takes longer to look through than it saves, and would be sent as it lies there.
const mostTailUpdates = 200
const mostTailBytes = 64 * 1024

/**
 * The Yjs state vector of what is stored, where that can be told without putting the document together: its snapshot is
 * as it was sealed, and the few updates after it follow without a gap. Null where only putting it together tells.
 */
export function vectorOfStored({ snapshot, updates }: StoredDocument): Uint8Array | null {
  if (!snapshot?.seal || !isSealed(snapshot.state, snapshot.seal)) return null
  const bytes = updates.reduce((sum, { update }) => sum + update.length, 0)
  if (updates.length > mostTailUpdates || bytes > mostTailBytes) return null
  if (updates.length === 0) return snapshot.seal.vector
  try {
    const clocks = Y.decodeStateVector(snapshot.seal.vector)
    const isWhole = updates.every(({ update }) => follows(update, clocks))
    return isWhole ? Y.encodeStateVector(clocks) : null
  } catch {
    return null // Not updates: putting the document together fails as well, and says so.
  }
}

// What comes after a gap would be left pending.
function follows(update: Uint8Array, clocks: Map<number, number>): boolean {
  const { structs } = Y.decodeUpdate(update)
  return structs.every((struct) => {
    const { client, clock } = struct.id
    const known = clocks.get(client) ?? 0
    clocks.set(client, Math.max(known, clock + struct.length))
    return clock <= known && !(struct instanceof Y.Skip)
  })
}
