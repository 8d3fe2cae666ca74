import type { Action } from '../../shared/documents/action.ts'
import { plannedCents } from '../../shared/plan/money.ts'

/** One part of the plan's money, in cents. */
export interface Share {
  readonly name: string
  readonly cents: number
}

/** What is planned by who leads, greatest first, in cents; those without a lead or a budget are left out. */
export function centsByLead(
  actions: readonly Pick<Action, 'budget' | 'costs' | 'lead'>[],
  nameOf: (lead: NonNullable<Action['lead']>) => string,
): readonly Share[] {
  const sums = new Map<string, number>()
  for (const action of actions) {
    const cents = plannedCents(action) ?? 0
    if (action.lead === null || cents === 0) continue
    const name = nameOf(action.lead)
    sums.set(name, (sums.get(name) ?? 0) + cents)
  }
  return [...sums].map(([name, cents]) => ({ name, cents })).toSorted((a, b) => b.cents - a.cents)
}
