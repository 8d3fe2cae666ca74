import * as Y from 'yjs'
import type { FindingId, InstitutionId } from '../id.ts'
import { contentOf } from './finding-content.ts'
import { addFinding, findingsOf, readFinding, type Evidence, type Finding } from './finding.ts'
import { moveBefore, sorted } from './record.ts'

/** The findings to make one of, and the one whose words it starts with. */
export interface MergedFindings {
  readonly into: FindingId
  readonly wording: FindingId
  readonly originals: readonly FindingId[]
  readonly institutions: readonly InstitutionId[]
}

/**
 * Makes findings into one, in the place of the one whose words it starts with; it shows the figures of all. The originals are archived as they
 * are. False, and nothing is done, when one of them is not in force or the id is taken.
 */
export function mergeInto(doc: Y.Doc, { into, wording, originals, institutions }: MergedFindings): boolean {
  const found = originals.flatMap((id) => findingInForce(doc, id) ?? [])
  const first = found.find(({ id }) => id === wording)
  if (!first || found.length < originals.length || findingsOf(doc).has(into)) return false
  doc.transact(() => {
    const evidence = figuresOf([first, ...found.filter((one) => one !== first)])
    const origins = [...new Set([...found.flatMap((one) => one.origins), ...institutions])]
    addFinding(doc, { ...contentOf(first), id: into, evidence, origins })
    moveBefore(sorted(findingsOf(doc)), into, wording)
    for (const id of originals) setArchived(doc, id, true)
  })
  return true
}

/** Brings originals back where they stood, and archives the common finding. */
export function takeApart(
  doc: Y.Doc,
  { finding, originals }: { readonly finding: FindingId; readonly originals: readonly FindingId[] },
): void {
  doc.transact(() => {
    for (const id of originals) setArchived(doc, id, false)
    setArchived(doc, finding, true)
  })
}

function findingInForce(doc: Y.Doc, id: FindingId): Finding | null {
  const record = findingsOf(doc).get(id)
  const finding = record instanceof Y.Map ? readFinding(id, record as Y.Map<unknown>) : null
  return finding && !finding.isArchived ? finding : null
}

function setArchived(doc: Y.Doc, id: FindingId, isArchived: boolean): void {
  const record = findingsOf(doc).get(id)
  if (record instanceof Y.Map) record.set('isArchived', isArchived)
}

// The same figure said twice is shown once; two figures under one id, as copies of one source have, both stay.
function figuresOf(findings: readonly Finding[]): readonly Evidence[] {
  const figures = new Map<string, Evidence>()
  const said = new Set<string>()
  for (const { id, ...fields } of findings.flatMap(({ evidence }) => evidence)) {
    const words = JSON.stringify(fields)
    if (said.has(words)) continue
    said.add(words)
    const key = figures.has(id) ? (`${id.slice(0, 48)}-${figures.size}` as Evidence['id']) : id
    figures.set(key, { ...fields, id: key })
  }
  return [...figures.values()]
}
