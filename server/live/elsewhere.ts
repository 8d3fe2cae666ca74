import type { ParticipantId } from '../../shared/id.ts'
import type { ServerId } from './news.ts'

// Servers tell who is with them every five seconds: three times without a word, and it is gone with its people.
const silentForMs = 15_000

interface Told {
  readonly participants: ReadonlySet<ParticipantId>
  readonly at: number
}

/** Who is connected to the other servers, as each of them told last. */
export class Elsewhere {
  readonly #now: () => number
  readonly #byServer = new Map<ServerId, Told>()

  constructor(now: () => number) {
    this.#now = now
  }

  get isEmpty(): boolean {
    return this.#byServer.size === 0
  }

  get participants(): readonly ParticipantId[] {
    return [...this.#byServer.values()].flatMap(({ participants }) => [...participants])
  }

  /** A server told who is with it. Nobody: it need not tell again, so it is forgotten until it does. */
  told(server: ServerId, list: readonly ParticipantId[]): { readonly isNew: boolean; readonly isChanged: boolean } {
    const before = this.#byServer.get(server)?.participants
    const participants = new Set(list)
    if (participants.size === 0) this.#byServer.delete(server)
    else this.#byServer.set(server, { participants, at: this.#now() })
    return { isNew: !before && participants.size > 0, isChanged: !isSame(before ?? new Set(), participants) }
  }

  /** Forgets the servers that fell silent; whether there was one. */
  forgetSilent(): boolean {
    const silent = [...this.#byServer].filter(([, { at }]) => Math.abs(this.#now() - at) > silentForMs)
    for (const [server] of silent) this.#byServer.delete(server)
    return silent.length > 0
  }
}

function isSame(one: ReadonlySet<ParticipantId>, other: ReadonlySet<ParticipantId>): boolean {
  return one.size === other.size && [...one].every((participant) => other.has(participant))
}
