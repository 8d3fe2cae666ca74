import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Counts } from './counts.ts'
import type { Traffic } from './traffic.ts'

/** What the metrics are read from, at the moment somebody asks. */
export interface MetricsSources {
  readonly counts: Counts
  readonly traffic: Traffic
  /** Rooms that are open on this server. */
  readonly open: () => { readonly workshops: number; readonly documents: number }
  readonly people: () => number
  readonly connections: () => number
  readonly isStoring: () => boolean
  /** Whether the bell reaches the other servers; true where there are none. */
  readonly isRinging: () => boolean
}

/** The metrics of one server. */
export interface Metrics {
  /** Notes that a commit took this long. */
  readonly commitTook: (tookMs: number) => void
  /** Everything, in Prometheus' text format 0.0.4. */
  page(): Promise<{ readonly type: string; readonly text: string }>
}

const commitSeconds = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export function metricsFrom(sources: MetricsSources): Metrics {
  const { counts, traffic } = sources
  const register = new Registry()
  const gauge = (name: string, help: string, read: () => number | boolean) =>
    new Gauge({ name, help, registers: [register], collect: metric((one: Gauge) => one.set(Number(read()))) })
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({ name, help, registers: [register], collect: metric((one: Counter) => raised(one, read())) })

  gauge('tourdetable_workshops_open', 'Démarches open on this server', () => sources.open().workshops)
  gauge('tourdetable_documents_open', 'Documents open on this server', () => sources.open().documents)
  gauge('tourdetable_documents_unreadable', 'Documents that could not be read', () => counts.unreadable.size)
  gauge('tourdetable_people', 'People connected to this server', sources.people)
  gauge('tourdetable_connections', 'Websockets open on this server', sources.connections)
  gauge('tourdetable_storing', '1 while everything can be stored', sources.isStoring)
  gauge('tourdetable_bell_ringing', '1 while the other servers hear this one', sources.isRinging)
  counter('tourdetable_ticks_total', 'Times that a document was stored and shown', () => counts.ticks)
  counter('tourdetable_received_bytes_total', 'Bytes received', () => traffic.bytesIn)
  counter('tourdetable_sent_bytes_total', 'Bytes sent', () => traffic.bytesOut)
  counter('tourdetable_mails_sent_total', 'Mails that the mail server took', () => counts.mails.sent)
  counter('tourdetable_mails_put_off_total', 'Mails that are to be tried again', () => counts.mails.putOff)
  counter('tourdetable_mails_failed_total', 'Mails that were given up', () => counts.mails.failed)
  refusalsCounter(register, counts)
  const commits = new Histogram({
    name: 'tourdetable_commit_seconds',
    help: 'Time that a commit took until it was on disk, or failed',
    buckets: commitSeconds,
    registers: [register],
  })
  let isProcessMeasured = false
  return {
    commitTook: (tookMs) => commits.observe(tookMs / 1000),
    page: async () => {
      // Watching the event loop costs a little: only a server that is asked does it.
      if (!isProcessMeasured) collectDefaultMetrics({ register })
      isProcessMeasured = true
      return { type: register.contentType, text: await register.metrics() }
    },
  }
}

function refusalsCounter(register: Registry, { refusals }: Counts): void {
  new Counter({
    name: 'tourdetable_refused_total',
    help: 'Connections and messages refused, by reason',
    labelNames: ['reason'],
    registers: [register],
    collect: metric((one: Counter<'reason'>) => {
      one.reset()
      for (const [reason, count] of refusals.totals) one.inc({ reason }, count)
    }),
  })
}

// prom-client calls `collect` on the metric itself.
function metric<One>(collect: (one: One) => void): (this: One) => void {
  return function (this: One) {
    collect(this)
  }
}

// Ours only ever grow, and prom-client's counters know no « set ».
function raised(counter: Counter, value: number): void {
  counter.reset()
  counter.inc(value)
}
