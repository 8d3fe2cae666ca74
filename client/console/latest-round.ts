import type { RoundView, View } from '../../shared/workshop/view.ts'
import { decisionsOf } from '../results/decision-tag.tsx'

/** The open round, else the one that was opened last. */
export function latestRound(rounds: View['rounds']): RoundView | null {
  const [last = null] = Object.values(rounds).toSorted(
    (a, b) => Number(b.status === 'open') - Number(a.status === 'open') || b.openedAt - a.openedAt,
  )
  return last
}

/** Whether something was decided after a round: its work is done. */
export function isDecided(round: RoundView, decisions: View['decisions']): boolean {
  return decisionsOf(decisions, round.id).length > 0
}
