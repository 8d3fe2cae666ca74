import { median } from '../percentile.ts'
import type { Metrics, Options } from './scenarios/scenario.ts'
import type { ScenarioName } from './scenarios/scenarios.ts'
import type { TargetName } from './targets/target.ts'

/** One metric over all rounds. */
export interface Summary {
  readonly median: number
  readonly min: number
  readonly max: number
  readonly runs: readonly number[]
}

export type Summaries = Readonly<Record<string, Summary>>

/** What one case came to: one line of JSON. */
export interface Result {
  readonly scenario: ScenarioName
  readonly summary: string
  readonly options: Options
  readonly point: number | null
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string; readonly at: string }
  readonly targets: Readonly<Partial<Record<TargetName, Summaries>>>
  readonly failures: readonly string[]
}

/** The median and the spread of every metric; what no run could measure is left out. */
export function summarize(runs: readonly Metrics[]): Summaries {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run)))]
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = runs.flatMap((run) => run[name] ?? []).filter(Number.isFinite)
      if (values.length === 0) return []
      const summary = { median: median(values), min: Math.min(...values), max: Math.max(...values), runs: values }
      return [[name, summary]]
    }),
  )
}

/** Said with three significant figures. */
export function figure(value: number): string {
  const size = Math.abs(value)
  if (Number.isInteger(value)) return String(value)
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4)
}

/** The median, and the spread where there is one. */
export function spread({ median: middle, min, max }: Summary): string {
  return min === max ? figure(middle) : `${figure(middle)} [${figure(min)}–${figure(max)}]`
}
