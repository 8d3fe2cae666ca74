import type { Context } from '../context.ts'
import type { Shape } from '../shape.ts'

/** What one run measured; null where there was nothing to measure. */
export type Metrics = Readonly<Record<string, number | null>>

export type Options = Readonly<Record<string, number>>

/** Something that happens to every server in the same way. */
export interface Scenario<Given extends Options = Options> {
  readonly summary: string
  readonly options: Given
  /** One option that is tried at several values. */
  readonly vary: { readonly option: keyof Given & string; readonly values: readonly number[] } | null
  /** Whether the server ends and starts again on its data. */
  readonly isRestarted: boolean
  /** How often it is measured at most. */
  readonly mostRounds: number
  shape(options: Given): Shape
  run(context: Context, options: Given): Promise<Metrics>
}

/** A scenario with its options settled. */
export interface Case {
  readonly summary: string
  readonly options: Options
  /** The value of the option that is tried at several; null when there is none. */
  readonly point: number | null
  readonly isRestarted: boolean
  readonly mostRounds: number
  readonly shape: Shape
  run(context: Context): Promise<Metrics>
}

/** What the command line sets: one value for an option, or several to try. */
export type Overrides = Readonly<Record<string, readonly number[]>>

/** The cases of a scenario: one for each value of what it varies. */
export function casesOf<Given extends Options>(scenario: Scenario<Given>, overrides: Overrides): readonly Case[] {
  const { summary, vary, isRestarted, mostRounds } = scenario
  const values = vary ? (overrides[vary.option] ?? vary.values) : [null]
  return values.map((point) => {
    const options = settled(
      scenario.options,
      vary && point !== null ? { ...overrides, [vary.option]: [point] } : overrides,
    )
    const shape = scenario.shape(options)
    return { summary, options, point, isRestarted, mostRounds, shape, run: (context) => scenario.run(context, options) }
  })
}

function settled<Given extends Options>(options: Given, overrides: Overrides): Given {
  const entries = Object.entries(options).map(([name, value]) => [name, overrides[name]?.[0] ?? value])
  return Object.fromEntries(entries) as Given
}
