import { useState } from 'react'
import { useView } from '../link/workshop-context.tsx'
import { PrepareRound } from './prepare-round.tsx'
import { RoundPanel } from './round-panel.tsx'
import { isDecided, latestRound } from './latest-round.ts'

/** The vote: the one under way, or a new one to prepare. */
export function RoundDesk() {
  const rounds = useView((view) => view.rounds)
  const decisions = useView((view) => view.decisions)
  const last = latestRound(rounds)
  const [isPreparing, setPreparing] = useState(last === null || isDecided(last, decisions))
  if (last && !(isPreparing && last.status !== 'open')) {
    return <RoundPanel key={last.id} round={last} onAnother={() => setPreparing(true)} />
  }
  const canGoBack = last !== null
  return <PrepareRound onOpened={() => setPreparing(false)} onBack={canGoBack ? () => setPreparing(false) : null} />
}
