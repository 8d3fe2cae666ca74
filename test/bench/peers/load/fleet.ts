import { Worker } from 'node:worker_threads'
import type { Plan } from './client.ts'
import { now, sleep } from './clock.ts'
import { Histogram, type HistogramParts } from './histogram.ts'
import type { ProtocolName } from './protocol.ts'
import type { Answer, Join, Message, Request } from './requests.ts'
import { sharedTables, Tables, type SharedTables, type TableSizes } from './tables.ts'

// Window edges lie a little ahead, so that every thread knows an edge before it passes.
const edgeMs = 5

/** What all clients of a fleet saw in a window. */
export interface FleetSeen {
  readonly messages: number
  readonly bytes: number
  readonly sent: number
  readonly awarenessSent: number
  readonly delivered: number
  readonly awarenessDelivered: number
  readonly latency: Histogram
  readonly awarenessLatency: Histogram
  /** The busiest thread. */
  readonly busy: number
  readonly lost: number
}

export interface FleetSettings extends TableSizes {
  readonly protocol: ProtocolName
  readonly threads: number
}

/** The main thread's hold on the load generator: spreads clients over threads and adds up what they saw. */
export class Fleet {
  readonly tables: Tables
  readonly #threads: Thread[]

  private constructor(shared: SharedTables, threads: Thread[]) {
    this.tables = new Tables(shared)
    this.tables.window.fill(Infinity)
    this.#threads = threads
  }

  static async start({ protocol, threads, ...sizes }: FleetSettings): Promise<Fleet> {
    const shared = sharedTables(sizes)
    const started = Array.from({ length: threads }, () => Thread.start({ shared, protocol }))
    return new Fleet(shared, await Promise.all(started))
  }

  /** Connects clients evenly over `overMs`; one join for each, once all are there or have failed. */
  async connect(plans: readonly Plan[], { overMs = 0, timeoutMs = 60_000 } = {}): Promise<readonly Join[]> {
    const timed = plans.map((plan, at) => ({ plan, afterMs: (overMs * at) / plans.length }))
    const answers = await Promise.all(
      this.#threads.map((thread) => {
        const own = timed.filter(({ plan }) => this.#threadOf(plan.index) === thread)
        return thread.ask({ type: 'connect', plans: own, timeoutMs: timeoutMs + overMs })
      }),
    )
    return answers.flatMap(({ joins = [] }) => joins)
  }

  async startTyping(perSecond: number): Promise<void> {
    await this.#askAll({ type: 'start-typing', perSecond })
  }

  async startCarets(perSecond: number): Promise<void> {
    await this.#askAll({ type: 'start-carets', perSecond })
  }

  async stopSending(): Promise<void> {
    await this.#askAll({ type: 'stop-sending' })
  }

  async upload(index: number, updates: readonly Uint8Array[], timeoutMs = 60_000): Promise<void> {
    await this.#threadOf(index)?.ask({ type: 'upload', index, updates, timeoutMs })
  }

  /** All that a client that keeps its document received, as one update. */
  async document(index: number): Promise<Uint8Array | null> {
    const answer = await this.#threadOf(index)?.ask({ type: 'document', index })
    return answer?.document ?? null
  }

  async close(indices: readonly number[] | null = null): Promise<void> {
    await this.#askAll({ type: 'close', indices })
  }

  /** Starts counting: only what is sent from now until `endWindow` is measured. */
  async beginWindow(): Promise<void> {
    await this.#askAll({ type: 'reset' })
    this.tables.window[1] = Infinity
    this.tables.window[0] = now() + edgeMs
    await sleep(edgeMs)
  }

  async endWindow(): Promise<void> {
    this.tables.window[1] = now() + edgeMs
    await sleep(edgeMs)
  }

  /** Waits until all that was typed in the window reached so many others, or nothing more arrives. */
  async drain(receivers: number): Promise<void> {
    await this.#drain(3_000, ({ delivered, sent }) => ({ count: delivered, isAll: delivered >= sent * receivers }))
  }

  /** Waits until no more carets arrive: servers may leave some out. */
  async drainCarets(): Promise<void> {
    await this.#drain(600, ({ awarenessDelivered }) => ({ count: awarenessDelivered, isAll: false }))
  }

  async #drain(stallMs: number, progressOf: (seen: FleetSeen) => { count: number; isAll: boolean }): Promise<void> {
    let last = -1
    let changedAt = now()
    for (;;) {
      const { count, isAll } = progressOf(await this.collect())
      if (isAll) return
      if (count !== last) {
        last = count
        changedAt = now()
      } else if (now() - changedAt > stallMs) return
      await sleep(50)
    }
  }

  async collect(): Promise<FleetSeen> {
    const answers = await this.#askAll({ type: 'collect' })
    const parts = answers.flatMap(({ seen }) => (seen ? [seen] : []))
    type Part = (typeof parts)[number]
    const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0)
    const merged = (of: (part: Part) => HistogramParts) =>
      parts.reduce((total, part) => total.add(of(part)), new Histogram())
    return {
      messages: sum(({ messages }) => messages),
      bytes: sum(({ bytes }) => bytes),
      sent: sum(({ sent }) => sent),
      awarenessSent: sum(({ awarenessSent }) => awarenessSent),
      delivered: sum(({ delivered }) => delivered),
      awarenessDelivered: sum(({ awarenessDelivered }) => awarenessDelivered),
      latency: merged(({ latency }) => latency),
      awarenessLatency: merged(({ awarenessLatency }) => awarenessLatency),
      busy: Math.max(...parts.map(({ busy }) => busy)),
      lost: sum(({ lost }) => lost),
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.stop()))
  }

  #threadOf(index: number): Thread | undefined {
    return this.#threads[index % this.#threads.length]
  }

  #askAll(request: Request): Promise<readonly Answer[]> {
    return Promise.all(this.#threads.map((thread) => thread.ask(request)))
  }
}

interface Question {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

class Thread {
  readonly #worker: Worker
  readonly #questions = new Map<number, Question>()
  #nextId = 1

  private constructor(worker: Worker) {
    this.#worker = worker
  }

  static start(workerData: { readonly shared: SharedTables; readonly protocol: ProtocolName }): Promise<Thread> {
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), { workerData })
    const thread = new Thread(worker)
    return new Promise((resolve, reject) => {
      worker.on('error', reject)
      worker.on('message', (message: Message) => {
        if (message.type === 'ready') resolve(thread)
        else thread.#settle(message)
      })
    })
  }

  ask(request: Request): Promise<Answer> {
    const id = this.#nextId++
    return new Promise((resolve, reject) => {
      this.#questions.set(id, { resolve, reject })
      this.#worker.postMessage({ id, request })
    })
  }

  async stop(): Promise<void> {
    await this.#worker.terminate()
  }

  #settle(message: Exclude<Message, { type: 'ready' }>): void {
    if (message.type === 'failed' && message.id === null) {
      throw new Error(`a thread of the load generator failed: ${message.reason}`)
    }
    if (message.id === null) return
    const question = this.#questions.get(message.id)
    this.#questions.delete(message.id)
    if (message.type === 'answer') question?.resolve(message.answer)
    else question?.reject(new Error(message.reason))
  }
}
