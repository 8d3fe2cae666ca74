import type { ParticipantId, RoundId, WorkshopId } from '../../shared/id.ts'
import { openRound, type Ballot } from '../../shared/workshop/round.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { Storage } from '../storage/storage.ts'

/**
 * The name that a round's ballots are stored under. People make the ids of rounds, and an import brings them along:
 * two démarches may have a round of the same id, and must never share a box.
 */
export function boxOf(workshop: WorkshopId, round: RoundId): RoundId {
  return `${workshop}/${round}` as RoundId
}

/** What is known of the ballot box of the open round. */
export interface KnownBox {
  /** Null when no round is open. */
  readonly round: RoundId | null
  /** As storage counts, or less when another server has taken ballots since: enough to know that we do not know. */
  readonly version: number
  readonly ballots: ReadonlyMap<ParticipantId, Ballot>
}

export const noBox: KnownBox = { round: null, version: 0, ballots: new Map() }

/** What the box of the open round holds. */
export async function readBox(storage: Storage, { id, rounds }: Workshop): Promise<KnownBox> {
  const round = openRound(rounds)
  if (!round) return noBox
  const { version, ballots } = await storage.readBox(boxOf(id, round.id))
  return { round: round.id, version, ballots: new Map(ballots.map((ballot) => [ballot.voter, ballot])) }
}

/** The box with one ballot more, or another one of the same voter. */
export function withBallot({ round, version, ballots }: KnownBox, ballot: Ballot): KnownBox {
  return { round, version: version + 1, ballots: new Map(ballots).set(ballot.voter, ballot) }
}

/** What to go on with after a box was read again: a box only grows, until another server counts it and empties it. */
export function laterBox(known: KnownBox, read: KnownBox): KnownBox {
  if (known.round !== read.round) return read
  // The fact that closes the round is on its way: nobody sees their own ballot vanish before.
  if (read.ballots.size < known.ballots.size) return known
  return read.version === known.version ? known : read
}
