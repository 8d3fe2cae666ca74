import type { DecisionOutcome } from '../../shared/workshop/decision.ts'
import type { OptionTally } from '../../shared/workshop/tally.ts'
import type { View } from '../../shared/workshop/view.ts'

/** What the last revealed vote and its decision say of an action. */
export interface Priority {
  readonly outcome: DecisionOutcome | null
  readonly tally: OptionTally
  readonly revealedAt: number
}

/** The priority of each action that has been voted on, by action. */
export function priorities({ rounds, decisions }: Pick<View, 'rounds' | 'decisions'>): ReadonlyMap<string, Priority> {
  const found = new Map<string, Priority>()
  for (const round of Object.values(rounds)) {
    if (round.status !== 'revealed') continue
    for (const option of round.options) {
      const tally = round.tally.byOption[option.id]
      const last = option.action === null ? undefined : found.get(option.action)
      if (option.action === null || !tally || (last && last.revealedAt > round.revealedAt)) continue
      const decided = Object.values(decisions).find(
        ({ about }) => about.type === 'option' && about.round === round.id && about.option === option.id,
      )
      const outcome = decided?.about.type === 'option' ? decided.about.outcome : null
      found.set(option.action, { outcome, tally, revealedAt: round.revealedAt })
    }
  }
  return found
}
