import { seedUpdate } from '../document.ts'
import { sleep } from '../load/clock.ts'
import { memoryMb } from '../machine/usage.ts'
import type { Scenario } from './scenario.ts'

/** One room: everybody moves their caret. */
export const carets: Scenario<Record<'clients' | 'rate' | 'warmup' | 'seconds', number>> = {
  summary: 'carets: one room, everybody moves',
  options: { clients: 200, rate: 2, warmup: 3, seconds: 10 },
  vary: null,
  isRestarted: false,
  mostRounds: Infinity,
  shape: ({ clients }) => ({ rooms: 1, members: clients, content: { type: 'seed' } }),

  async run(context, { clients, rate, warmup, seconds }) {
    const presenceClocks = Math.ceil((warmup + seconds + 5) * rate * 2) + 16
    const fleet = await context.fleet({ presences: clients, presenceClocks })
    const plans = Array.from({ length: clients }, (_, index) => context.plan(index, { presenceIndex: index }))
    await context.open(fleet, plans, { overMs: clients * 3, content: seedUpdate })
    await fleet.startCarets(rate)
    await sleep(warmup * 1000)
    const meter = context.meter()
    await fleet.beginWindow()
    await sleep(seconds * 1000)
    await fleet.endWindow()
    await fleet.stopSending()
    await fleet.drainCarets()
    const seen = await fleet.collect()
    const used = meter.read()
    return {
      'latency p50 ms': seen.awarenessLatency.percentile(0.5),
      'latency p99 ms': seen.awarenessLatency.percentile(0.99),
      'latency max ms': seen.awarenessLatency.max,
      'messages per client per s': seen.messages / clients / seconds,
      'kB per client per s': seen.bytes / clients / seconds / 1000,
      'moves sent per s': seen.awarenessSent / seconds,
      'moves seen %': (100 * seen.awarenessDelivered) / (seen.awarenessSent * (clients - 1)),
      'cpu cores': used.cpuMs / used.elapsedMs,
      'cpu ms per 1000 moves seen': used.cpuMs / (seen.awarenessDelivered / 1000),
      'memory MB': memoryMb(context.server.pids),
      disconnected: seen.lost,
      'generator busy': seen.busy,
      'foreign cores': used.foreignCores,
    }
  },
}
