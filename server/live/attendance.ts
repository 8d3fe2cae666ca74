import type { ParticipantId } from '../../shared/id.ts'

// Those who follow over HTTP ask every two seconds: this long without a word means gone.
const noticedForMs = 10_000
const sweepEveryMs = 5_000

/** Who is here now: by live connections, or by having asked lately over HTTP. */
export class Attendance {
  readonly #now: () => number
  readonly #onChange: () => void
  readonly #connections = new Map<ParticipantId, number>()
  readonly #noticedAt = new Map<ParticipantId, number>()
  #sweep: ReturnType<typeof setInterval> | null = null

  constructor(now: () => number, onChange: () => void) {
    this.#now = now
    this.#onChange = onChange
  }

  get present(): ReadonlySet<ParticipantId> {
    return new Set([...this.#connections.keys(), ...this.#noticedAt.keys()])
  }

  /** One more connection of this participant; call what comes back when it ends. */
  arrive(participant: ParticipantId): () => void {
    this.#connections.set(participant, (this.#connections.get(participant) ?? 0) + 1)
    this.#onChange()
    return () => {
      const left = (this.#connections.get(participant) ?? 1) - 1
      if (left > 0) this.#connections.set(participant, left)
      else this.#connections.delete(participant)
      this.#onChange()
    }
  }

  noticed(participant: ParticipantId): void {
    const isNew = !this.#noticedAt.has(participant)
    this.#noticedAt.set(participant, this.#now())
    this.#sweep ??= setInterval(() => this.#forget(), sweepEveryMs)
    if (isNew) this.#onChange()
  }

  close(): void {
    if (this.#sweep) clearInterval(this.#sweep)
    this.#sweep = null
  }

  // Either way: a clock that is set back must not keep anybody here.
  #forget(): void {
    const gone = [...this.#noticedAt].filter(([, at]) => Math.abs(this.#now() - at) > noticedForMs)
    for (const [participant] of gone) this.#noticedAt.delete(participant)
    if (this.#noticedAt.size === 0) this.close()
    if (gone.length > 0) this.#onChange()
  }
}
