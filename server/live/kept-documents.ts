import type { VersionId } from '../../shared/id.ts'
import type { Command } from '../../shared/workshop/command.ts'
import { documentsOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import { personOf, type Participant } from '../../shared/workshop/participant.ts'
import { mayKeepVersions } from '../../shared/workshop/permission.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { freshId, type RandomBytes } from '../access/secrets.ts'
import type { KeptState } from './document-desk.ts'

/** Documents as they stand while a command is judged, each with a fresh id for a version of it. */
export type KeptDocuments = Readonly<Partial<Record<DocumentName, KeptDocument>>>

export interface KeptDocument extends KeptState {
  readonly version: VersionId
}

/** These documents as they stand, short of those that cannot be read. */
export async function keptFor(
  documents: readonly DocumentName[],
  keep: (document: DocumentName) => Promise<KeptState | null>,
  random: RandomBytes,
): Promise<KeptDocuments> {
  const read = await Promise.all(
    documents.map(async (document) => {
      const kept = await keep(document)
      return kept ? [[document, { ...kept, version: freshId<VersionId>(random) }] as const] : []
    }),
  )
  return Object.fromEntries(read.flat())
}

/** The documents that a command makes a version of: of one that it names, only where the asker may. */
export function documentsKept(command: Command, workshop: Workshop, asker: Participant): readonly DocumentName[] {
  if (command.type === 'enter-phase') return documentsOf(workshop)
  if (command.type !== 'name-version' && command.type !== 'restore-version') return []
  return mayKeepVersions(personOf(asker), command.document, workshop) ? [command.document] : []
}
