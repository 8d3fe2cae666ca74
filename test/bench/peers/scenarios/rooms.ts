import type { Context } from '../context.ts'
import { seedUpdate } from '../document.ts'
import { sleep } from '../load/clock.ts'
import { memoryMb } from '../machine/usage.ts'
import type { Metrics, Scenario } from './scenario.ts'

const clocks = 256

interface RoomsOptions extends Readonly<Record<string, number>> {
  readonly rooms: number
  readonly members: number
  readonly rate: number
  readonly warmup: number
  readonly seconds: number
}

/** Many small rooms, one person typing in each. */
export const rooms: Scenario<RoomsOptions> = {
  summary: 'many rooms: 4 people each, one types',
  options: { rooms: 500, members: 4, rate: 1, warmup: 3, seconds: 10 },
  vary: null,
  isRestarted: false,
  mostRounds: Infinity,
  shape: ({ rooms: count, members }) => ({ rooms: count, members, content: { type: 'seed' } }),
  run: typeApart,
}

/** The same, from one room to a thousand: what a room more costs. */
export const growthOfRooms: Scenario<RoomsOptions> = {
  ...rooms,
  summary: 'growth: rooms of 4 people',
  options: { rooms: 1, members: 4, rate: 1, warmup: 2, seconds: 6 },
  vary: { option: 'rooms', values: [1, 10, 50, 200, 500, 1000] },
  mostRounds: 1,
}

async function typeApart(context: Context, options: RoomsOptions): Promise<Metrics> {
  const { rooms: count, members, rate, warmup, seconds } = options
  const idle = memoryMb(context.server.pids)
  const fleet = await context.fleet({ writers: count, clocks })
  const plans = Array.from({ length: count * members }, (_, index) =>
    context.plan(index, { writerIndex: index % members === 0 ? index / members : -1 }),
  )
  await context.open(fleet, plans, { overMs: plans.length * 2.5, content: seedUpdate })
  const joined = memoryMb(context.server.pids)
  await fleet.startTyping(rate)
  await sleep(warmup * 1000)
  const meter = context.meter()
  await fleet.beginWindow()
  await sleep(seconds * 1000)
  await fleet.endWindow()
  await fleet.stopSending()
  await fleet.drain(members - 1)
  const seen = await fleet.collect()
  const used = meter.read()
  const expected = seen.sent * (members - 1)
  const typed = memoryMb(context.server.pids)
  return {
    'latency p50 ms': seen.latency.percentile(0.5),
    'latency p99 ms': seen.latency.percentile(0.99),
    'latency max ms': seen.latency.max,
    'memory idle MB': idle,
    'memory joined MB': joined,
    'memory MB': typed,
    'kB per room': ((typed - idle) * 1024) / count,
    'cpu cores': used.cpuMs / used.elapsedMs,
    'cpu ms per 1000 delivered': used.cpuMs / (seen.delivered / 1000),
    'undelivered %': (100 * (expected - seen.delivered)) / expected,
    disconnected: seen.lost,
    'generator busy': seen.busy,
    'foreign cores': used.foreignCores,
  }
}
