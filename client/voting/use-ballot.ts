import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Choices } from '../../shared/workshop/round.ts'
import type { RoundView } from '../../shared/workshop/view.ts'
import { keepHere, keptHere } from '../link/kept-here.ts'
import { useConnection, useSend } from '../link/workshop-context.tsx'
import { BallotDraft } from './ballot-draft.ts'
import { ballotState, newest, parseBallot, type BallotState, type KeptBallot } from './kept-ballot.ts'

/** A ballot as its form shows it. */
export interface Ballot extends Pick<BallotDraft, 'place' | 'save'> {
  readonly choices: Choices
  readonly state: BallotState
}

interface BallotOf {
  readonly workshop: string
  readonly participant: string
  readonly round: RoundView
}

/** One person's ballot for one round, kept in this browser. */
export function useBallot({ workshop, participant, round }: BallotOf): Ballot {
  const send = useSend()
  const { late, status } = useConnection()
  const mine = round.status === 'open' ? round.mine : null
  const [draft] = useState(() => {
    const name = `ballot ${round.id} ${participant}`
    const kept = parseBallot(keptHere(workshop, name)) ?? firstBallot(mine)
    const keep = (ballot: KeptBallot) => keepHere(workshop, name, JSON.stringify(ballot))
    return new BallotDraft({ round: round.id, method: round.method, kept, keep, send })
  })
  useEffect(() => draft.takeUp(), [draft])
  const kept = useSyncExternalStore(draft.subscribe, draft.current)
  const known: KeptBallot = { ...kept, saved: newest(kept.saved, mine) }
  const isLate = status === 'cut' || (kept.sending !== null && late.includes(kept.sending.id))
  const state = ballotState(known, { isOpen: round.status === 'open', isLate })
  const isCounted = state.status === 'counted'
  return {
    choices: isCounted ? (known.saved?.choices ?? kept.choices) : kept.choices,
    state,
    place: draft.place,
    save: draft.save,
  }
}

function firstBallot(mine: KeptBallot['saved']): KeptBallot {
  return { choices: mine?.choices ?? {}, sending: null, hasNext: false, saved: mine, refusal: null }
}
