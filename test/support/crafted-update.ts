import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** The structs of one client in an update that no Yjs would make. */
export interface CraftedBlock {
  readonly client: number
  readonly clock: number
  readonly structs: readonly (Y.Item | Y.GC)[]
}

export type CraftedDeletions = readonly (readonly [
  client: number,
  runs: readonly (readonly [clock: number, length: number])[],
])[]

/** An update (V1) written struct by struct, right or wrong. */
export function craftedUpdate(blocks: readonly CraftedBlock[], deletions: CraftedDeletions = []): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, blocks.length)
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, clock)
    for (const struct of structs) struct.write(encoder, 0)
  }
  encoding.writeVarUint(encoder.restEncoder, deletions.length)
  for (const [client, runs] of deletions) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, runs.length)
    for (const [clock, length] of runs) {
      encoding.writeVarUint(encoder.restEncoder, clock)
      encoding.writeVarUint(encoder.restEncoder, length)
    }
  }
  return encoder.toUint8Array()
}

/** Where a crafted item claims to stand: beside others, or under a root or an item, perhaps at a key. */
export interface CraftedPlace {
  readonly origin?: Y.ID
  readonly rightOrigin?: Y.ID
  readonly parent?: string | Y.ID
  readonly key?: string
}

/** An item as its writer would have it, integrated nowhere. */
export function craftedItem(id: Y.ID, content: Y.Item['content'], place: CraftedPlace): Y.Item {
  const { origin = null, rightOrigin = null, parent = null, key = null } = place
  // Before it is integrated, an item holds a root's name where it later holds the type.
  return new Y.Item(id, null, origin, null, rightOrigin, parent as Y.ID | null, key, content)
}

/** Client and clock, as Yjs names what it writes. */
export function idOf(client: number, clock: number): Y.ID {
  return Y.createID(client, clock)
}
