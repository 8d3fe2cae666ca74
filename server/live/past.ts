import * as Y from 'yjs'
import { readActionPlan, type ActionPlan } from '../../shared/documents/action.ts'
import { readDiagnostic, type Diagnostic } from '../../shared/documents/finding.ts'
import type { WorkshopId } from '../../shared/id.ts'
import { documentNames, type DocumentName } from '../../shared/workshop/document-name.ts'
import { replayed } from '../../shared/workshop/evolve.ts'
import type { Moment } from '../../shared/workshop/visit.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { logRows, type Storage } from '../storage/storage.ts'

/** The words of both documents. */
export interface DocumentWords {
  readonly diagnostic: Diagnostic
  readonly plan: ActionPlan
}

/** A démarche as it was at some moment, and when its phase of today began. */
export interface PastWorkshop {
  readonly workshop: Workshop
  readonly phaseAt: number
}

/** Replays the journal up to a moment; null where it had not begun. */
export async function workshopAt(storage: Storage, id: WorkshopId, moment: Moment): Promise<PastWorkshop | null> {
  const recorded = await storage.readFacts(id, 0)
  const past = recorded.filter(({ revision }) => revision <= moment.revision)
  const workshop = replayed(past)
  const entered = recorded.findLast(({ fact }) => fact.type === 'phase-entered')
  return workshop && { workshop, phaseAt: entered?.at ?? moment.at }
}

/** What the documents said at a moment, put together from the version before it and what was written until then. */
export async function wordsAt(storage: Storage, workshop: Workshop, moment: Moment): Promise<DocumentWords> {
  const [diagnostic, plan] = await Promise.all(
    documentNames.map((name) => documentAt(storage, workshop, { name, seq: moment.documents[name] ?? 0 })),
  )
  const words = { diagnostic: readDiagnostic(diagnostic ?? new Y.Doc()), plan: readActionPlan(plan ?? new Y.Doc()) }
  diagnostic?.destroy()
  plan?.destroy()
  return words
}

interface Place {
  readonly name: DocumentName
  readonly seq: number
}

async function documentAt(storage: Storage, { id, versions }: Workshop, { name, seq }: Place): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const near = Object.values(versions)
    .filter((version) => version.document === name && version.seq <= seq)
    .toSorted((a, b) => b.seq - a.seq)[0]
  const kept = near ? await storage.readVersion(id, near.id) : null
  if (kept) Y.applyUpdate(doc, kept.state)
  let after = kept?.seq ?? 0
  while (after < seq) {
    const rows = await storage.readLog(id, name, after)
    for (const row of rows) if (row.seq <= seq) Y.applyUpdate(doc, row.update)
    after = rows.at(-1)?.seq ?? seq
    if (rows.length < logRows) break
  }
  return doc
}
