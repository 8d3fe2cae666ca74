import { readingsByMonth, type Indicator } from '../documents/action-indicators.ts'
import type { Period } from '../workshop/workshop.ts'

/** The readings of an indicator over the agreement; places are parts of the whole, from 0 to 1, `y` upwards. */
export interface IndicatorChart {
  readonly points: readonly { readonly x: number; readonly y: number; readonly month: string; readonly value: string }[]
  /** How high the target is; null when it is no number. */
  readonly target: number | null
  readonly baseline: number | null
}

/** Draws the readings that are numbers and have a month; null when there is none. */
export function indicatorChart(
  { readings, baseline, target }: Pick<Indicator, 'readings' | 'baseline' | 'target'>,
  period: Period,
): IndicatorChart | null {
  const known = readingsByMonth(readings).flatMap(({ month, value }) => {
    const number = numberOf(value)
    return month === '' || number === null ? [] : [{ month, value, number, at: monthsOf(month) }]
  })
  if (known.length === 0) return null
  const [from, aim] = [numberOf(baseline), numberOf(target)]
  const numbers = [...known.map(({ number }) => number), ...[from, aim].filter((one) => one !== null)]
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  const first = Math.min(monthsOf(period.start), ...known.map(({ at }) => at))
  const last = Math.max(monthsOf(period.end), ...known.map(({ at }) => at))
  const height = (number: number) => (high === low ? 0.5 : (number - low) / (high - low))
  return {
    points: known.map(({ month, value, number, at }) => ({
      x: last === first ? 0.5 : (at - first) / (last - first),
      y: height(number),
      month,
      value,
    })),
    target: aim === null ? null : height(aim),
    baseline: from === null ? null : height(from),
  }
}

/** The number that people typed: « 1 250 », « 12,5 », « 40 % »; null when it is none. */
export function numberOf(typed: string): number | null {
  const plain = typed.replace(/[\s\u00A0\u202F%]/g, '').replace(',', '.')
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

function monthsOf(date: string): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1
}
