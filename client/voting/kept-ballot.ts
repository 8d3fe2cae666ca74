import type { CommandId } from '../../shared/id.ts'
import type { Refusal } from '../../shared/workshop/refusal.ts'
import type { Choices } from '../../shared/workshop/round.ts'
import { isSameChoice } from './choices.ts'

/** A ballot as this browser keeps it: what the person has chosen here, what is on its way, what the server has. */
export interface KeptBallot {
  readonly choices: Choices
  readonly sending: { readonly id: CommandId; readonly choices: Choices } | null
  /** The person changed their mind while it was on its way: the new choice leaves by itself next. */
  readonly hasNext: boolean
  readonly saved: SavedBallot | null
  /** Why the last one was not taken. */
  readonly refusal: Refusal | 'malformed' | null
}

export interface SavedBallot {
  readonly choices: Choices
  readonly at: number
}

/** Where a ballot stands, for the person who fills it in. */
export type BallotState =
  | { readonly status: 'draft'; readonly savedAt: number | null }
  | { readonly status: 'sending' }
  | { readonly status: 'waiting' }
  | { readonly status: 'saved'; readonly at: number }
  | { readonly status: 'counted'; readonly at: number }
  | { readonly status: 'missed'; readonly savedAt: number | null }
  | { readonly status: 'absent' }
  | { readonly status: 'refused'; readonly refusal: Refusal | 'malformed' }

/** Where a ballot stands: `isLate` when what is on its way found no way out. */
export function ballotState(
  kept: KeptBallot,
  { isOpen, isLate }: { readonly isOpen: boolean; readonly isLate: boolean },
): BallotState {
  const { sending, saved, refusal, choices } = kept
  const savedAt = saved?.at ?? null
  if (sending) return { status: isLate || !isOpen ? 'waiting' : 'sending' }
  if (refusal === 'round-not-open') return { status: 'missed', savedAt }
  if (!isOpen) return saved ? { status: 'counted', at: saved.at } : { status: 'absent' }
  if (refusal !== null) return { status: 'refused', refusal }
  if (saved && isSameChoice(choices, saved.choices)) return { status: 'saved', at: saved.at }
  return { status: 'draft', savedAt }
}

/** The newer of two saved ballots: another device of the same person may have sent one. */
export function newest(a: SavedBallot | null, b: SavedBallot | null): SavedBallot | null {
  if (!a || !b) return a ?? b
  return a.at >= b.at ? a : b
}

/** A ballot read back from this browser; null when there is none or it was damaged. */
export function parseBallot(text: string | null): KeptBallot | null {
  if (text === null) return null
  try {
    const { choices, sending, hasNext, saved, refusal } = JSON.parse(text) as Partial<KeptBallot>
    if (typeof choices !== 'object' || choices === null) return null
    return {
      choices,
      sending: sending ?? null,
      hasNext: hasNext ?? false,
      saved: saved ?? null,
      refusal: refusal ?? null,
    }
  } catch {
    return null
  }
}
