import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { readDocument } from '../document.ts'
import { editsOf, type Edits } from '../edits.ts'
import type { Fleet } from '../load/fleet.ts'
import { now, sleep } from '../load/clock.ts'
import { median } from '../../percentile.ts'
import { forgetPeak, peakMemoryMb } from '../machine/usage.ts'
import { seedUpdate } from '../document.ts'
import type { Scenario } from './scenario.ts'

const uploadTimeoutMs = 300_000
const openTimeoutMs = 120_000

/** A long editing session is stored, the server restarts, and somebody opens the document; then a second person. */
export const coldOpen: Scenario<Record<'edits' | 'loads' | 'settle', number>> = {
  summary: 'cold open: a long session, stored',
  options: { edits: 260_000, loads: 4, settle: 6 },
  vary: null,
  isRestarted: true,
  mostRounds: Infinity,
  shape: ({ edits }) => ({ rooms: 1, members: 4, content: { type: 'session', edits } }),

  async run(context, { edits, loads, settle }) {
    const session = editsOf({ type: 'session', edits })
    const uploadSeconds = context.isPrepared ? null : await upload(context, session, settle)
    await context.server.end('SIGTERM')
    const storedBytes = bytesIn(context.server.data)
    const opened: Opened[] = []
    for (let load = 0; load < loads; load++) opened.push(await openBoth(context, session))
    const [first, ...others] = opened
    const later = (of: (one: Opened) => number) => median(others.map(of))
    return {
      'first cold open ms': first?.coldMs ?? null,
      'later cold opens ms': later(({ coldMs }) => coldMs),
      'warm open ms': later(({ warmMs }) => warmMs),
      'first cold open cpu ms': first?.cpuMs ?? null,
      'later cold opens cpu ms': later(({ cpuMs }) => cpuMs),
      'first cold open peak MB': first?.peakMb ?? null,
      'later cold opens peak MB': later(({ peakMb }) => peakMb),
      'stored MB': storedBytes / 1e6,
      'upload s': uploadSeconds,
      'content whole': opened.every(({ isWhole }) => isWhole) ? 1 : 0,
      'document kB': session.state.length / 1000,
    }
  },
}

interface Opened {
  readonly coldMs: number
  readonly warmMs: number
  readonly cpuMs: number
  readonly peakMb: number
  readonly isWhole: boolean
}

async function openBoth(context: Context, session: Edits): Promise<Opened> {
  await context.server.start()
  await sleep(500)
  const fleet = await context.fleet()
  forgetPeak(context.server.pids)
  const meter = context.meter()
  const cold = await open(context, fleet, { index: 0, session, timeoutMs: openTimeoutMs })
  const { cpuMs } = meter.read()
  const warm = await open(context, fleet, { index: 1, session, timeoutMs: openTimeoutMs })
  const peakMb = peakMemoryMb(context.server.pids)
  await context.idle(2)
  await context.server.end('SIGTERM')
  return { coldMs: cold.ms, warmMs: warm.ms, cpuMs, peakMb, isWhole: cold.isWhole && warm.isWhole }
}

interface Opening {
  readonly index: number
  readonly session: Edits
  readonly timeoutMs: number
}

async function open(context: Context, fleet: Fleet, { index, session, timeoutMs }: Opening) {
  const documentBytes = Math.floor(session.state.length * 0.95)
  const startedAt = now()
  const [opened] = await fleet.connect([context.plan(index, { documentBytes, keepsDocument: true })], { timeoutMs })
  const document = await fleet.document(index)
  await fleet.close([index])
  if (!opened || 'failed' in opened || !document) return { ms: Number.NaN, isWhole: false }
  return { ms: opened.syncedAt - startedAt, isWhole: readDocument(document).text === readDocument(session.state).text }
}

async function upload(context: Context, session: Edits, settle: number): Promise<number> {
  const fleet = await context.fleet()
  context.expectJoined(await fleet.connect([context.plan(0, { isMeasured: false })]))
  const startedAt = now()
  await fleet.upload(0, [seedUpdate, ...session.updates], uploadTimeoutMs)
  let isStored = false
  while (!isStored && now() - startedAt < uploadTimeoutMs) {
    await context.idle(1)
    isStored = (await open(context, fleet, { index: 1, session, timeoutMs: 5_000 })).isWhole
  }
  const seconds = (now() - startedAt) / 1000
  await context.idle(settle, 400)
  await fleet.close()
  await context.idle(settle, 400)
  return seconds
}

function bytesIn(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.reduce((total, file) => total + statSync(file).size, 0)
}
