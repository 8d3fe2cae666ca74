import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { Overrides } from './scenarios/scenario.ts'
import { scenarioNames, type ScenarioName } from './scenarios/scenarios.ts'
import { targetNames, type TargetName } from './targets/target.ts'

/** What the command line asks for. */
export interface BenchOptions {
  readonly scenarios: readonly ScenarioName[]
  readonly targets: readonly TargetName[]
  readonly rounds: number
  readonly threads: number
  readonly seed: number
  readonly quietCores: number
  readonly overrides: Overrides
}

export const usage = `usage: npm run bench:peers -- [scenario...] [options]

  scenarios             ${scenarioNames.join(', ')}; « growth » for both of these; all when none is named
  --rounds <n>          runs of each server, in alternating order (3)
  --only <name,...>     of ${targetNames.join(', ')}
  --set <option>=<n>    another value for an option of the scenarios; several as a,b,c (repeatable)
  --threads <n>         threads of the load generator (cores - 1)
  --seed <n>            what chance starts from (1)
  --quiet-cores <n>     wait until other processes use at most so many cores (0.25)`

/** Reads the command line; null when it asks for help. Throws on what it does not know. */
export function readOptions(args: readonly string[]): BenchOptions | null {
  const one = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: one,
      only: one,
      set: { type: 'string', multiple: true },
      threads: one,
      seed: one,
      'quiet-cores': one,
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return null
  return {
    scenarios: positionals.length > 0 ? positionals.flatMap(scenariosNamed) : scenarioNames,
    targets: values.only === undefined ? targetNames : values.only.split(',').map((name) => among(targetNames, name)),
    rounds: Number(values.rounds ?? 3),
    threads: Number(values.threads ?? Math.max(1, availableParallelism() - 1)),
    seed: Number(values.seed ?? 1),
    quietCores: Number(values['quiet-cores'] ?? 0.25),
    overrides: Object.fromEntries((values.set ?? []).map(overrideIn)),
  }
}

function scenariosNamed(name: string): readonly ScenarioName[] {
  return name === 'growth' ? ['growth-clients', 'growth-rooms'] : [among(scenarioNames, name)]
}

function among<Name extends string>(names: readonly Name[], given: string): Name {
  const found = names.find((name) => name === given)
  if (found === undefined) throw new Error(`« ${given} » is none of ${names.join(', ')}`)
  return found
}

function overrideIn(text: string): readonly [string, readonly number[]] {
  const [name = '', list = ''] = text.split('=')
  const values = list.split(',').map(Number)
  if (name === '' || list === '' || values.some(Number.isNaN))
    throw new Error(`--set needs <option>=<number>, not ${text}`)
  return [name, values]
}
