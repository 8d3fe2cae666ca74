import { amount } from './amount.ts'
import type { Formats } from './formats.ts'
import type { Words } from './words.ts'

/** Sums of an action that say whether its money adds up; in cents. */
interface Balance {
  readonly planned: number | null
  readonly funded: number
  readonly missing: number | null
}

/** Whether what funders pay covers what is planned, in words; null while nobody pays. */
export function balanceSentence(
  { planned, funded, missing }: Balance,
  words: Words['actions']['funding'],
  formats: Formats,
): string | null {
  if (planned === null) return funded === 0 ? null : words.unplanned(amount(funded, formats))
  if (missing === null) return null
  const [plan, paid] = [amount(planned, formats), amount(funded, formats)]
  if (missing > 0) return words.missing(amount(missing, formats), plan, paid)
  return missing < 0 ? words.excess(amount(-missing, formats), plan, paid) : words.covered(plan)
}
