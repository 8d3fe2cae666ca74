import type { VersionId } from '../../shared/id.ts'
import type { Command } from '../../shared/workshop/command.ts'
import { documentNames, type DocumentName } from '../../shared/workshop/document-name.ts'
import { freshId, type RandomBytes } from '../access/secrets.ts'
import type { KeptState } from './document-desk.ts'

/** Documents as they stand while a command is judged, each with a fresh id for a version of it. */
export type KeptDocuments = Readonly<Partial<Record<DocumentName, KeptDocument>>>

export interface KeptDocument extends KeptState {
  readonly version: VersionId
}

/** The documents that a command makes a version of, short of those that cannot be read. */
export async function keptFor(
  command: Command,
  keep: (document: DocumentName) => Promise<KeptState | null>,
  random: RandomBytes,
): Promise<KeptDocuments> {
  const read = await Promise.all(
    documentsIn(command).map(async (document) => {
      const kept = await keep(document)
      return kept ? [[document, { ...kept, version: freshId<VersionId>(random) }] as const] : []
    }),
  )
  return Object.fromEntries(read.flat())
}

function documentsIn(command: Command): readonly DocumentName[] {
  if (command.type === 'enter-phase') return documentNames
  return command.type === 'name-version' || command.type === 'restore-version' ? [command.document] : []
}
