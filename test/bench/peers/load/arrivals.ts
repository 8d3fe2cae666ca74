import { performance, type EventLoopUtilization } from 'node:perf_hooks'
import { now } from './clock.ts'
import { Cursor } from './cursor.ts'
import { Histogram, type HistogramParts } from './histogram.ts'
import { presenceIds } from './presence.ts'
import type { Tables } from './tables.ts'
import { scanUpdate, type OnRun } from './update.ts'
import { writerIds } from './writer.ts'

/** What one thread saw since it was last reset. */
export interface Seen {
  readonly messages: number
  readonly bytes: number
  readonly sent: number
  readonly awarenessSent: number
  readonly delivered: number
  readonly awarenessDelivered: number
  readonly latency: HistogramParts
  readonly awarenessLatency: HistogramParts
  /** Share of the thread's time that it was busy: near 1 the generator is the limit, not the server. */
  readonly busy: number
}

/** Who receives: its own edits do not count. */
export interface Receiver {
  readonly writerIndex: number
  readonly presenceIndex: number
}

const nobody: Receiver = { writerIndex: -1, presenceIndex: -1 }

/** Counts what arrives at the clients of one thread, and how late. */
export class Arrivals {
  readonly #tables: Tables
  readonly #cursor = new Cursor()
  #receiver = nobody
  #at = 0
  #busyFrom: EventLoopUtilization = performance.eventLoopUtilization()
  messages = 0
  bytes = 0
  sent = 0
  awarenessSent = 0
  delivered = 0
  awarenessDelivered = 0
  #latency = new Histogram()
  #awarenessLatency = new Histogram()

  constructor(tables: Tables) {
    this.#tables = tables
  }

  reset(): void {
    this.messages = this.bytes = this.sent = this.awarenessSent = this.delivered = this.awarenessDelivered = 0
    this.#latency = new Histogram()
    this.#awarenessLatency = new Histogram()
    this.#busyFrom = performance.eventLoopUtilization()
  }

  seen(): Seen {
    const { messages, bytes, sent, awarenessSent, delivered, awarenessDelivered } = this
    const busy = performance.eventLoopUtilization(this.#busyFrom).utilization
    const latencies = { latency: this.#latency, awarenessLatency: this.#awarenessLatency }
    return { messages, bytes, sent, awarenessSent, delivered, awarenessDelivered, ...latencies, busy }
  }

  /** An update arrived. */
  update(receiver: Receiver, bytes: Uint8Array, start: number): void {
    this.#receiver = receiver
    this.#at = now()
    scanUpdate(bytes, start, this.#onInsert, this.#onDelete)
  }

  /** Carets arrived. */
  awareness(receiver: Receiver, bytes: Uint8Array, start: number): void {
    const { awarenessAt, sizes } = this.#tables
    const at = now()
    const cursor = this.#cursor.reset(bytes, start)
    for (let states = cursor.uint(); states > 0; states--) {
      const index = cursor.uint() - presenceIds
      const clock = cursor.uint()
      cursor.skipBlock()
      if (index < 0 || index >= sizes.presences || index === receiver.presenceIndex) continue
      const sentAt = clock < sizes.presenceClocks ? (awarenessAt[index * sizes.presenceClocks + clock] ?? 0) : 0
      if (sentAt === 0 || !this.#tables.isInWindow(sentAt)) continue
      this.awarenessDelivered++
      this.#awarenessLatency.record(at - sentAt)
    }
  }

  readonly #onInsert: OnRun = (client, clock, length) => this.#note(this.#tables.insertedAt, client, { clock, length })
  readonly #onDelete: OnRun = (client, clock, length) => this.#note(this.#tables.deletedAt, client, { clock, length })

  #note(table: Float64Array, client: number, run: { readonly clock: number; readonly length: number }): void {
    const { sizes, insertedAt, seenByOthers } = this.#tables
    const writer = client - writerIds
    if (writer < 0 || writer >= sizes.writers || writer === this.#receiver.writerIndex) return
    const first = writer * sizes.clocks + run.clock
    const end = Math.min(first + run.length, (writer + 1) * sizes.clocks)
    for (let at = first; at < end; at++) {
      const sentAt = table[at] ?? 0
      if (sentAt === 0) continue
      if (table === insertedAt) seenByOthers[at] = 1
      if (!this.#tables.isInWindow(sentAt)) continue
      this.delivered++
      this.#latency.record(this.#at - sentAt)
    }
  }
}
