import type { ParticipantId, WorkshopId } from '../id.ts'

/** How far a démarche had come at some moment: the last revision of its journal, the last seq of each document. */
export interface Moment {
  readonly at: number
  readonly revision: number
  /** By the document's name; one that nobody had written in is left out. */
  readonly documents: Readonly<Record<string, number>>
}

/** Up to where one person has followed a démarche. It is not a fact: it is kept outside of the journal. */
export interface Visit {
  readonly workshop: WorkshopId
  readonly participant: ParticipantId
  /** Where their visit before this one ended: what came after it is new to them. Null during the first one. */
  readonly seen: Moment | null
  /** When they were last here. */
  readonly last: Moment
}

/** Where the visits of somebody stand, without whose they are. */
export type Visits = Pick<Visit, 'seen' | 'last'>

// Away for less than this (lunch, a page loaded again), it is still the same visit.
const restMs = 60 * 60_000

/** Somebody is here now: a new visit, or the same one going on. */
export function visitGoesOn(visits: Visits | null, now: Moment): Visits {
  if (!visits) return { seen: null, last: now }
  // Another server's clock may be a little ahead: nobody goes back in time for that.
  if (now.revision < visits.last.revision) return visits
  return { seen: now.at - visits.last.at > restMs ? visits.last : visits.seen, last: now }
}

/** Somebody says that they have seen everything up to a moment; nobody has seen what is not there yet. */
export function allSeen(upTo: Moment, now: Moment): Visits {
  const documents = Object.entries(now.documents).map(([name, seq]) => {
    return [name, Math.min(seq, upTo.documents[name] ?? 0)] as const
  })
  const revision = Math.min(upTo.revision, now.revision)
  return { seen: { at: Math.min(upTo.at, now.at), revision, documents: Object.fromEntries(documents) }, last: now }
}
