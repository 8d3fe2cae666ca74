import type { FindingId, InstitutionId, ParticipantId, ReserveId } from '../id.ts'

/** What an institution does not share of a finding: signed in its name and printed beside the finding. */
export interface Reserve {
  readonly id: ReserveId
  readonly finding: FindingId
  readonly institution: InstitutionId
  /** Who signed for the institution; null for one that was imported without its people. */
  readonly by: ParticipantId | null
  readonly at: number
  readonly text: string
  /** Null while it holds. It stays readable once it is withdrawn. */
  readonly withdrawn: { readonly by: ParticipantId | null; readonly at: number } | null
}

export type Reserves = Readonly<Record<ReserveId, Reserve>>

/** The reserves on a finding that hold now, in order of time. */
export function reservesOn(reserves: Reserves, finding: FindingId): readonly Reserve[] {
  return Object.values(reserves)
    .filter((reserve) => reserve.finding === finding && reserve.withdrawn === null)
    .toSorted((a, b) => a.at - b.at)
}
