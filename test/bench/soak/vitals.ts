import { percentile } from '../percentile.ts'
import { now } from '../peers/load/clock.ts'
import { memoryMb } from '../peers/machine/usage.ts'
import type { Server } from '../peers/machine/server.ts'
import { contentMb } from './contents.ts'
import { documentStates } from './people.ts'

/** What the server is started with, and asked with. */
export const metricsToken = 'a-token-for-the-soak-test-alone'

const sampleEveryMs = 250

/** How the server is at one moment. */
export interface Vitals {
  readonly memoryMb: number
  /** Of the memory, what the open documents come to by themselves. */
  readonly contentMb: number
  /** Of the event loop since the last look; null where the server has no such metric. */
  readonly loopP99Ms: number | null
  /** Of the answers of /healthz since the last look. */
  readonly answerP99Ms: number
}

/** Looks after a server: asks for its health four times a second. */
export class Pulse {
  readonly #server: Server
  readonly #timer: ReturnType<typeof setInterval>
  #answersMs: number[] = []

  constructor(server: Server) {
    this.#server = server
    this.#timer = setInterval(() => void this.#sample(), sampleEveryMs)
  }

  async vitals(): Promise<Vitals> {
    const answersMs = this.#answersMs
    this.#answersMs = []
    const loopP99Ms = await this.#loopP99Ms()
    // Before the documents are asked for: answering takes memory too.
    const memory = memoryMb(this.#server.pids)
    const written = contentMb(await documentStates(this.#server.origin))
    return { memoryMb: memory, contentMb: written, loopP99Ms, answerP99Ms: percentile(answersMs, 0.99) }
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #sample(): Promise<void> {
    const startedAt = now()
    try {
      const response = await fetch(`${this.#server.origin}/healthz`)
      await response.arrayBuffer()
      this.#answersMs.push(now() - startedAt)
    } catch {
      // A server that does not answer is as slow as can be.
      this.#answersMs.push(Infinity)
    }
  }

  // The metric counts from one reading to the next.
  async #loopP99Ms(): Promise<number | null> {
    const headers = { authorization: `Bearer ${metricsToken}` }
    const response = await fetch(`${this.#server.origin}/metrics`, { headers })
    const text = await response.text()
    const seconds = /^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]
    return response.ok && seconds !== undefined ? Number(seconds) * 1000 : null
  }
}
