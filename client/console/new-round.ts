import type { OptionId } from '../../shared/id.ts'
import type { Option } from '../../shared/workshop/round.ts'
import type { Words } from '../../shared/i18n/words.ts'
import type { PlanAction } from './plan-actions.ts'

/** A vote being prepared, as typed. */
export interface NewRound {
  readonly title: string
  readonly points: string
  readonly perOption: string
  readonly minutes: string
  /** Actions of the plan. */
  readonly chosen: ReadonlySet<string>
  /** Other wordings, one a line. */
  readonly typed: string
}

/** What is put to the vote: the chosen actions in the plan's order, then the other wordings. */
export function optionsOf(round: NewRound, actions: readonly PlanAction[]): readonly Option[] {
  const chosen = actions
    .filter(({ id }) => round.chosen.has(id))
    .map(({ id, title, domain }, place) => ({ id: optionId(place), wording: title, action: id, domain }))
  const typed = round.typed
    .split('\n')
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '')
    .map((wording, place) => ({ id: optionId(chosen.length + place), wording, action: null, domain: null }))
  return [...chosen, ...typed]
}

/** A whole number that was typed, from 1; null for anything else. */
export function wholeNumber(text: string): number | null {
  const value = Number(text.trim())
  return text.trim() !== '' && Number.isInteger(value) && value >= 1 ? value : null
}

/** Why a vote cannot be opened as it stands, or null. */
export function obstacle(round: NewRound, options: number, words: Words['console']['prepare']): string | null {
  const [points, perOption] = [wholeNumber(round.points), wholeNumber(round.perOption)]
  if (round.title.trim() === '') return words.untitled
  if (options < 2) return words.tooFew
  if (points === null || perOption === null || perOption > points || points > 100) return words.badNumbers
  return null
}

function optionId(place: number): OptionId {
  return `o${place + 1}` as OptionId
}
