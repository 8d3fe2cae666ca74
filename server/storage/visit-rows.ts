import type { Moment, Visit } from '../../shared/workshop/visit.ts'
import type { RowOf } from './tables.ts'

/** A visit as both databases give it. */
export type VisitRow = RowOf<'visits'>

/** The row of a visit. */
export function visitRow({ workshop, participant, seen, last }: Visit): VisitRow {
  return { workshop, participant, seen: JSON.stringify(seen), last: JSON.stringify(last) }
}

/** The visit of the row that was found, if any. */
export function visitFrom([row]: readonly VisitRow[]): Visit | null {
  if (!row) return null
  const { workshop, participant, seen, last } = row as VisitRow & Pick<Visit, 'workshop' | 'participant'>
  return { workshop, participant, seen: JSON.parse(seen) as Moment | null, last: JSON.parse(last) as Moment }
}
