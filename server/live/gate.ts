import * as Y from 'yjs'
import { nodeNames } from '../../shared/documents/rich-text.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'

/** What the gate says of an update. `clients` are the Yjs client ids that it writes new content under. */
export type Verdict =
  | { readonly type: 'known' }
  | { readonly type: 'new'; readonly clients: readonly number[] }
  | { readonly type: 'gap' }
  | { readonly type: 'refused'; readonly reason: 'malformed-update' | 'forbidden-content' }

const rootsByDocument: Readonly<Record<DocumentName, readonly string[]>> = {
  diagnostic: ['findings'],
  plan: ['axes', 'objectives', 'actions'],
}
const markNames = new Set(['bold', 'italic', 'link', 'comment'])
const knownNodes = new Set<string>(nodeNames)
const mostStructs = 200_000
const mostLength = 50_000_000
const deepest = 20
const emptyLength = 2

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded['structs'][number]

/**
 * Judges an update (V1) before it is applied: it must be whole, hold only what our documents are made of, and
 * depend on nothing that the document lacks, so that nothing of it can be left pending or be half applied.
 */
export function judge(doc: Y.Doc, document: DocumentName, update: Uint8Array): Verdict {
  const decoded = decode(update)
  if (!decoded) return { type: 'refused', reason: 'malformed-update' }
  const ends = endsAfter(doc, decoded)
  if (ends === 'malformed') return { type: 'refused', reason: 'malformed-update' }
  if (ends === 'gap') return { type: 'gap' }
  const fresh = decoded.structs.filter((struct) => endOf(struct) > stateOf(doc, struct.id.client))
  const depths = new Depths(doc, decoded.structs)
  if (!fresh.every((struct) => isAllowed(struct, document, depths)))
    return { type: 'refused', reason: 'forbidden-content' }
  if (!fresh.every((struct) => dependsOnKnown(struct, ends))) return { type: 'gap' }
  const deletes = judgeDeletes(doc, decoded, ends)
  if (deletes === 'gap') return { type: 'gap' }
  if (fresh.length === 0 && deletes === 'known') return { type: 'known' }
  return { type: 'new', clients: [...new Set(fresh.map((struct) => struct.id.client))] }
}

function decode(update: Uint8Array): Decoded | null {
  try {
    const decoded = Y.decodeUpdate(update)
    // Two zeros say « nothing »; more bytes after them are another encoding, not ours.
    const isNothing = decoded.structs.length === 0 && decoded.ds.clients.size === 0
    if (isNothing && update.length !== emptyLength) return null
    return decoded.structs.length > mostStructs ? null : decoded
  } catch {
    return null // Not an update: the caller closes with « malformed-update ».
  }
}

/** How far a client's content will reach once the update is applied. */
type Ends = (client: number) => number

function endsAfter(doc: Y.Doc, { structs }: Decoded): Ends | 'gap' | 'malformed' {
  const reached = new Map<number, number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (!(struct instanceof Y.Item || struct instanceof Y.GC)) return 'gap'
    if (struct.length < 1 || !Number.isSafeInteger(clock) || struct.length > mostLength) return 'malformed'
    if (clock > (reached.get(client) ?? stateOf(doc, client))) return 'gap'
    reached.set(client, endOf(struct))
  }
  return (client) => Math.max(reached.get(client) ?? 0, stateOf(doc, client))
}

function isAllowed(struct: Struct, document: DocumentName, depths: Depths): boolean {
  if (!(struct instanceof Y.Item)) return true
  const { parent, content } = struct
  if (typeof parent === 'string' && !rootsByDocument[document].includes(parent)) return false
  return isAllowedContent(content) && depths.of(struct) <= deepest
}

function isAllowedContent(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true
  if (content instanceof Y.ContentAny) return true
  if (content instanceof Y.ContentFormat) return markNames.has(String(content.key).split('--')[0] ?? '')
  if (content instanceof Y.ContentType) return isAllowedType(content.type)
  return false
}

function isAllowedType(type: Y.AbstractType<unknown>): boolean {
  if (type instanceof Y.XmlElement) return !(type instanceof Y.XmlHook) && knownNodes.has(type.nodeName)
  return [Y.Map, Y.Text, Y.XmlText, Y.XmlFragment].some((kind) => type.constructor === kind)
}

function dependsOnKnown(struct: Struct, ends: Ends): boolean {
  if (!(struct instanceof Y.Item)) return true
  const { origin, rightOrigin, parent } = struct
  const needed = [origin, rightOrigin, parent instanceof Y.ID ? parent : null]
  return needed.every((id) => id === null || id.clock < ends(id.client))
}

function judgeDeletes(doc: Y.Doc, { ds }: Decoded, ends: Ends): 'gap' | 'known' | 'new' {
  let isNew = false
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      if (clock + len > ends(client)) return 'gap'
      isNew ||= !isDeleted(doc, client, clock, len)
    }
  }
  return isNew ? 'new' : 'known'
}

function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || clock + length > stateOf(doc, client)) return false
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= clock + length) return true
    if (!struct.deleted) return false
  }
  return true
}

/** How deep content stands in the document: texts nested by the thousand would break whoever reads them. */
class Depths {
  readonly #doc: Y.Doc
  readonly #structs: ReadonlyMap<number, readonly Struct[]>
  readonly #known = new Map<Struct, number>()

  constructor(doc: Y.Doc, structs: readonly Struct[]) {
    this.#doc = doc
    this.#structs = grouped(structs)
  }

  of(item: Y.Item): number {
    const path: Y.Item[] = []
    let current: Y.Item | null = item
    let depth = 0
    while (current) {
      const known = this.#known.get(current)
      if (known !== undefined) {
        depth = known
        break
      }
      path.push(current)
      if (path.length > mostStructs) return Infinity
      current = this.#above(current)
    }
    for (const one of path.toReversed()) this.#known.set(one, (depth += this.#isChild(one) ? 1 : 0))
    return depth
  }

  // An item beside another stands where that one stands; only a child is one deeper.
  #isChild(item: Y.Item): boolean {
    return item.parent !== null
  }

  #above(item: Y.Item): Y.Item | null {
    const { parent } = item
    if (parent instanceof Y.ID) return this.#find(parent)
    if (parent === null) return this.#find(item.origin ?? item.rightOrigin)
    return typeof parent === 'string' ? null : (parent as Y.AbstractType<unknown>)._item
  }

  #find(id: Y.ID | null): Y.Item | null {
    if (!id) return null
    const stored = id.clock < stateOf(this.#doc, id.client) ? this.#doc.store.clients.get(id.client) : undefined
    const struct = stored
      ? stored[Y.findIndexSS(stored, id.clock)]
      : structAt(this.#structs.get(id.client) ?? [], id.clock)
    return struct instanceof Y.Item ? struct : null
  }
}

function grouped(structs: readonly Struct[]): ReadonlyMap<number, readonly Struct[]> {
  const groups = new Map<number, Struct[]>()
  for (const struct of structs) {
    const group = groups.get(struct.id.client)
    if (group) group.push(struct)
    else groups.set(struct.id.client, [struct])
  }
  return groups
}

// An update lists a client's content in order of clock.
function structAt(structs: readonly Struct[], clock: number): Struct | undefined {
  let [low, high] = [0, structs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (struct && endOf(struct) <= clock) low = middle + 1
    else high = middle
  }
  return structs[low]
}

function endOf(struct: Struct): number {
  return struct.id.clock + struct.length
}

function stateOf(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}
