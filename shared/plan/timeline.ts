import { isMonth, type Step } from '../documents/action-steps.ts'
import type { Action } from '../documents/action.ts'
import type { Period } from '../workshop/workshop.ts'

/** An action over the years of its agreement; places are parts of the whole, from 0 to 1. */
export interface Timeline {
  readonly years: readonly { readonly year: number; readonly at: number }[]
  /** Null while nobody has said when it begins or ends. */
  readonly span: { readonly from: number; readonly to: number } | null
  readonly steps: readonly (Step & { readonly at: number })[]
}

const mostYears = 30

/** Draws an action over whole years: those of the agreement, and more where its own dates go beyond. */
export function timelineOf(action: Pick<Action, 'start' | 'end' | 'steps'>, period: Period): Timeline {
  const [start, end] = [action.start.trim(), action.end.trim()]
  const dated = action.steps.filter(({ due }) => due !== '')
  const own = [start, end, ...dated.map(({ due }) => due)].filter(isMonth).map(yearOf)
  const first = Math.min(yearOf(period.start), ...own)
  const last = Math.min(first + mostYears - 1, Math.max(yearOf(period.end), ...own))
  const months = 12 * (last - first + 1)
  const at = (month: string) => Math.min(1, (12 * (yearOf(month) - first) + Number(month.slice(5, 7)) - 1) / months)
  const isKnown = isMonth(start) || isMonth(end)
  return {
    years: Array.from({ length: last - first + 1 }, (_, index) => ({ year: first + index, at: (12 * index) / months })),
    span: isKnown
      ? {
          from: isMonth(start) ? at(start) : 0,
          to: Math.min(1, isMonth(end) ? at(end) + 1 / months : 1),
        }
      : null,
    steps: dated.map((step) => ({ ...step, at: at(step.due) })),
  }
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}
