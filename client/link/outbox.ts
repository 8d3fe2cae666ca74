import type { CommandId } from '../../shared/id.ts'
import type { CommandAnswer } from '../../shared/protocol/live-message.ts'
import type { Command } from '../../shared/workshop/command.ts'

/** The two ways out. */
export interface OutboxRoads {
  /** False when the websocket is not open. */
  readonly bySocket: (command: Command) => boolean
  /** Null when nobody answered. */
  readonly byHttp: (command: Command) => Promise<CommandAnswer | null>
  /** Something became late, or is not late any more. */
  readonly changed: () => void
}

interface Waiting {
  readonly command: Command
  readonly answer: Promise<CommandAnswer>
  readonly settle: (answer: CommandAnswer) => void
  attempts: number
  way: 'socket' | 'http' | null
  isLate: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}

const patienceMs = 4_000
const longestPauseMs = 8_000

/** Commands on their way: each is sent again under the same id, one way or the other, until it is answered. */
export class Outbox {
  private readonly roads: OutboxRoads
  private readonly waiting = new Map<CommandId, Waiting>()

  constructor(roads: OutboxRoads) {
    this.roads = roads
  }

  /** Commands that could not be handed over for now. */
  get late(): readonly CommandId[] {
    return [...this.waiting.values()].flatMap((one) => (one.isLate ? [one.command.id] : []))
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0
  }

  send(command: Command): Promise<CommandAnswer> {
    const known = this.waiting.get(command.id)
    if (known) return known.answer
    let settle: Waiting['settle'] = () => {}
    const answer = new Promise<CommandAnswer>((resolve) => (settle = resolve))
    const one: Waiting = { command, answer, settle, attempts: 0, way: null, isLate: false, timer: undefined }
    this.waiting.set(command.id, one)
    this.attempt(one)
    return answer
  }

  answered(answer: CommandAnswer): void {
    const one = this.waiting.get(answer.id)
    if (!one) return
    if (!answer.ok && answer.refusal === 'storage-unavailable') return this.tryLater(one)
    this.waiting.delete(answer.id)
    clearTimeout(one.timer)
    if (one.isLate) this.roads.changed()
    one.settle(answer)
  }

  /** The line is back: what waits leaves now. */
  retryNow(): void {
    for (const one of this.waiting.values()) if (one.isLate || one.way === 'socket') this.attempt(one)
  }

  /** The websocket fell: what it carried takes the other road. */
  socketFell(): void {
    for (const one of this.waiting.values()) if (one.way === 'socket') this.attempt(one)
  }

  close(): void {
    for (const one of this.waiting.values()) clearTimeout(one.timer)
    this.waiting.clear()
  }

  private attempt(one: Waiting): void {
    clearTimeout(one.timer)
    one.attempts++
    // Each road in turn: a proxy may swallow one of them without a word.
    const way = one.way !== 'socket' && this.roads.bySocket(one.command) ? 'socket' : 'http'
    one.way = way
    if (way === 'socket') one.timer = setTimeout(() => this.attemptLate(one), patienceMs)
    else void this.carry(one)
  }

  private async carry(one: Waiting): Promise<void> {
    const attempt = one.attempts
    const answer = await this.roads.byHttp(one.command)
    if (answer) this.answered(answer)
    else if (one.attempts === attempt) this.tryLater(one)
  }

  private attemptLate(one: Waiting): void {
    this.markLate(one)
    this.attempt(one)
  }

  private tryLater(one: Waiting): void {
    if (!this.waiting.has(one.command.id)) return
    this.markLate(one)
    clearTimeout(one.timer)
    const pauseMs = Math.min(longestPauseMs, 500 * 2 ** Math.min(one.attempts, 8)) * (0.5 + Math.random() / 2)
    one.timer = setTimeout(() => this.attempt(one), pauseMs)
  }

  private markLate(one: Waiting): void {
    if (one.isLate) return
    one.isLate = true
    this.roads.changed()
  }
}
