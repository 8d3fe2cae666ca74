import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { ParticipantId } from '../../shared/id.ts'
import { stamped, stampedOwner, type CaretOwner } from './awareness-state.ts'

interface Caret {
  readonly owner: CaretOwner
  clock: number
  /** The state as JSON, with the identity that the server knows. */
  json: string
  sentAt: number
}

// Clients forget a caret that was not renewed for 30 s, and so do we those of other servers.
const renewMs = 10_000
const silentMs = 30_000

/** Someone whose caret another server told us of. */
class Elsewhere implements CaretOwner {
  readonly name = ''
  readonly participant: ParticipantId

  constructor(participant: ParticipantId) {
    this.participant = participant
  }
}

/** The carets of a document: one client id a connection, its last state, and nobody else's. */
export class Carets {
  readonly #now: () => number
  readonly #carets = new Map<number, Caret>()
  readonly #clients = new Map<CaretOwner, number>()
  /** What changed since it was last sent; the JSON of a caret that is gone is null, under its last clock. */
  readonly #changed = new Map<number, { readonly clock: number; readonly json: string; readonly owner: CaretOwner }>()

  constructor(now: () => number) {
    this.#now = now
  }

  get isEmpty(): boolean {
    return this.#carets.size === 0
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0
  }

  /** Takes what an owner says of their own caret, and leaves out the rest; the reason when it cannot be taken. */
  receive(owner: CaretOwner, states: Uint8Array): 'malformed-awareness' | 'awareness-too-large' | null {
    try {
      for (const [client, clock, text] of read(states)) {
        const isGone = text === 'null'
        if (isGone) this.#takeBack(owner, client, clock)
        if (isGone || !this.#isOwn(owner, client)) continue
        const json = stamped(text, owner)
        if (json === null) return 'awareness-too-large'
        this.#say(owner, client, { clock, json })
      }
      return null
    } catch {
      return 'malformed-awareness'
    }
  }

  /** The connection ended: its caret goes for everyone. */
  leave(owner: CaretOwner): void {
    const client = this.#clients.get(owner)
    const caret = client === undefined ? undefined : this.#carets.get(client)
    if (client !== undefined && caret) this.#remove(client, caret)
    this.#clients.delete(owner)
  }

  /** Every caret, for someone who just came. */
  all(): Uint8Array {
    return written([...this.#carets].map(([client, { clock, json }]) => ({ client, clock, json })))
  }

  /** What changed since the last call; `author` when all of it is about one connection, `own` what is news elsewhere. */
  changes(): { readonly states: Uint8Array; readonly author: CaretOwner | null; readonly own: Uint8Array | null } {
    const list = [...this.#changed].map(([client, change]) => ({ client, ...change }))
    this.#changed.clear()
    const [first] = list
    const author = first && list.length === 1 ? first.owner : null
    const own = list.filter(({ owner }) => !(owner instanceof Elsewhere))
    return { states: written(list), author, own: own.length > 0 ? written(own) : null }
  }

  /** Takes the carets of those who are connected to another server, which has judged them. */
  hear(states: Uint8Array): void {
    for (const [client, clock, json] of read(states)) {
      const known = this.#carets.get(client)
      // Who came from there to us is ours.
      if (known && !(known.owner instanceof Elsewhere)) continue
      if (json !== 'null') this.#say(known?.owner ?? new Elsewhere(stampedOwner(json)), client, { clock, json })
      else if (known) this.#remove(client, { ...known, clock })
    }
  }

  /** Forgets the carets that another server has not renewed: it fell silent. */
  forgetSilent(): void {
    for (const [client, caret] of this.#carets) {
      const isSilent = Math.abs(this.#now() - caret.sentAt) > silentMs
      if (caret.owner instanceof Elsewhere && isSilent) this.#remove(client, caret)
    }
  }

  // Clients of y-websocket send on what they hear of others: only one's own caret is taken, whatever else is said.
  #isOwn(owner: CaretOwner, client: number): boolean {
    const mine = this.#clients.get(owner)
    if (mine !== undefined) return mine === client
    const other = this.#carets.get(client)?.owner
    if (other && other.participant !== owner.participant) return false
    // The same browser, back on a new connection before the old one was known to be cut.
    if (other) this.#clients.delete(other)
    this.#clients.set(owner, client)
    return true
  }

  #say(owner: CaretOwner, client: number, { clock, json }: { readonly clock: number; readonly json: string }): void {
    const caret = this.#carets.get(client)
    if (caret?.owner === owner && clock <= caret.clock) return
    const now = this.#now()
    const isNews = !caret || caret.json !== json || now - caret.sentAt >= renewMs
    this.#carets.set(client, { owner, clock, json, sentAt: isNews ? now : caret.sentAt })
    if (isNews) this.#changed.set(client, { clock, json, owner })
  }

  #takeBack(owner: CaretOwner, client: number, clock: number): void {
    const caret = this.#carets.get(client)
    if (caret?.owner === owner && clock >= caret.clock) this.#remove(client, { ...caret, clock })
  }

  #remove(client: number, { clock, owner }: Caret): void {
    this.#carets.delete(client)
    this.#changed.set(client, { clock, json: 'null', owner })
  }
}

// Far more carets than a room has people.
const mostStates = 2_000

function read(states: Uint8Array): readonly (readonly [client: number, clock: number, json: string])[] {
  const decoder = decoding.createDecoder(states)
  const count = decoding.readVarUint(decoder)
  if (count > mostStates) throw new Error('too many states')
  return Array.from({ length: count }, () => {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    return [client, clock, decoding.readVarString(decoder)] as const
  })
}

function written(
  list: readonly { readonly client: number; readonly clock: number; readonly json: string }[],
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, list.length)
  for (const { client, clock, json } of list) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}
