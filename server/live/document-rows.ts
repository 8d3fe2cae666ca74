import type { WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Write, WriteOf, Writer } from '../storage/storage.ts'
import type { DocumentContent } from './document-log.ts'
import { merged } from './live-document.ts'

/** What was accepted into a document and from whom; `from` is the connection it came by, if any. */
export interface Entry {
  readonly update: Uint8Array
  readonly by: Writer
  /** Yjs client ids that this writer uses for the first time. */
  readonly newClients: readonly number[]
  readonly from: object | null
}

/** Which document rows are of, and the last of its seqs that is taken. */
export interface RowsOf {
  readonly workshop: WorkshopId
  readonly document: DocumentName
  readonly seq: number
  readonly at: number
}

/** What to store of these entries: who is behind each new client id, and one merged update a writer. */
export function rowsOf(entries: readonly Entry[], { workshop, document, seq, at }: RowsOf): readonly Write[] {
  const updatesByWriter = new Map<Writer, Uint8Array[]>()
  for (const { by, update } of entries) {
    const updates = updatesByWriter.get(by)
    if (updates) updates.push(update)
    else updatesByWriter.set(by, [update])
  }
  const updates = [...updatesByWriter].map(([by, list], index): WriteOf<'update'> => {
    return { type: 'update', workshop, document, seq: seq + index + 1, by, at, update: merged(list) }
  })
  const seqByWriter = new Map(updates.map((update) => [update.by, update.seq]))
  const bindings = entries.flatMap(({ by, newClients }) =>
    newClients.map((client): Write => {
      return { type: 'writer', workshop, document, client, writer: by, seq: seqByWriter.get(by) ?? seq + 1 }
    }),
  )
  return [...bindings, ...updates]
}

/** What the server wrote itself, under this Yjs client id. */
export function ownEntry(update: Uint8Array, client: number, { writerOf }: Pick<DocumentContent, 'writerOf'>): Entry {
  return { update, by: 'server', newClients: writerOf(client) === undefined ? [client] : [], from: null }
}
