import { cpus } from 'node:os'
import { Context } from './context.ts'
import { sleep } from './load/clock.ts'
import { log } from './machine/log.ts'
import { untilQuiet } from './machine/quiet.ts'
import { Server } from './machine/server.ts'
import type { BenchOptions } from './options.ts'
import { summarize, type Result } from './result.ts'
import type { Case, Metrics } from './scenarios/scenario.ts'
import type { ScenarioName } from './scenarios/scenarios.ts'
import type { Target, TargetName } from './targets/target.ts'

const attempts = 2

/** Runs one case against every server, as many rounds as asked for; each round visits them in another order. */
export async function compare(
  name: ScenarioName,
  one: Case,
  { targets, options }: { readonly targets: readonly Target[]; readonly options: BenchOptions },
): Promise<Result> {
  const runs = new Map<TargetName, Metrics[]>()
  const failures = new Set<string>()
  const able = targets.filter(({ isDurable }) => isDurable || !one.isRestarted)
  for (let round = 0; round < Math.min(options.rounds, one.mostRounds); round++) {
    const shift = round % able.length
    for (const target of [...able.slice(shift), ...able.slice(0, shift)]) {
      const what = [name, one.point, `round ${round + 1}:`, target.name].filter((part) => part !== null).join(' ')
      try {
        const metrics = await undisturbed(what, options, () => runOnce(one, target, { options, round }))
        runs.set(target.name, [...(runs.get(target.name) ?? []), metrics])
      } catch (error) {
        log(error instanceof Error ? String(error.stack) : String(error))
        failures.add(`${target.name} round ${round + 1}: ${String(error).split('\n', 1).join('')}`)
      }
    }
  }
  return {
    scenario: name,
    summary: one.summary,
    options: one.options,
    point: one.point,
    machine: machine(),
    targets: Object.fromEntries(able.flatMap((target) => summaryOf(target.name, runs.get(target.name)))),
    failures: [...failures],
  }
}

async function undisturbed(what: string, { quietCores }: BenchOptions, run: () => Promise<Metrics>): Promise<Metrics> {
  for (let attempt = 1; ; attempt++) {
    await untilQuiet(quietCores)
    log(what)
    const metrics = await run()
    const foreign = metrics['foreign cores'] ?? 0
    if (foreign <= quietCores || attempt === attempts) return metrics
    log(`disturbed by other processes (${foreign.toFixed(2)} cores): once more`)
  }
}

async function runOnce(
  one: Case,
  target: Target,
  { options, round }: { readonly options: BenchOptions; readonly round: number },
): Promise<Metrics> {
  const run = `bench-${process.pid}-${Date.now().toString(36)}`
  const server = await Server.place(target, one.isRestarted)
  const { shape } = one
  const { seed, threads } = options
  const context = new Context({ server, target, shape, run, seed, round, threads })
  try {
    await target.prepare?.({ data: server.data, room: run, shape })
    await server.start()
    await sleep(500)
    return await one.run(context)
  } finally {
    await context.end()
    await server.dispose()
  }
}

function summaryOf(name: TargetName, runs: readonly Metrics[] | undefined) {
  return runs ? [[name, summarize(runs)] as const] : []
}

function machine(): Result['machine'] {
  const [first] = cpus()
  const at = new Date().toISOString()
  return { cores: cpus().length, processor: first?.model ?? 'unknown', node: process.versions.node, at }
}
