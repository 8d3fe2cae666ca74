import * as Y from 'yjs'

/** Something of an update that is neither a gap nor refused out of hand. */
export type Struct = Y.Item | Y.GC

/** Where an item goes: the shared type that it is part of, its key there (null in a sequence), and how deep that is. */
export interface Place {
  readonly parent: Y.AbstractType<unknown>
  readonly key: string | null
  readonly depth: number
}

/** Nowhere: what stood there was deleted and collected, so the item will be too. */
export const gone = Symbol('gone')

/** The structs of an update that is about to be applied, and where each of its items would go. */
export class Places {
  readonly #doc: Y.Doc
  readonly #structs = new Map<number, Struct[]>()
  readonly #places = new Map<Y.Item, Place | typeof gone>()
  readonly #depths = new Map<Y.AbstractType<unknown>, number>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /**
   * Takes the next struct, in the order in which they will be integrated; null when it points at things that do
   * not go together.
   */
  place(struct: Struct): Place | typeof gone | null {
    const { client } = struct.id
    const known = this.#structs.get(client)
    if (known) known.push(struct)
    else this.#structs.set(client, [struct])
    if (struct instanceof Y.GC) return gone
    const place = this.#placeOf(struct)
    if (place === null) return null
    this.#places.set(struct, place)
    const type = typeIn(struct)
    if (type && place !== gone) this.#depths.set(type, place.depth + 1)
    return place
  }

  #placeOf(item: Y.Item): Place | typeof gone | null {
    const [first, second] = [item.origin, item.rightOrigin].flatMap((id): (Place | typeof gone)[] =>
      id ? [this.#placeAt(id)] : [],
    )
    if (first === undefined) return this.#placeUnder(item)
    if (first === gone || second === gone) return gone
    // Neighbours that stand in two different places would be integrated differently by each replica.
    const isOne = second === undefined || (first.parent === second.parent && first.key === second.key)
    return isOne ? first : null
  }

  // What the decoder put there: the name of a root, or the id of the item that holds the parent.
  #placeUnder(item: Y.Item): Place | typeof gone | null {
    const parent = item.parent as unknown as string | Y.ID | null
    if (parent === null) return null
    if (typeof parent === 'string') {
      const root = this.#doc.share.get(parent)
      return root ? { parent: root as Y.AbstractType<unknown>, key: item.parentSub, depth: 0 } : null
    }
    const holder = this.#structAt(parent)
    if (holder instanceof Y.GC || holder.content instanceof Y.ContentDeleted) return gone
    const type = typeIn(holder)
    return type ? { parent: type, key: item.parentSub, depth: this.#depthOf(type) } : null
  }

  #placeAt(id: Y.ID): Place | typeof gone {
    const struct = this.#structAt(id)
    if (struct instanceof Y.GC) return gone
    const place = this.#places.get(struct)
    if (place) return place
    const parent = struct.parent as Y.AbstractType<unknown>
    return { parent, key: struct.parentSub, depth: this.#depthOf(parent) }
  }

  #structAt(id: Y.ID): Struct {
    const isKnown = id.clock < Y.getState(this.#doc.store, id.client)
    const structs = (isKnown ? this.#doc.store.clients : this.#structs).get(id.client)
    const struct = structs?.[Y.findIndexSS(structs, id.clock)]
    if (!struct) throw new Error('an item refers to one that comes later')
    return struct
  }

  #depthOf(type: Y.AbstractType<unknown>): number {
    const known = this.#depths.get(type)
    if (known !== undefined) return known
    let depth = 0
    for (let item = type._item; item; item = (item.parent as Y.AbstractType<unknown>)._item) depth++
    return depth
  }
}

function typeIn(item: Y.Item): Y.AbstractType<unknown> | null {
  return item.content instanceof Y.ContentType ? item.content.type : null
}
