import type { ParticipantId, RoundId, WorkshopId } from '../../shared/id.ts'
import { openRound, type Ballot } from '../../shared/workshop/round.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { Box, Storage } from '../storage/storage.ts'

/**
 * The name that a round's ballots are stored under. People make the ids of rounds, and an import brings them along:
 * two démarches may have a round of the same id, and must never share a box.
 */
export function boxOf(workshop: WorkshopId, round: RoundId): RoundId {
  return `${workshop}/${round}` as RoundId
}

/** A box that nobody has voted in. */
export const emptyBox: Box = { version: 0, ballots: [] }

/** What the box of the open round holds; nothing when no round is open. */
export async function readBox(storage: Storage, { id, rounds }: Workshop): Promise<Box> {
  const round = openRound(rounds)
  return round ? storage.readBox(boxOf(id, round.id)) : emptyBox
}

/** Each person's ballot. */
export function byVoter(ballots: readonly Ballot[]): ReadonlyMap<ParticipantId, Ballot> {
  return new Map(ballots.map((ballot) => [ballot.voter, ballot]))
}
