import { refused } from '../result.ts'
import type { Answer, Given } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import { documentNames } from './document-name.ts'
import type { Fact } from './fact.ts'
import type { Phase } from './phase.ts'
import type { Workshop } from './workshop.ts'

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Gives the present state of a document a name, to come back to it. */
export function nameVersion(workshop: Workshop, command: Ask<'name-version'>, given: Given): Answer {
  const { version, document, label } = command
  if (label === '') return refused('label-missing')
  if (workshop.versions[version]) return refused('version-exists')
  const kept = given.kept[document]
  if (!kept) return refused('document-unreadable')
  return facts({ type: 'version-named', version, document, seq: kept.seq, cause: { type: 'asked', label } })
}

/** Makes a document say again what a version says; the state it is in now becomes a version first. */
export function restoreVersion(workshop: Workshop, command: Ask<'restore-version'>, given: Given): Answer {
  const { version, document } = command
  if (workshop.versions[version]?.document !== document) return refused('unknown-version')
  const kept = given.kept[document]
  if (!kept) return refused('document-unreadable')
  const { seq } = kept
  return facts(
    { type: 'version-named', version: kept.version, document, seq, cause: { type: 'restore', version } },
    { type: 'version-restored', version, document, seq },
  )
}

/** What is kept of a phase that ends: each document that can be read. */
export function keptAtEnd(phase: Phase, { kept }: Given): readonly Fact[] {
  return documentNames.flatMap((document): readonly Fact[] => {
    const one = kept[document]
    if (!one) return []
    return [{ type: 'version-named', version: one.version, document, seq: one.seq, cause: { type: 'phase', phase } }]
  })
}
