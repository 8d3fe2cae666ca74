import type { OptionId } from '../../shared/id.ts'
import type { Choices, PointsMethod } from '../../shared/workshop/round.ts'

/** How many tokens a ballot places. */
export function placed(choices: Choices): number {
  return Object.values(choices).reduce((total, points) => total + points, 0)
}

/** How many tokens are still to place. */
export function remaining(choices: Choices, { points }: PointsMethod): number {
  return points - placed(choices)
}

/** Whether this option may hold that many tokens, given what the others hold. */
function mayHold(choices: Choices, option: OptionId, points: number, method: PointsMethod): boolean {
  const others = placed(choices) - (choices[option] ?? 0)
  return points >= 0 && points <= method.perOption && others + points <= method.points
}

/** The ballot with that many tokens on the option; unchanged where the rules do not allow it. */
export function withPoints(choices: Choices, option: OptionId, points: number, method: PointsMethod): Choices {
  if (!mayHold(choices, option, points, method)) return choices
  const { [option]: _, ...others } = choices
  return points === 0 ? others : { ...others, [option]: points }
}

/** Whether two ballots say the same; an option without a token is as good as absent. */
export function isSameChoice(a: Choices, b: Choices): boolean {
  const options = Object.keys({ ...a, ...b }) as OptionId[]
  return options.every((option) => (a[option] ?? 0) === (b[option] ?? 0))
}
