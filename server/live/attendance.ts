import type { ParticipantId } from '../../shared/id.ts'
import { Elsewhere } from './elsewhere.ts'
import type { News, ServerId } from './news.ts'
import { Tick } from './tick.ts'

// Those who follow over HTTP ask every two seconds: this long without a word means gone.
const noticedForMs = 10_000
const beatEveryMs = 5_000
// However many come in at once, the other servers hear of it four times a second.
const tellEveryMs = 250

/** What attendance is handed. */
export interface AttendanceSettings {
  readonly now: () => number
  /** Who is there has changed, here or elsewhere. */
  readonly onChange: () => void
  /** Null on a server that is alone. */
  readonly news: News | null
}

/** Who is there now: by live connections, by having asked lately over HTTP, or on another server. */
export class Attendance {
  readonly #settings: AttendanceSettings
  readonly #connections = new Map<ParticipantId, number>()
  readonly #noticedAt = new Map<ParticipantId, number>()
  readonly #elsewhere: Elsewhere
  readonly #telling: Tick
  /** Made once per change: everybody's view asks for it. */
  #present: ReadonlySet<ParticipantId> | null = null
  #beat: ReturnType<typeof setInterval> | null = null
  /** Whether the others count on somebody being here. */
  #hasTold = false
  #isOpen = true

  constructor(settings: AttendanceSettings) {
    this.#settings = settings
    this.#elsewhere = new Elsewhere(settings.now)
    this.#telling = new Tick(() => this.#tell(), tellEveryMs)
  }

  get present(): ReadonlySet<ParticipantId> {
    this.#present ??= new Set([...this.#here, ...this.#elsewhere.participants])
    return this.#present
  }

  /** Whether nobody is connected to this server. */
  get isEmpty(): boolean {
    return this.#connections.size === 0 && this.#noticedAt.size === 0
  }

  /** One more connection of this participant; call what comes back when it ends. */
  arrive(participant: ParticipantId): () => void {
    this.#change(participant, () => {
      this.#connections.set(participant, (this.#connections.get(participant) ?? 0) + 1)
    })
    return () =>
      this.#change(participant, () => {
        const left = (this.#connections.get(participant) ?? 1) - 1
        if (left > 0) this.#connections.set(participant, left)
        else this.#connections.delete(participant)
      })
  }

  noticed(participant: ParticipantId): void {
    this.#change(participant, () => this.#noticedAt.set(participant, this.#settings.now()))
  }

  /** Another server told who is with it. */
  told(server: ServerId, participants: readonly ParticipantId[]): void {
    const { isNew, isChanged } = this.#elsewhere.told(server, participants)
    // It may have just begun, and know of nobody here.
    if (isNew && !this.isEmpty) this.#telling.ask()
    if (isChanged) this.#changed()
  }

  /** Those who were here go elsewhere: their leaving is nothing new any more. */
  close(): void {
    this.#isOpen = false
    this.#rest()
    this.#telling.stop()
    if (this.#hasTold) this.#ring([])
  }

  get #here(): readonly ParticipantId[] {
    return [...new Set([...this.#connections.keys(), ...this.#noticedAt.keys()])]
  }

  #change(participant: ParticipantId, change: () => void): void {
    const isHere = () => this.#connections.has(participant) || this.#noticedAt.has(participant)
    const before = isHere()
    change()
    if (isHere() !== before) this.#changedHere()
  }

  #changedHere(): void {
    this.#changed()
    if (this.#settings.news && this.#isOpen) this.#telling.ask()
  }

  #changed(): void {
    this.#present = null
    if (!this.#isOpen) return
    this.#beat ??= setInterval(() => this.#look(), beatEveryMs)
    this.#settings.onChange()
  }

  #tell(): void {
    this.#ring(this.#here)
  }

  #ring(participants: readonly ParticipantId[]): void {
    const { news } = this.#settings
    this.#hasTold = participants.length > 0
    news?.ring({ type: 'presence', server: news.server, participants: [...participants] })
  }

  // Either way: a clock that is set back must not keep anybody here.
  #look(): void {
    const { now, news } = this.#settings
    const gone = [...this.#noticedAt].filter(([, at]) => Math.abs(now() - at) > noticedForMs)
    for (const [participant] of gone) this.#change(participant, () => this.#noticedAt.delete(participant))
    if (this.#elsewhere.forgetSilent()) this.#changed()
    if (news && !this.isEmpty) this.#telling.ask()
    if (this.isEmpty && this.#elsewhere.isEmpty) this.#rest()
  }

  #rest(): void {
    if (this.#beat) clearInterval(this.#beat)
    this.#beat = null
  }
}
