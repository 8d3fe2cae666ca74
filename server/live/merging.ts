import * as Y from 'yjs'
import { contentFingerprint } from '../../shared/documents/finding-content.ts'
import { findingsOf, readFinding } from '../../shared/documents/finding.ts'
import { mergeInto, takeApart } from '../../shared/documents/merge-findings.ts'
import type { FindingId } from '../../shared/id.ts'
import type { NamedFinding } from '../../shared/workshop/act.ts'
import type { Fact } from '../../shared/workshop/fact.ts'
import type { Merges } from '../../shared/workshop/merge.ts'
import { Conflict } from '../storage/storage.ts'

export type Merged = Extract<Fact, { type: 'findings-merged' }>
export type Unmerged = Extract<Fact, { type: 'findings-unmerged' }>

/** Somebody archived one of the findings after the rules were asked: they are asked again. */
class FindingGone extends Conflict {
  override readonly name = 'FindingGone'
}

/** What the rules need of the findings that a merge is about; those that are not there are left out. */
export function readNamed(doc: Y.Doc, ids: readonly FindingId[]): readonly NamedFinding[] {
  return ids.flatMap((id) => {
    const record = findingsOf(doc).get(id)
    if (!(record instanceof Y.Map)) return []
    const finding = readFinding(id, record as Y.Map<unknown>)
    const { isArchived, origins } = finding
    return [{ finding: id, isInForce: !isArchived, origins, fingerprint: contentFingerprint(finding) }]
  })
}

/** Writes a common finding into the diagnostic. Throws `Conflict` when one of the originals is not in force any more. */
export function writeMerged(doc: Y.Doc, { finding, wording, originals }: Merged): void {
  const institutions = originals.flatMap((original) => original.institutions)
  const merged = { into: finding, wording, originals: originals.map((original) => original.finding), institutions }
  if (!mergeInto(doc, merged)) throw new FindingGone()
}

/** Brings the originals of a common finding back into the diagnostic. */
export function writeUnmerged(doc: Y.Doc, { finding }: Unmerged, merges: Merges): void {
  const originals = merges[finding]?.originals.map((original) => original.finding) ?? []
  takeApart(doc, { finding, originals })
}
