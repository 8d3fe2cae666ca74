import type { VersionId } from '../id.ts'
import { refused } from '../result.ts'
import type { Answer, Given } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import { documentsOf, kindOf, type DocumentName } from './document-name.ts'
import type { Fact } from './fact.ts'
import { personOf, type Participant } from './participant.ts'
import { mayKeepVersions } from './permission.ts'
import type { Workshop } from './workshop.ts'

type VersionFact = Extract<Fact, { type: 'version-named' }>

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Gives the present state of a document a name, to come back to it. */
export function nameVersion(workshop: Workshop, command: Ask<'name-version'>, { person, given }: Asked): Answer {
  const { version, document, label } = command
  if (!mayKeepVersions(personOf(person), document, workshop)) return refused('not-allowed')
  if (label === '') return refused('label-missing')
  if (workshop.versions[version]) return refused('version-exists')
  const kept = given.kept[document]
  if (!kept) return refused('document-unreadable')
  return facts({ type: 'version-named', version, document, seq: kept.seq, cause: { type: 'asked', label } })
}

/** Makes a document, or one subject of it, say again what a version says; the state it is in now becomes a version first. */
export function restoreVersion(workshop: Workshop, command: Ask<'restore-version'>, { person, given }: Asked): Answer {
  const { version, document, subject } = command
  if (!mayKeepVersions(personOf(person), document, workshop)) return refused('not-allowed')
  if (workshop.versions[version]?.document !== document) return refused('unknown-version')
  if (typeof given.subject === 'string') return refused('unknown-subject')
  const kept = given.kept[document]
  if (!kept) return refused('document-unreadable')
  const { seq } = kept
  const alone = subject === undefined ? {} : { subject }
  return facts(
    { type: 'version-named', version: kept.version, document, seq, cause: { type: 'restore', version, ...alone } },
    { type: 'version-restored', version, document, seq, ...alone },
  )
}

interface EndedDay {
  readonly document: DocumentName
  readonly day: string
  readonly seq: number
}

/** What is kept of a day that is over: once, whichever server is first. */
export function keptOfDay({ versions }: Workshop, { document, day, seq }: EndedDay): readonly VersionFact[] {
  const version = `day-${document}-${day}` as VersionId
  return versions[version] ? [] : [{ type: 'version-named', version, document, seq, cause: { type: 'day', day } }]
}

/** What is kept of a phase that ends: each document that can be read. */
export function keptAtEnd(workshop: Workshop, { kept }: Given): readonly Fact[] {
  const { phase } = workshop
  return documentsOf(workshop).flatMap((document): readonly Fact[] => {
    const one = kept[document]
    // Nobody has written in this space: there is nothing to keep.
    if (!one || (kindOf(document) === 'space' && one.seq === 0)) return []
    return [{ type: 'version-named', version: one.version, document, seq: one.seq, cause: { type: 'phase', phase } }]
  })
}

interface Asked {
  readonly person: Participant
  readonly given: Given
}
