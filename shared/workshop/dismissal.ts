import type { FindingId, ParticipantId } from '../id.ts'

/** Findings that somebody found to say different things: not proposed as similar any more, until that is undone. */
export interface Dismissal {
  /** Sorted, each once. */
  readonly findings: readonly FindingId[]
  readonly at: number
  readonly by: ParticipantId | null
  readonly undone: { readonly by: ParticipantId | null; readonly at: number } | null
}

/** What was dismissed, each by the key of its findings. */
export type Dismissals = Readonly<Record<string, Dismissal>>

/** The same for the same findings, in whatever order they are named. */
export function dismissalKey(findings: readonly FindingId[]): string {
  return sortedOnce(findings).join(' ')
}

/** Each finding once, in an order that does not depend on the caller. */
export function sortedOnce(findings: readonly FindingId[]): readonly FindingId[] {
  return [...new Set(findings)].toSorted()
}

/** The dismissals that nobody undid, the latest first. */
export function standingDismissals(dismissals: Dismissals): readonly Dismissal[] {
  return Object.values(dismissals)
    .filter(({ undone }) => undone === null)
    .toSorted((one, other) => other.at - one.at)
}
