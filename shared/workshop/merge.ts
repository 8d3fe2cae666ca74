import type { FindingId, InstitutionId, ParticipantId } from '../id.ts'
import type { Institution } from './institution.ts'
import type { Pourings } from './pouring.ts'

/** What an institution says of the wording that speaks for what it had said. */
export const mergeAnswers = ['accepted', 'contested'] as const

export interface MergeAnswer {
  readonly answer: (typeof mergeAnswers)[number]
  /** Why it contests; empty where it accepts. */
  readonly reason: string
  /** Of what the common finding said then: another one now means that the answer was given for an earlier wording. */
  readonly fingerprint: string
  readonly by: ParticipantId | null
  readonly at: number
}

/** A finding that was merged with others, and the institutions that had said it. It may be a common one itself. */
export interface Original {
  readonly finding: FindingId
  readonly institutions: readonly InstitutionId[]
}

/** Several findings made into one common one. They stay in the document, archived, and come back when it is undone. */
export interface Merge {
  readonly finding: FindingId
  readonly originals: readonly Original[]
  readonly at: number
  readonly by: ParticipantId | null
  /** The last word of each institution that had said one of them. */
  readonly answers: Readonly<Record<InstitutionId, MergeAnswer>>
  readonly undone: { readonly by: ParticipantId | null; readonly at: number } | null
}

/** What was merged, by common finding; it stands as long as nobody undid it and the document has that finding in force. */
export type Merges = Readonly<Record<FindingId, Merge>>

/** The institutions whose answer a merge waits for: those that had said one of its originals. */
export function originInstitutions({ originals }: Pick<Merge, 'originals'>): readonly InstitutionId[] {
  return [...new Set(originals.flatMap(({ institutions }) => institutions))]
}

/** A finding, and after it all that was merged into it, however many times. */
export function heldIn(merges: Merges, finding: FindingId): readonly FindingId[] {
  const held = new Set([finding])
  // What is added is visited too, each once: an import may hold a ring.
  for (const id of held) for (const original of standingMerge(merges, id)?.originals ?? []) held.add(original.finding)
  return [...held]
}

/** The merge that made a finding, unless it was undone. */
export function standingMerge(merges: Merges, finding: FindingId): Merge | null {
  const merge = merges[finding]
  return merge && merge.undone === null ? merge : null
}

/** How many findings were said before any merging: a finding that is no common one counts for itself. */
export function originalsIn(merges: Merges, finding: FindingId): readonly FindingId[] {
  return heldIn(merges, finding).filter((id) => !standingMerge(merges, id))
}

/** Of all partners, those that said a finding before they had seen what the others said. */
export interface Convergence {
  readonly separately: readonly InstitutionId[]
  readonly partners: number
}

interface Said {
  readonly merges: Merges
  readonly pourings: Pourings
  readonly institutions: readonly Institution[]
}

/** Who said a finding, or one that was merged into it, separately: each institution once. */
export function convergence({ merges, pourings, institutions }: Said, finding: FindingId): Convergence {
  const poured = heldIn(merges, finding).flatMap((id) => pourings[id] ?? [])
  const said = new Set(poured.filter(({ isSeparate }) => isSeparate).map(({ institution }) => institution))
  const known = institutions.filter(({ id }) => said.has(id))
  // One that left after it had spoken still counts among those who could.
  const partners = institutions.filter(({ id, retired }) => !retired || said.has(id))
  return { separately: known.map(({ id }) => id), partners: partners.length }
}
