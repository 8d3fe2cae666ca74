import type { InstitutionId, ParticipantId } from '../../shared/id.ts'
import type { Mentions } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'

/** Somebody whom a comment may call: a person, or a whole institution. */
export type Callable = (
  | { readonly kind: 'participant'; readonly id: ParticipantId }
  | { readonly kind: 'institution'; readonly id: InstitutionId }
) & {
  /** What follows the @ in the text. */
  readonly label: string
  readonly detail: string
}

/** Words of a text that call somebody, or several of the same name. */
export interface Call {
  readonly from: number
  readonly to: number
  readonly called: readonly Callable[]
}

/** What is being typed after an @, where it begins, and whom it may mean. */
export interface Search {
  readonly from: number
  readonly found: readonly Callable[]
}

const shownAtMost = 6

/** Everybody who may be called in this démarche, institutions first. */
export function callables(
  seen: Pick<View, 'participants'> & Pick<View['workshop'], 'institutions'>,
): readonly Callable[] {
  const shortOf = (id: InstitutionId | null) => seen.institutions.find((one) => one.id === id)?.short ?? ''
  return [
    ...seen.institutions.map(
      ({ id, short, name }) => ({ kind: 'institution', id, label: short, detail: name }) as const,
    ),
    ...Object.values(seen.participants).map(
      ({ id, name, institution }) => ({ kind: 'participant', id, label: name, detail: shortOf(institution) }) as const,
    ),
  ]
}

/** The calls in a text, in order: after an @, the longest name is meant. */
export function callsIn(text: string, among: readonly Callable[]): readonly Call[] {
  const calls: Call[] = []
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const named = among.filter(({ label }) => label !== '' && isNamedAt(text, at + 1, label))
    const longest = Math.max(0, ...named.map(({ label }) => label.length))
    const called = named.filter(({ label }) => label.length === longest)
    if (called.length > 0) calls.push({ from: at, to: at + 1 + longest, called })
  }
  return calls
}

/** Whom a text calls, each once, as a command says it. */
export function mentionsIn(text: string, among: readonly Callable[]): Mentions {
  const called = [...new Set(callsIn(text, among).flatMap((call) => call.called))]
  return {
    participants: called.flatMap((one) => (one.kind === 'participant' ? [one.id] : [])),
    institutions: called.flatMap((one) => (one.kind === 'institution' ? [one.id] : [])),
  }
}

/** Whom the words before the caret may be about to call; null when there is no @, or nobody for it. */
export function searchAt(text: string, caret: number, among: readonly Callable[]): Search | null {
  const from = text.lastIndexOf('@', caret - 1)
  if (from === -1 || (from > 0 && !/[\s(«]/.test(text.charAt(from - 1)))) return null
  const sought = plain(text.slice(from + 1, caret))
  if (sought.length > 40 || /\n/.test(sought)) return null
  const found = among.filter(({ label, detail }) => isFoundIn(label, sought) || isFoundIn(detail, sought))
  return found.length === 0 ? null : { from, found: found.slice(0, shownAtMost) }
}

function isNamedAt(text: string, at: number, label: string): boolean {
  return text.startsWith(label, at) && !/[\p{L}\p{N}]/u.test(text.charAt(at + label.length))
}

// Each word of a name may be the one that is typed first.
function isFoundIn(name: string, sought: string): boolean {
  return ` ${plain(name).replace(/[-’']/g, ' ')}`.includes(` ${sought}`)
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
