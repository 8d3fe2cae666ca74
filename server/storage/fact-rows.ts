import type { ParticipantId } from '../../shared/id.ts'
import type { Fact, Recorded } from '../../shared/workshop/fact.ts'
import { chained } from './journal-digest.ts'

/** A fact as a database keeps it: its payload is the canonical JSON that the digest is of. */
export interface FactRow {
  readonly revision: number
  readonly at: number
  readonly by: ParticipantId | null
  readonly payload: string
  readonly digest: string
}

/** The fact that a row holds, with its place in the journal. */
export function recordedFrom({ revision, at, by, payload }: FactRow): Recorded {
  return { revision, at, by, fact: JSON.parse(payload) as Fact }
}

/** Whether a whole journal is the chain that ends in this digest ('' when nothing was ever told). */
export function isWhole(rows: readonly Pick<FactRow, 'payload' | 'digest'>[], last: string): boolean {
  const follows = rows.every(({ payload, digest }, index) => digest === chained(rows[index - 1]?.digest ?? '', payload))
  return follows && (rows.at(-1)?.digest ?? '') === last
}
