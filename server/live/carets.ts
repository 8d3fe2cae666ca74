import { z } from 'zod'
import type { ParticipantId } from '../../shared/id.ts'
import type { CaretEntry } from './frames.ts'

const longestState = 4_000
// Other clients forget a caret that is silent for 30 s: an unchanged one is passed on before that.
const renewAfterMs = 10_000

const stateSchema = z.object({
  cursor: z.object({ anchor: z.unknown(), head: z.unknown() }).nullish(),
  place: z.object({ subject: z.string().max(64), field: z.string().max(64) }).nullish(),
})

/** Who a caret belongs to, as everybody is told: taken from the session, never from the message. */
export interface CaretOwner {
  readonly id: ParticipantId
  readonly name: string
}

interface Held {
  readonly owner: CaretOwner
  entry: CaretEntry
  sentAt: number
}

const colors = ['#8A3A8F', '#B0421A', '#1F6FA8', '#3D6B00']

/** The carets in one document: each connection has one, under its first client id, signed by the server. */
export class Carets<Connection> {
  readonly #held = new Map<Connection, Held>()
  readonly #changed = new Set<Connection>()

  /** Takes what a connection says of itself; what it repeats of others is left out. */
  hear(connection: Connection, owner: CaretOwner, entries: readonly CaretEntry[], now: number): void {
    const held = this.#held.get(connection)
    const mine = entries.find(({ client }) => (held ? client === held.entry.client : !this.#isTaken(client)))
    if (!mine || mine.state.length > longestState) return
    const state = signed(mine.state, owner)
    if (held && mine.clock <= held.entry.clock && state !== 'null') return
    const isSame = held?.entry.state === state && now - held.sentAt < renewAfterMs
    this.#held.set(connection, { owner, entry: { ...mine, state }, sentAt: isSame ? held.sentAt : now })
    if (!isSame) this.#changed.add(connection)
  }

  /** The caret to take away on everybody's screen when a connection ends; null when it had none. */
  leave(connection: Connection): CaretEntry | null {
    const held = this.#held.get(connection)
    this.#held.delete(connection)
    this.#changed.delete(connection)
    return held ? { ...held.entry, state: 'null' } : null
  }

  get hasNews(): boolean {
    return this.#changed.size > 0
  }

  /** What changed since the last time, with whose it is. */
  news(): readonly { readonly connection: Connection; readonly entry: CaretEntry }[] {
    const list = [...this.#changed].flatMap((connection) => {
      const held = this.#held.get(connection)
      return held ? [{ connection, entry: held.entry }] : []
    })
    this.#changed.clear()
    return list
  }

  get all(): readonly CaretEntry[] {
    return [...this.#held.values()].map(({ entry }) => entry).filter(({ state }) => state !== 'null')
  }

  #isTaken(client: number): boolean {
    return [...this.#held.values()].some(({ entry }) => entry.client === client)
  }
}

function signed(state: string, { id, name }: CaretOwner): string {
  const read = parsed(state)
  if (read === null) return 'null'
  const color = colors[[...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % colors.length]
  return JSON.stringify({ user: { id, name, color }, cursor: read.cursor ?? null, place: read.place ?? null })
}

function parsed(state: string): z.output<typeof stateSchema> | null {
  try {
    const read = stateSchema.safeParse(JSON.parse(state))
    return read.success ? read.data : null
  } catch {
    return null // Not JSON: shown as no caret at all.
  }
}
