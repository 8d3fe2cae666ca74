import * as Y from 'yjs'
import {
  contentFingerprint,
  contentOf,
  pourFinding,
  type FindingContent,
} from '../../shared/documents/finding-content.ts'
import { findingsOf, readFinding } from '../../shared/documents/finding.ts'
import type { FindingId, InstitutionId } from '../../shared/id.ts'
import type { Source } from '../../shared/workshop/act.ts'
import { spaceOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { Fact } from '../../shared/workshop/fact.ts'
import { lastPouring, versionBeforeSharing } from '../../shared/workshop/pouring.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { freshId, type RandomBytes } from '../access/secrets.ts'
import { Conflict, type DocumentStore } from '../storage/storage.ts'
import type { DocumentRoom } from './document-room.ts'

/** A finding of a space as it stands when it is to be poured, with its words. */
export interface ReadSource extends Source {
  readonly content: FindingContent
}

export type Poured = Extract<Fact, { type: 'findings-poured' }>
type RoomOf = (document: DocumentName) => Promise<DocumentRoom>

/** Somebody wrote in a copy after the rules were asked: they are asked again. */
class CopyChanged extends Conflict {
  override readonly name = 'CopyChanged'
}

interface Asked {
  readonly workshop: Workshop
  readonly institution: InstitutionId
  readonly findings: readonly FindingId[]
}

/** What the rules need of the findings that are to be poured; those that are not there are left out. */
export async function readSources(
  { workshop, institution, findings }: Asked,
  {
    roomOf,
    storage,
    random,
  }: { readonly roomOf: RoomOf; readonly storage: DocumentStore; readonly random: RandomBytes },
): Promise<readonly ReadSource[]> {
  const space = spaceOf(institution)
  const room = await roomOf(space)
  const { seq } = await room.keep()
  const found = await room.read((doc) => findings.flatMap((id) => findingIn(doc, id)))
  const before = await idsBeforeSharing(workshop, space, storage)
  const copyOf = new Map(
    found.map(({ id }) => [id, lastPouring(workshop.pourings, { institution, source: id })?.as ?? null]),
  )
  const diagnostic = await roomOf('diagnostic')
  const copies = await diagnostic.read(
    (doc) => new Map(found.map(({ id }) => [id, fingerprintIn(doc, copyOf.get(id))])),
  )
  return found.map((finding) => ({
    finding: finding.id,
    fingerprint: contentFingerprint(finding),
    seq,
    fresh: freshId<FindingId>(random),
    copy: copies.get(finding.id) ?? null,
    isBeforeSharing: before.has(finding.id),
    content: contentOf(finding),
  }))
}

/** Writes poured findings into the diagnostic. Throws `Conflict` when a copy was changed since the rules were asked. */
export function pourInto(doc: Y.Doc, { institution, items }: Poured, sources: readonly ReadSource[]): void {
  for (const { finding, as } of items) {
    const source = sources.find((one) => one.finding === finding)
    if (!source) throw new Error(`the finding ${finding} was not read`)
    if (as !== source.fresh && fingerprintIn(doc, as) !== source.copy) throw new CopyChanged()
    pourFinding(doc, source.content, { as, institution })
  }
}

async function idsBeforeSharing(
  workshop: Workshop,
  space: DocumentName,
  storage: DocumentStore,
): Promise<ReadonlySet<string>> {
  const version = versionBeforeSharing(Object.values(workshop.versions), space)
  const stored = version && (await storage.readVersion(workshop.id, version.id))
  if (!stored) return new Set()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored.state)
  const ids = new Set(findingsOf(doc).keys())
  doc.destroy()
  return ids
}

function findingIn(doc: Y.Doc, id: FindingId) {
  const record = findingsOf(doc).get(id)
  const finding = record instanceof Y.Map ? readFinding(id, record as Y.Map<unknown>) : null
  return finding && !finding.isArchived ? [finding] : []
}

function fingerprintIn(doc: Y.Doc, id: FindingId | null | undefined): string | null {
  const [finding] = id ? findingIn(doc, id) : []
  return finding ? contentFingerprint(finding) : null
}
