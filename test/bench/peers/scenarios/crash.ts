import type { Context } from '../context.ts'
import { readDocument, seedUpdate } from '../document.ts'
import { chanceFrom } from '../load/chance.ts'
import { now, sleep } from '../load/clock.ts'
import type { Fleet } from '../load/fleet.ts'
import { writerIds } from '../load/writer.ts'
import type { Scenario } from './scenario.ts'

const clocks = 4096

/** The server dies without warning while people type, and they do not come back: what had others seen that is gone? */
export const crash: Scenario<Record<'clients' | 'writers' | 'rate' | 'earliest' | 'latest', number>> = {
  summary: 'crash: killed while people type',
  options: { clients: 50, writers: 20, rate: 5, earliest: 8, latest: 28 },
  vary: null,
  isRestarted: true,
  mostRounds: Infinity,
  // One more comes afterwards, to look.
  shape: ({ clients }) => ({ rooms: 1, members: clients + 1, content: { type: 'seed' } }),

  async run(context, { clients, writers, rate, earliest, latest }) {
    const typists = Math.min(clients, writers)
    const fleet = await context.fleet({ writers: typists, clocks })
    const plans = Array.from({ length: clients }, (_, index) =>
      context.plan(index, { writerIndex: index < typists ? index : -1 }),
    )
    await context.open(fleet, plans, { overMs: 500, content: seedUpdate })
    await fleet.beginWindow()
    await fleet.startTyping(rate)
    const chance = chanceFrom(context.seed * 101 + context.round)
    const typedSeconds = earliest + chance.next() * (latest - earliest)
    await sleep(typedSeconds * 1000)
    const killedAt = now()
    await context.server.end('SIGKILL')
    await fleet.endWindow()
    await fleet.stopSending()
    await sleep(300)
    await context.server.start()
    const kept = await clocksKept(context, clients)
    return { 'typed s before the kill': typedSeconds, ...missing(fleet, kept, killedAt) }
  },
}

async function clocksKept(context: Context, index: number): Promise<ReadonlyMap<number, number>> {
  const reader = await context.fleet()
  const plan = context.plan(index, { documentBytes: 3, keepsDocument: true })
  await reader.connect([plan], { timeoutMs: 10_000 })
  // Some servers answer first and load the document afterwards.
  await sleep(1_000)
  return readDocument(await reader.document(index)).clocks
}

function missing({ tables }: Fleet, kept: ReadonlyMap<number, number>, killedAt: number) {
  let delivered = 0
  let lost = 0
  let oldestLost = killedAt
  for (let at = 0; at < tables.seenByOthers.length; at++) {
    const sentAt = tables.insertedAt[at] ?? 0
    if (sentAt === 0 || tables.seenByOthers[at] === 0) continue
    delivered++
    if (at % clocks < (kept.get(writerIds + Math.floor(at / clocks)) ?? 0)) continue
    lost++
    oldestLost = Math.min(oldestLost, sentAt)
  }
  return {
    'updates delivered': delivered,
    'updates lost': lost,
    'lost %': (100 * lost) / delivered,
    'oldest lost s before the kill': (killedAt - oldestLost) / 1000,
  }
}
