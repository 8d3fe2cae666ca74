import type { Action } from '../../shared/documents/action.ts'

/** The euros of a budget as people type them: « 420 000 », « 420 000 € », « 12,5 »; null when it is no number. */
export function euros(typed: string): number | null {
  const plain = typed.replace(/[\s\u00A0\u202F€]/g, '').replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** The sum of the budgets that are numbers. */
export function totalEuros(actions: readonly Pick<Action, 'budget'>[]): number {
  return actions.reduce((total, { budget }) => total + (euros(budget) ?? 0), 0)
}

/** One part of the plan's money. */
export interface Share {
  readonly name: string
  readonly euros: number
}

/** The money by who leads, greatest first; those without a lead or a budget are left out. */
export function eurosByLead(
  actions: readonly Pick<Action, 'budget' | 'lead'>[],
  nameOf: (lead: NonNullable<Action['lead']>) => string,
): readonly Share[] {
  const sums = new Map<string, number>()
  for (const { budget, lead } of actions) {
    const amount = euros(budget) ?? 0
    if (lead === null || amount === 0) continue
    const name = nameOf(lead)
    sums.set(name, (sums.get(name) ?? 0) + amount)
  }
  return [...sums].map(([name, sum]) => ({ name, euros: sum })).toSorted((a, b) => b.euros - a.euros)
}
