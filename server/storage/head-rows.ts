import type { WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Heads } from './storage.ts'

/** A document of a démarche and how far both have come; without documents, one row with null. */
export interface HeadRow {
  readonly workshop: WorkshopId
  readonly revision: number
  readonly document: DocumentName | null
  readonly head: number | null
}

/** Puts together what a database tells row by row. */
export function headsFrom(rows: readonly HeadRow[]): ReadonlyMap<WorkshopId, Heads> {
  const heads = new Map<WorkshopId, Heads>()
  for (const { workshop, revision, document, head } of rows) {
    const documents = heads.get(workshop)?.documents ?? {}
    heads.set(workshop, { revision, documents: document && head ? { ...documents, [document]: head } : documents })
  }
  return heads
}
