import type { Formats } from './formats.ts'

/** An amount of cents, with its cents where it has some: « 1 710 000 € », « 12,50 € ». */
export function amount(cents: number, { money, number }: Pick<Formats, 'money' | 'number'>): string {
  const part = Math.abs(cents % 100)
  const whole = money(Math.trunc(cents / 100))
  if (part === 0) return whole
  const point = number(0.5).charAt(1)
  return whole.replace(/\d(?=\D*$)/, (figure) => `${figure}${point}${String(part).padStart(2, '0')}`)
}
