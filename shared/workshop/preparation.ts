import type { DomainId } from '../id.ts'

/** The palette of domains: each names the pair of tokens that draws it. */
export const domainColours = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const

export type DomainColour = (typeof domainColours)[number]

/** What the colour of a domain is known by. */
export interface LetteredDomain {
  readonly letter: string
  readonly colour?: DomainColour | undefined
}

/** The colour of a domain: its own, or the one of its letter; the seven come again after G. */
export function domainColour({ letter, colour }: LetteredDomain): DomainColour | null {
  const place = letter.toUpperCase().charCodeAt(0) - 65
  return colour ?? (place >= 0 && place < 26 ? (domainColours[place % 7] ?? null) : null)
}

/** What becomes of an action of the previous contract. */
export const previousOutcomes = ['continued', 'reinforced', 'merged', 'stopped', 'new'] as const

export type PreviousOutcome = (typeof previousOutcomes)[number]

/** An action of the previous contract, so that what goes on stands beside what begins. */
export interface PreviousAction {
  readonly title: string
  readonly domain: DomainId | null
  /** Who leads it, in words: the institution may have gone since. */
  readonly lead: string
  /** Null while it is not settled. */
  readonly outcome: PreviousOutcome | null
  readonly reason: string
}

/** What this démarche calls the levels of its plan; empty for the usual words. */
export interface Levels {
  readonly axis: string
  readonly objective: string
  readonly action: string
}

const usualLevels: Levels = { axis: '', objective: '', action: '' }

/** What a démarche has of these before anybody prepares it. */
export const unprepared: {
  readonly tags: readonly string[]
  readonly levels: Levels
  readonly previousActions: readonly PreviousAction[]
} = { tags: [], levels: usualLevels, previousActions: [] }

/** At most this many of each, wherever they come from: a form, a file or an export. */
export const most = {
  communes: 300,
  figures: 200,
  domains: 26,
  tags: 30,
  institutions: 200,
  previousActions: 500,
} as const

/** Domains that are in use and those that were put away, together: a mistake repeated for ever must end somewhere. */
export const mostDomainsEver = 60
