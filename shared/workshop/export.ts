import type { Person } from './participant.ts'
import type { Round } from './round.ts'
import type { Seed } from './seed.ts'
import { visibleTally } from './view.ts'
import { threadsInFile } from './visible-threads.ts'
import type { Workshop } from './workshop.ts'

/** Everything of a démarche that this person may see, in the shape that a new one can be made from. */
export function seedFor(workshop: Workshop, person: Person): Seed {
  // The bytes of versions do not travel: what cannot be gone back to is not listed where it would be read back.
  const {
    id: _id,
    code: _code,
    revision: _revision,
    scene: _scene,
    versions: _versions,
    spaces: _spaces,
    ...rest
  } = workshop
  const seesPeople = person.kind === 'participant'
  return {
    ...structuredCopy(rest),
    participants: seesPeople ? structuredCopy(rest.participants) : {},
    threads: structuredCopy(threadsInFile(workshop, person)),
    merges: seesPeople ? structuredCopy(rest.merges) : {},
    dismissals: seesPeople ? structuredCopy(rest.dismissals) : {},
    pourings: seesPeople ? structuredCopy(rest.pourings) : {},
    reserves: seesPeople ? structuredCopy(rest.reserves) : {},
    rounds: structuredCopy(rest.rounds.filter((round) => leavesWhole(round, person))),
  }
}

// A closed round without its count could not be read back: it leaves once the person may see it.
function leavesWhole(round: Round, person: Person): boolean {
  return round.status === 'open' || visibleTally(round, person) !== null
}

type Mutable<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { -readonly [Key in keyof Value]: Mutable<Value[Key]> }

// The seed's type comes from a schema and is not readonly: a copy may be.
function structuredCopy<Value>(value: Value): Mutable<Value> {
  return JSON.parse(JSON.stringify(value)) as Mutable<Value>
}
