import type { Words } from '../../shared/i18n/words.ts'
import type { Refusal } from '../../shared/workshop/refusal.ts'
import type { DoorAnswer } from './http.ts'

/** Why the rules said no, and what to do; a refusal without a sentence does not compile. */
export function refusalText(refusal: Refusal | 'malformed', { rules }: Words['refusals']): string {
  const sentences: Readonly<Record<Refusal | 'malformed', string>> = rules
  // A server newer than this page may give a reason that it does not know.
  return sentences[refusal] ?? rules.malformed
}

/** Why a door did not open, and what to do. */
export function doorText(answer: DoorAnswer<unknown> & { readonly ok: false }, words: Words['refusals']): string {
  const { error, status, retryAfterMs } = answer
  if (error === 'too-many-tries') return words.tooManyTries(waitSeconds(retryAfterMs))
  const said = Object.entries({ ...words.rules, ...words.doors }).find(([reason]) => reason === error)
  if (said) return said[1]
  return status >= 500 ? words.doors.sorry : words.rules.malformed
}

function waitSeconds(retryAfterMs: number | null): number {
  return Math.ceil((retryAfterMs ?? 30_000) / 1000)
}
