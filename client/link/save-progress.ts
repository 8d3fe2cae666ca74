/** Whether the server can be reached: not known yet, yes, or no. */
export type Reach = 'arriving' | 'open' | 'cut'

/** What is known of the words that this person wrote here; times are milliseconds since 1970. */
export interface SaveProgress {
  readonly reach: Reach
  /** False while the server cannot store. */
  readonly isStoring: boolean
  /** Changes made here that the server has not said to be stored. */
  readonly pending: number
  /** When the oldest of them was made, or was offered again after a cut. */
  readonly waitingSince: number | null
  readonly savedAt: number | null
}

/** How the save status is said; `retry` is added by the link. */
export type SaveWord =
  | { readonly status: 'saving' }
  | { readonly status: 'saved'; readonly at: number }
  | { readonly status: 'offline'; readonly pending: number }
  | { readonly status: 'unsaved' }

/** How long an answer may take before we say that it is missing. */
export const patienceMs = 5000

/** « Enregistré » only from an answer of the server; null when there is nothing to say yet. */
export function saveWord(progress: SaveProgress, now: number): SaveWord | null {
  const { reach, isStoring, pending, waitingSince, savedAt } = progress
  if (reach === 'cut') return { status: 'offline', pending }
  if (pending > 0) {
    const isLate = waitingSince !== null && now - waitingSince >= patienceMs
    return { status: !isStoring || isLate ? 'unsaved' : 'saving' }
  }
  return savedAt === null ? null : { status: 'saved', at: savedAt }
}
