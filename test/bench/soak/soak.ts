import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { sleep } from '../peers/load/clock.ts'
import { Server } from '../peers/machine/server.ts'
import { ours } from '../peers/targets/ours.ts'
import { storeWorkshops } from '../peers/targets/stored-workshops.ts'
import { churn } from './many-rooms.ts'
import { run, session } from './people.ts'
import { Traffic } from './traffic.ts'
import { churnJudgement, sessionJudgements, type Judgement } from './verdict.ts'
import { metricsToken, Pulse, type Vitals } from './vitals.ts'

const batches = 5
const one = { type: 'string' } as const
const { values } = parseArgs({ options: { minutes: one, rooms: one } })
const minutes = Number(values.minutes ?? 60)
const rooms = Number(values.rooms ?? 10_000)

process.exit(await soak())

/** Runs a session for so long, then opens and leaves many rooms; the exit code says whether all held. */
async function soak(): Promise<number> {
  const target = { ...ours, start: withMetrics }
  const server = await Server.place(target, true)
  try {
    await prepare(server.data)
    await server.start()
    const judgements = [...sessionJudgements(await liveThrough(server)), ...(await comeAndGo(server))]
    for (const judgement of judgements) console.log(lineOf(judgement))
    return judgements.some(({ isHeld }) => isHeld === false) ? 1 : 0
  } finally {
    await server.dispose()
  }
}

function withMetrics(at: Parameters<typeof ours.start>[0]): ReturnType<typeof ours.start> {
  const { args, env } = ours.start(at)
  return { args, env: { ...env, METRICS_TOKEN: metricsToken } }
}

async function prepare(data: string): Promise<void> {
  const storage = openSqlite(join(data, 'tour-de-table.sqlite'))
  const shape = { rooms: session.workshops + rooms, members: session.members, content: { type: 'seed' } } as const
  await storeWorkshops(storage, run, shape)
  await storage.close()
}

async function liveThrough(server: Server): Promise<readonly Vitals[]> {
  const traffic = await Traffic.start(server, minutes)
  const pulse = new Pulse(server)
  const seen: Vitals[] = []
  try {
    // What the first connections cost is not the session's.
    await sleep(5_000)
    await pulse.vitals()
    for (let minute = 1; minute <= minutes; minute++) {
      await traffic.fleet.beginWindow()
      await sleep(60_000)
      await traffic.fleet.endWindow()
      const vitals = await pulse.vitals()
      seen.push(vitals)
      console.log(await minuteLine(minute, vitals, traffic))
    }
  } finally {
    pulse.stop()
    await traffic.stop()
  }
  return seen
}

async function minuteLine(minute: number, vitals: Vitals, { fleet, people }: Traffic): Promise<string> {
  const { delivered, latency, lost } = await fleet.collect()
  const { done, refused, failed, liveMessages } = people.takeAsked()
  const loop = vitals.loopP99Ms === null ? '–' : vitals.loopP99Ms.toFixed(1)
  return [
    `minute ${minute}:`,
    `${vitals.memoryMb.toFixed(1)} MB (${vitals.contentMb.toFixed(1)} of text),`,
    `event loop p99 ${loop} ms, /healthz p99 ${vitals.answerP99Ms.toFixed(1)} ms,`,
    `${delivered} edits delivered (p99 ${latency.percentile(0.99)?.toFixed(1) ?? '–'} ms),`,
    `${done} requests done, ${refused} refused, ${failed} failed, ${liveMessages} live messages, ${lost} clients lost`,
  ].join(' ')
}

async function comeAndGo(server: Server): Promise<readonly Judgement[]> {
  if (rooms < batches) return []
  return [churnJudgement(await churn(server, batches, Math.floor(rooms / batches)))]
}

function lineOf({ what, said, isHeld }: Judgement): string {
  return `${isHeld === null ? 'too short to tell' : isHeld ? 'held' : 'OVER'}: ${what} (${said})`
}
