import type { CatchUpEvent } from '../workshop/catch-up.ts'
import type { Moment } from '../workshop/visit.ts'
import type { Waiting } from '../workshop/waiting.ts'
import type { RecordChange } from './record-changes.ts'

/** What findings, stakes, actions and domains are called, by id: « A3 » and its title. */
export type Subjects = Readonly<Record<string, { readonly code: string | null; readonly title: string }>>

/** What is new for one person since their last visit, and what waits for them. */
export interface CatchUp {
  /** When the visit before this one ended; null during the first one, when nothing is new. */
  readonly since: number | null
  /** Up to where this tells: what to say when all of it was seen. */
  readonly until: Moment
  /** Newest first. */
  readonly events: readonly CatchUpEvent[]
  /** How many older events were left out. */
  readonly left: number
  readonly changes: readonly (RecordChange & { readonly code: string | null })[]
  readonly waiting: readonly Waiting[]
  /** What events and waiting threads are about. */
  readonly subjects: Subjects
}
