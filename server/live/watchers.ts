import type { Json } from '../../shared/canonical.ts'
import type { ParticipantId } from '../../shared/id.ts'
import { changes } from '../../shared/protocol/changes.ts'
import type { LiveMessage } from '../../shared/protocol/live-message.ts'
import type { Person } from '../../shared/workshop/participant.ts'
import type { View } from '../../shared/workshop/view.ts'

/** One connection that is shown a démarche as one person may see it. */
export interface Watcher {
  readonly person: Person
  readonly send: (message: LiveMessage) => void
  /** What it should have been shown could not be made: a fault of ours. */
  readonly failed: (error: unknown) => void
}

interface Seen {
  readonly watcher: Watcher
  view: View
  version: number
}

// Counters move at most four times a second, however many people vote at once.
const calmMs = 250

/** Keeps every watcher's view up to date by sending what changed in it. */
export class Watchers {
  readonly #see: (person: Person) => View
  readonly #revision: () => number
  readonly #now: () => number
  readonly #seen = new Map<Watcher, Seen>()
  #later: ReturnType<typeof setTimeout> | null = null

  constructor(see: (person: Person) => View, revision: () => number, now: () => number) {
    this.#see = see
    this.#revision = revision
    this.#now = now
  }

  get count(): number {
    return this.#seen.size
  }

  /** Shows the whole view, then every change; call what comes back to stop. */
  add(watcher: Watcher): () => void {
    const seen = { watcher, view: this.#see(watcher.person), version: 0 }
    this.#seen.set(watcher, seen)
    this.#showWhole(seen)
    return () => this.#seen.delete(watcher)
  }

  showAgain(watcher: Watcher): void {
    const seen = this.#seen.get(watcher)
    if (!seen) return
    seen.view = this.#see(watcher.person)
    this.#showWhole(seen)
  }

  /** Shows everybody what changed, now. */
  showAll(): void {
    if (this.#later) clearTimeout(this.#later)
    this.#later = null
    for (const seen of this.#seen.values()) this.#show(seen)
  }

  /** Shows one person what changed for them, now: their own ballot must not wait. */
  showNow(participant: ParticipantId): void {
    for (const seen of this.#seen.values()) {
      const { person } = seen.watcher
      if (person.kind === 'participant' && person.id === participant) this.#show(seen)
    }
  }

  /** Shows everybody what changed, a little later and once. */
  showSoon(): void {
    this.#later ??= setTimeout(() => this.showAll(), calmMs)
  }

  tell(message: LiveMessage): void {
    for (const { watcher } of this.#seen.values()) watcher.send(message)
  }

  close(): void {
    if (this.#later) clearTimeout(this.#later)
    this.#later = null
  }

  #showWhole(seen: Seen): void {
    const { watcher, view } = seen
    const version = ++seen.version
    watcher.send({ type: 'view', version, revision: this.#revision(), now: this.#now(), view })
  }

  // One view that cannot be made must not keep the others from being shown.
  #show(seen: Seen): void {
    try {
      this.#showChanges(seen)
    } catch (error) {
      seen.watcher.failed(error)
    }
  }

  #showChanges(seen: Seen): void {
    const next = this.#see(seen.watcher.person)
    const list = changes(seen.view as unknown as Json, next as unknown as Json)
    if (list.length === 0) return
    seen.view = next
    seen.version++
    seen.watcher.send({ type: 'changes', version: seen.version, revision: this.#revision(), changes: list })
  }
}
