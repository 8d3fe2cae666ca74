import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { ParticipantId } from '../../shared/id.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import type { Writer } from '../storage/storage.ts'
import { contentFault } from './gate-contents.ts'
import { gateLimits } from './gate-limits.ts'
import { Places, type Struct } from './gate-places.ts'

/** An update that somebody offers to a document, with all that judging it takes. */
export interface Offer {
  readonly update: Uint8Array
  /** Whether it answers our own question, as after a cut: it may be longer, and must be whole. */
  readonly isAnswer: boolean
  readonly by: ParticipantId
  readonly mayWrite: boolean
  /** The document with all that was accepted so far. */
  readonly doc: Y.Doc
  /** How many bytes the document may still grow. */
  readonly room: number
  readonly writerOf: (client: number) => Writer | undefined
}

/** What the gate says of an update. `incomplete`: it depends on something that we have not seen. */
export type Verdict =
  | { readonly type: 'nothing-new' }
  | { readonly type: 'incomplete' }
  | { readonly type: 'accepted'; readonly update: Uint8Array; readonly newClients: readonly number[] }
  | { readonly type: 'refused'; readonly code: number; readonly reason: string }

/** Judges an update (Yjs, V1 encoding) before it is applied; the document is not changed. */
export function judge(offer: Offer): Verdict {
  const { update, isAnswer, doc } = offer
  if (update.length > (isAnswer ? gateLimits.answerBytes : gateLimits.updateBytes)) return tooLarge('update-too-large')
  const whole = decoded(update)
  if (!whole) return invalid('malformed-update')
  const shape = shapeFault(whole, update)
  if (shape) return invalid(shape)
  const trimmed = withoutKnown(update, whole, doc)
  return judgeNews(offer, trimmed)
}

/** Whether an update is the one that changes nothing anywhere: no structs, no deletions. */
export function saysNothing(update: Uint8Array): boolean {
  return update.length === emptyUpdateBytes && update.every((byte) => byte === 0)
}

interface Decoded {
  readonly structs: readonly Struct[]
  readonly deletions: ReadonlyMap<number, readonly Deletion[]>
}

interface Deletion {
  readonly clock: number
  readonly len: number
}

interface News {
  readonly update: Uint8Array
  readonly structs: readonly Struct[]
  readonly deletions: Decoded['deletions']
}

function judgeNews({ doc, mayWrite, by, writerOf, room }: Offer, news: News): Verdict {
  const { structs, deletions, update } = news
  const ends = endsOf(structs)
  if (!isDeletionKnown(deletions, doc, ends)) return { type: 'incomplete' }
  if (structs.length === 0 && !deletesSomething(deletions, doc)) return { type: 'nothing-new' }
  if (!mayWrite) return { type: 'refused', code: closeCode.forbidden, reason: 'read-only' }
  if (structs.length > 0 && update.length > room) return tooLarge('document-too-large')
  const clients = [...ends.keys()]
  if (clients.length > gateLimits.newClients) return invalid('too-many-clients')
  // Under another's client id, what that person writes next would be taken for known and lost.
  if (clients.some((client) => (writerOf(client) ?? by) !== by)) {
    return { type: 'refused', code: closeCode.forbidden, reason: 'foreign-client-id' }
  }
  const inOrder = integrationOrder(structs, doc)
  if (!inOrder) return { type: 'incomplete' }
  const fault = placeFault(inOrder, doc)
  if (fault) return invalid(fault)
  return { type: 'accepted', update, newClients: clients.filter((client) => writerOf(client) === undefined) }
}

const emptyUpdateBytes = 2

function decoded(update: Uint8Array): { structs: (Struct | Y.Skip)[]; deletions: Decoded['deletions'] } | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    // Two zeros say « nothing »; more bytes after them are another encoding, not ours.
    const isOther = structs.length === 0 && ds.clients.size === 0 && update.length !== emptyUpdateBytes
    return isOther ? null : { structs, deletions: ds.clients }
  } catch {
    return null // Not an update: the caller refuses it.
  }
}

type Whole = NonNullable<ReturnType<typeof decoded>>

function shapeFault({ structs, deletions }: Whole, update: Uint8Array): string | null {
  if (structs.length > gateLimits.structs) return 'too-many-structs'
  const seen = new Set<number>()
  let last: Struct | Y.Skip | null = null
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (struct instanceof Y.Skip) return 'gap-in-update'
    if (client > gateLimits.client || !isRun(clock, struct.length)) return 'impossible-struct'
    if (client === last?.id.client && clock !== last.id.clock + last.length) return 'impossible-struct'
    if (client !== last?.id.client && seen.has(client)) return 'repeated-client'
    seen.add(client)
    last = struct
  }
  // Yjs keeps only the last of two blocks of one client, which its decoder shows as one.
  if (decoding.readVarUint(decoding.createDecoder(update)) !== seen.size) return 'repeated-client'
  const runs = [...deletions.values()].flat()
  if (runs.length > gateLimits.deletions) return 'too-many-deletions'
  return runs.every(({ clock, len }) => isRun(clock, len)) ? null : 'impossible-deletion'
}

function isRun(clock: number, length: number): boolean {
  return length >= 1 && length <= gateLimits.structLength && clock + length <= Number.MAX_SAFE_INTEGER
}

// Known structs are cut off rather than compared: Yjs stumbles over a half-known one whose known half is collected.
function withoutKnown(update: Uint8Array, { structs, deletions }: Whole, doc: Y.Doc): News {
  // Skips were refused before.
  const solid = structs as readonly Struct[]
  const isAllNew = solid.every(({ id }) => id.clock >= Y.getState(doc.store, id.client))
  if (isAllNew) return { update, structs: solid, deletions }
  const trimmed = Y.diffUpdate(update, Y.encodeStateVector(doc))
  const { structs: left } = Y.decodeUpdate(trimmed)
  return { update: trimmed, structs: left as readonly Struct[], deletions }
}

/** Where the structs of each client end. */
function endsOf(structs: readonly Struct[]): ReadonlyMap<number, number> {
  return new Map(structs.map(({ id, length }) => [id.client, id.clock + length]))
}

function isDeletionKnown(deletions: Decoded['deletions'], doc: Y.Doc, ends: ReadonlyMap<number, number>): boolean {
  return [...deletions].every(([client, runs]) => {
    const known = ends.get(client) ?? Y.getState(doc.store, client)
    return runs.every(({ clock, len }) => clock + len <= known)
  })
}

function deletesSomething(deletions: Decoded['deletions'], doc: Y.Doc): boolean {
  return [...deletions].some(([client, runs]) => {
    const structs = doc.store.clients.get(client) ?? []
    return runs.some(({ clock, len }) => {
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const struct = structs[index]
        if (!struct || struct.id.clock >= clock + len) return false
        if (!struct.deleted) return true
      }
      return false
    })
  })
}

/**
 * The structs in an order in which each finds what it refers to; null when there is none, because something is
 * missing or two of them wait for each other. What is accepted must never be left pending in the document.
 */
function integrationOrder(structs: readonly Struct[], doc: Y.Doc): readonly Struct[] | null {
  const queues = new Map<number, Struct[]>()
  for (const struct of structs.toReversed()) {
    const queue = queues.get(struct.id.client)
    if (queue) queue.push(struct)
    else queues.set(struct.id.client, [struct])
  }
  const reached = new Map<number, number>()
  const reach = (client: number) => reached.get(client) ?? Y.getState(doc.store, client)
  const isReady = (struct: Struct) =>
    struct.id.clock === reach(struct.id.client) && refersTo(struct).every((id) => id.clock < reach(id.client))

  const ordered: Struct[] = []
  for (let before = -1; before < ordered.length;) {
    before = ordered.length
    for (const [client, queue] of queues) {
      for (let next = queue.at(-1); next && isReady(next); next = queue.at(-1)) {
        queue.pop()
        ordered.push(next)
        reached.set(client, next.id.clock + next.length)
      }
    }
  }
  return ordered.length === structs.length ? ordered : null
}

function refersTo(struct: Struct): readonly Y.ID[] {
  if (struct instanceof Y.GC) return []
  // Before it is integrated, an item holds the id of its parent, or the name of a root.
  const parent = struct.parent as unknown
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null)
}

function placeFault(structs: readonly Struct[], doc: Y.Doc): string | null {
  const places = new Places(doc)
  for (const struct of structs) {
    const place = places.place(struct)
    if (place === null) return 'foreign-place'
    const fault = struct instanceof Y.Item ? contentFault(struct, place) : null
    if (fault) return fault
  }
  return null
}

function invalid(reason: string): Verdict {
  return { type: 'refused', code: closeCode.invalidUpdate, reason }
}

function tooLarge(reason: string): Verdict {
  return { type: 'refused', code: closeCode.tooLarge, reason }
}
