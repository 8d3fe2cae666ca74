import type { ViewAnswer } from '../../shared/protocol/live-message.ts'
import { ask, isFinal } from './http.ts'

export interface ViewPollEvents {
  /** With what to add to this computer's clock to have the server's. */
  readonly answered: (answer: ViewAnswer, clockOffsetMs: number) => void
  readonly unchanged: () => void
  readonly unreachable: () => void
  readonly refused: (status: number) => void
}

const everyMs = 2_000

/** Where websockets are blocked: asks for the view every two seconds, and is sent it only when it changed. */
export class ViewPoll {
  private readonly path: string
  private readonly fetch: typeof fetch
  private readonly events: ViewPollEvents
  private isOn = false
  private isAsking = false
  private etag: string | null = null
  private next: ReturnType<typeof setTimeout> | undefined

  constructor(path: string, fetching: typeof fetch, events: ViewPollEvents) {
    this.path = path
    this.fetch = fetching
    this.events = events
  }

  start(): void {
    this.isOn = true
    this.hurry()
  }

  startIn(ms: number): void {
    if (this.isOn) return
    clearTimeout(this.next)
    this.next = setTimeout(() => this.start(), ms)
  }

  /** Asks now rather than later, if it was asking at all. */
  hurry(): void {
    if (this.isOn && !this.isAsking) void this.look()
  }

  stop(): void {
    this.isOn = false
    // What is known by then comes from elsewhere: the next question asks for the whole view.
    this.etag = null
    clearTimeout(this.next)
  }

  private async look(): Promise<void> {
    clearTimeout(this.next)
    this.isAsking = true
    const askedAt = Date.now()
    const answer = await ask<ViewAnswer>(this.path, { fetch: this.fetch, etag: this.etag })
    this.isAsking = false
    // The websocket came back meanwhile: what it says is newer.
    if (!this.isOn) return
    this.next = setTimeout(() => void this.look(), everyMs * (0.8 + Math.random() * 0.4))
    if (answer.ok) {
      this.etag = answer.etag
      this.events.answered(answer.value, answer.value.now - (askedAt + Date.now()) / 2)
    } else if (answer.status === 304) this.events.unchanged()
    else if (isFinal(answer.status)) this.events.refused(answer.status)
    else this.events.unreachable()
  }
}
