import { readDocument } from '../document.ts'
import { editsOf } from '../edits.ts'
import { sleep } from '../load/clock.ts'
import { forgetPeak, memoryMb, peakMemoryMb } from '../machine/usage.ts'
import type { Scenario } from './scenario.ts'

const clocks = 16_384
const [writer, observer, probe, firstJoiner] = [0, 1, 2, 3]

/** Many open one large document at once while two people work in it. */
export const join: Scenario<Record<'joiners' | 'within' | 'edits' | 'rate', number>> = {
  summary: 'join storm: a large document, two people at work',
  options: { joiners: 200, within: 2, edits: 40_000, rate: 50 },
  vary: null,
  isRestarted: false,
  mostRounds: Infinity,
  shape: ({ joiners, edits }) => ({ rooms: 1, members: joiners + firstJoiner, content: { type: 'shared', edits } }),

  async run(context, { joiners, within, edits, rate }) {
    const { state } = editsOf({ type: 'shared', edits })
    const documentBytes = Math.floor(state.length * 0.98)
    const fleet = await context.fleet({ writers: 1, clocks })
    const pair = [context.plan(writer, { writerIndex: 0 }), context.plan(observer)]
    await context.open(fleet, pair, { overMs: 0, content: state })
    await sleep(1_000)
    const look = context.plan(probe, { documentBytes, keepsDocument: true })
    context.expectJoined(await fleet.connect([look], { timeoutMs: 20_000 }))
    const isWhole = readDocument(await fleet.document(probe)).text === readDocument(state).text
    await fleet.close([probe])

    await fleet.startTyping(rate)
    await sleep(500)
    await fleet.beginWindow()
    await sleep(2_000)
    await fleet.endWindow()
    await fleet.drain(1)
    const quiet = await fleet.collect()

    const { pids } = context.server
    forgetPeak(pids)
    const before = memoryMb(pids)
    const meter = context.meter()
    await fleet.beginWindow()
    const plans = Array.from({ length: joiners }, (_, at) =>
      context.plan(firstJoiner + at, { documentBytes, isMeasured: false }),
    )
    const joins = await fleet.connect(plans, { overMs: within * 1000, timeoutMs: 60_000 })
    const used = meter.read()
    await fleet.endWindow()
    await fleet.stopSending()
    await fleet.drain(1)
    const seen = await fleet.collect()

    const joined = joins.flatMap((one) => ('failed' in one ? [] : [one]))
    const waits = joined.map(({ openedAt, syncedAt }) => syncedAt - openedAt).toSorted((a, b) => a - b)
    const first = Math.min(...joined.map(({ openedAt }) => openedAt))
    const last = Math.max(...joined.map(({ syncedAt }) => syncedAt))
    return {
      'all complete s': joined.length === joins.length ? (last - first) / 1000 : null,
      'join p50 ms': waits[Math.floor(waits.length / 2)] ?? null,
      'join p95 ms': waits[Math.floor(waits.length * 0.95)] ?? null,
      'typing quiet p99 ms': quiet.latency.percentile(0.99),
      'typing storm p50 ms': seen.latency.percentile(0.5),
      'typing storm p99 ms': seen.latency.percentile(0.99),
      'typing storm max ms': seen.latency.max,
      'cpu ms per join': used.cpuMs / joiners,
      'memory before MB': before,
      'peak memory MB': peakMemoryMb(pids),
      'failed joins': joins.length - joined.length,
      'content whole': isWhole ? 1 : 0,
      'document kB': state.length / 1000,
      'generator busy': seen.busy,
      'foreign cores': used.foreignCores,
    }
  },
}
