import type { FindingId, InstitutionId, ParticipantId } from '../id.ts'
import type { Phase } from './phase.ts'
import type { Version } from './version.ts'

/** What an institution has poured of its space into a finding of the shared diagnostic. */
export interface Pouring {
  readonly institution: InstitutionId
  /** The finding of its space. */
  readonly source: FindingId
  /** Of what the source said then. */
  readonly fingerprint: string
  readonly at: number
  readonly by: ParticipantId | null
  /** Said before the partners put their findings in common. */
  readonly isSeparate: boolean
}

/** What was poured, by shared finding. */
export type Pourings = Readonly<Record<FindingId, readonly Pouring[]>>

/** Where a finding of a space was last poured to; null when it never was. */
export function lastPouring(
  pourings: Pourings,
  { institution, source }: Pick<Pouring, 'institution' | 'source'>,
): { readonly as: FindingId; readonly pouring: Pouring } | null {
  const all = (Object.entries(pourings) as [FindingId, readonly Pouring[]][]).flatMap(([as, list]) =>
    list.map((pouring) => ({ as, pouring })),
  )
  const own = all.filter(({ pouring }) => pouring.institution === institution && pouring.source === source)
  return own.toSorted((a, b) => a.pouring.at - b.pouring.at).at(-1) ?? null
}

/** Whether findings are poured in this phase. */
export function isPouringOpen(phase: Phase): boolean {
  return phase === 'listen' || phase === 'share'
}

/** The last version of a space from before anything was put in common; null when there is none. */
export function versionBeforeSharing(versions: readonly Version[], document: Version['document']): Version | null {
  const begun = Math.min(...versions.flatMap((version) => (isOf(version, 'share') ? [version.at] : [])))
  const separate = versions.filter((one) => one.document === document && (isOf(one, 'listen') || isOf(one, 'prepare')))
  return separate.toSorted((a, b) => a.at - b.at).findLast(({ at }) => at < begun) ?? null
}

/** Whether the partners have begun to put in common: what is said from then on was said having seen the others. */
export function hasShared(phase: Phase, versions: readonly Version[]): boolean {
  return phase === 'share' || versions.some((version) => isOf(version, 'share'))
}

function isOf({ cause }: Version, phase: Phase): boolean {
  return cause.type === 'phase' && cause.phase === phase
}
