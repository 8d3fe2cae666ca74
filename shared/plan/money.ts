import type { Action } from '../documents/action.ts'
import { mostCents, type Cost, type CostNature, type CostStage, type FundingStatus } from '../documents/action-money.ts'

/** The money of one action, added up; amounts are whole cents, so that sums are exact. */
export interface Money {
  readonly years: readonly YearOfMoney[]
  /** What it is planned to cost; null while nobody has said. */
  readonly planned: number | null
  /** What was spent; null while nobody has said. */
  readonly actual: number | null
  /** Of what is planned, and of what was spent. */
  readonly byNature: Readonly<Record<CostNature, Readonly<Record<CostStage, number>>>>
  readonly funded: number
  readonly fundedByStatus: Readonly<Record<FundingStatus, number>>
  /** What is planned less what funders pay; null while one of the two is unknown. */
  readonly missing: number | null
  /** The amount noted in all, where the years come to another one. */
  readonly noted: number | null
}

export interface YearOfMoney {
  readonly year: number
  readonly planned: number
  readonly actual: number
}

type Paid = Pick<Action, 'budget' | 'costs' | 'funding'>

/** Adds up the money of an action. */
export function moneyOf({ budget, costs, funding }: Paid): Money {
  const plans = costs.filter(({ stage }) => stage === 'planned')
  const spendings = costs.filter(({ stage }) => stage === 'actual')
  const noted = centsOf(budget)
  const planned = plans.length > 0 ? sum(plans) : noted
  const funded = sum(funding)
  const by = (status: FundingStatus) => sum(funding.filter((one) => one.status === status))
  return {
    years: yearsOf(costs),
    planned,
    actual: spendings.length > 0 ? sum(spendings) : null,
    byNature: {
      investment: stagesOf(costs, 'investment'),
      running: stagesOf(costs, 'running'),
    },
    funded,
    fundedByStatus: { considered: by('considered'), requested: by('requested'), secured: by('secured') },
    missing: planned === null || funding.length === 0 ? null : planned - funded,
    noted: plans.length > 0 && noted !== null && noted !== planned ? noted : null,
  }
}

/** What an action is planned to cost in cents: the sum of its years, or what was noted in all; null while unknown. */
export function plannedCents({ budget, costs }: Pick<Action, 'budget' | 'costs'>): number | null {
  const plans = costs.filter(({ stage }) => stage === 'planned')
  return plans.length > 0 ? sum(plans) : centsOf(budget)
}

/** What several actions are planned to cost, in cents; those of which nobody has said count nothing. */
export function totalCents(actions: readonly Pick<Action, 'budget' | 'costs'>[]): number {
  return actions.reduce((total, action) => total + (plannedCents(action) ?? 0), 0)
}

/**
 * The cents of an amount as people type it: « 420 000 », « 420 000 € », « 12,5 »; null when it is no amount. Read by its
 * figures: what goes through a fraction is not exact.
 */
export function centsOf(typed: string): number | null {
  const plain = typed.replace(/[\s\u00A0\u202F€]/g, '').replace(',', '.')
  const [, whole, part = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain) ?? []
  if (whole === undefined) return null
  const cents = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return cents <= mostCents ? cents : null
}

/** An amount as it stands in a field, in any language: « 12 500 », « 12 500,50 ». */
export function typedAmount(cents: number): string {
  const [whole, part] = [String(Math.trunc(cents / 100)), String(cents % 100).padStart(2, '0')]
  return whole.replace(/\B(?=(\d{3})+$)/g, '\u202F') + (part === '00' ? '' : `,${part}`)
}

function yearsOf(costs: readonly Cost[]): readonly YearOfMoney[] {
  const years = [...new Set(costs.map(({ year }) => year))]
  return years.map((year) => {
    const own = costs.filter((cost) => cost.year === year)
    return { year, planned: sumOf(own, 'planned'), actual: sumOf(own, 'actual') }
  })
}

function stagesOf(costs: readonly Cost[], nature: CostNature): Record<CostStage, number> {
  const own = costs.filter((cost) => cost.nature === nature)
  return { planned: sumOf(own, 'planned'), actual: sumOf(own, 'actual') }
}

function sumOf(costs: readonly Cost[], stage: CostStage): number {
  return sum(costs.filter((cost) => cost.stage === stage))
}

function sum(list: readonly { readonly cents: number }[]): number {
  return list.reduce((total, { cents }) => total + cents, 0)
}
