import { seedUpdate } from '../document.ts'
import { sleep } from '../load/clock.ts'
import { memoryMb } from '../machine/usage.ts'
import type { Context } from '../context.ts'
import type { Metrics, Scenario } from './scenario.ts'

const clocks = 4096

interface TypingOptions extends Readonly<Record<string, number>> {
  readonly clients: number
  readonly writers: number
  readonly rate: number
  readonly warmup: number
  readonly seconds: number
}

/** One room: some type, everybody receives. */
export const typing: Scenario<TypingOptions> = {
  summary: 'typing: one room, up to 20 writers',
  options: { clients: 10, writers: 20, rate: 5, warmup: 3, seconds: 10 },
  vary: { option: 'clients', values: [10, 200, 400] },
  isRestarted: false,
  mostRounds: Infinity,
  shape: ({ clients }) => ({ rooms: 1, members: clients, content: { type: 'seed' } }),
  run: typeTogether,
}

/** The same with few writers: what a reader more costs. */
export const growthOfClients: Scenario<TypingOptions> = {
  ...typing,
  summary: 'growth: clients in one room, 5 writers',
  options: { clients: 10, writers: 5, rate: 2, warmup: 2, seconds: 6 },
  vary: { option: 'clients', values: [10, 50, 200, 500, 1000] },
  mostRounds: 1,
}

async function typeTogether(
  context: Context,
  { clients, writers, rate, warmup, seconds }: TypingOptions,
): Promise<Metrics> {
  const typists = Math.min(clients, writers)
  const fleet = await context.fleet({ writers: typists, clocks })
  const plans = Array.from({ length: clients }, (_, index) =>
    context.plan(index, { writerIndex: index < typists ? index : -1 }),
  )
  await context.open(fleet, plans, { overMs: clients * 3, content: seedUpdate })
  await fleet.startTyping(rate)
  await sleep(warmup * 1000)
  const meter = context.meter()
  await fleet.beginWindow()
  await sleep(seconds * 1000)
  await fleet.endWindow()
  await fleet.stopSending()
  await fleet.drain(clients - 1)
  const seen = await fleet.collect()
  const used = meter.read()
  const expected = seen.sent * (clients - 1)
  return {
    'latency p50 ms': seen.latency.percentile(0.5),
    'latency p95 ms': seen.latency.percentile(0.95),
    'latency p99 ms': seen.latency.percentile(0.99),
    'latency max ms': seen.latency.max,
    'cpu cores': used.cpuMs / used.elapsedMs,
    'cpu ms per 1000 delivered': used.cpuMs / (seen.delivered / 1000),
    'memory MB': memoryMb(context.server.pids),
    'messages per update': seen.messages / clients / seen.sent,
    'undelivered %': (100 * (expected - seen.delivered)) / expected,
    disconnected: seen.lost,
    'generator busy': seen.busy,
    'foreign cores': used.foreignCores,
  }
}
