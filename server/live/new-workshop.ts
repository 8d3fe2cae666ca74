import * as Y from 'yjs'
import { writeActionPlan } from '../../shared/documents/action.ts'
import { writeDiagnostic } from '../../shared/documents/finding.ts'
import type { WorkshopId } from '../../shared/id.ts'
import type { Archive } from '../../shared/plan/archive.ts'
import { documentsOf, institutionOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import { evolve } from '../../shared/workshop/evolve.ts'
import { workshopFrom, type Seed } from '../../shared/workshop/seed.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { freshCode, freshId, type RandomBytes } from '../access/secrets.ts'
import { CodeTaken, type Storage, type Write } from '../storage/storage.ts'

/** What a new démarche starts from, and what else is stored with it or not at all. */
export interface Beginning {
  readonly seed: Seed
  /** Its documents, where it comes from an export. */
  readonly documents: Archive['documents'] | null
  readonly besides: readonly Write[]
}

/** Stores a new démarche under an id and a join code of its own; throws when it cannot be stored. */
export async function storeWorkshop(
  { seed, documents, besides }: Beginning,
  { storage, now, random }: { readonly storage: Storage; readonly now: () => number; readonly random: RandomBytes },
): Promise<Workshop> {
  for (;;) {
    const at = now()
    const given = { id: freshId<WorkshopId>(random), code: freshCode(random), today: dayOf(at) }
    const workshop = workshopFrom(seed, given)
    const recorded = { revision: 1, at, by: null, fact: { type: 'workshop-created', workshop } } as const
    try {
      await storage.commit([
        ...besides,
        { type: 'workshop', workshop: workshop.id, code: workshop.code, at },
        { type: 'facts', workshop: workshop.id, recorded: [recorded] },
        ...(documents ? documentsOf(workshop).flatMap((name) => firstUpdate(workshop.id, name, documents, at)) : []),
      ])
      return evolve(null, recorded)
    } catch (error) {
      if (!(error instanceof CodeTaken)) throw error
    }
  }
}

function firstUpdate(
  workshop: WorkshopId,
  document: DocumentName,
  documents: Archive['documents'],
  at: number,
): readonly Write[] {
  const institution = institutionOf(document)
  const findings = institution === null ? documents.diagnostic : documents.spaces?.[institution]
  if (!findings) return []
  const doc = new Y.Doc()
  if (document === 'plan') writeActionPlan(doc, documents.plan)
  else writeDiagnostic(doc, findings)
  const update = Y.encodeStateAsUpdate(doc)
  const client = doc.clientID
  doc.destroy()
  return [
    { type: 'writer', workshop, document, client, writer: 'server', seq: 1 },
    { type: 'update', workshop, document, seq: 1, by: 'server', at, update },
  ]
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
