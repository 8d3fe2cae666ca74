import * as Y from 'yjs'
import { z } from 'zod'
import type { DomainId, EvidenceId, FindingId, InstitutionId } from '../id.ts'
import { bilateralSessionSchema, readSessions, writeSessions, type BilateralSession } from './bilateral-session.ts'
import { longestField, readList, readText, sorted, textOf } from './record.ts'
import { positionBetween, positions } from './position.ts'
import { readStakes, stakeSchema, writeStakes, type Stake } from './stake.ts'
import { readRichText, richTextSchema, writeRichText, type RichText } from './rich-text.ts'

/** What a finding says of the territory. */
export const findingTypes = ['strength', 'weakness', 'opportunity', 'threat', 'need', 'resource'] as const

export type FindingType = (typeof findingTypes)[number]

/** A figure that supports a finding. Fields are texts, as people type them; no source shows as « à sourcer ». */
export interface Evidence {
  readonly id: EvidenceId
  readonly label: string
  readonly value: string
  readonly unit: string
  readonly year: string
  readonly source: string
}

export const evidenceFields = ['label', 'value', 'unit', 'year', 'source'] as const

export type EvidenceField = (typeof evidenceFields)[number]

/** A finding of the shared diagnostic. */
export interface Finding {
  readonly id: FindingId
  readonly domain: DomainId
  readonly type: FindingType
  readonly title: string
  readonly body: RichText
  readonly evidence: readonly Evidence[]
  /** Institutions that said it. */
  readonly origins: readonly InstitutionId[]
  /** Where it holds, in words. */
  readonly territory: string
  readonly isArchived: boolean
}

/** The shared diagnostic: its findings and stakes in order, archived ones included. */
export interface Diagnostic {
  readonly findings: readonly Finding[]
  readonly stakes: readonly Stake[]
  /** Of a space alone, where there are any. */
  readonly sessions?: readonly BilateralSession[] | undefined
}

const short = z.string().max(longestField)
const key = z.string().min(1).max(64)

const findingSchema = z.object({
  id: key.transform((text) => text as FindingId),
  domain: key.transform((text) => text as DomainId),
  type: z.enum(findingTypes),
  title: short,
  body: richTextSchema,
  evidence: z
    .array(
      z.object({
        id: key.transform((text) => text as EvidenceId),
        label: short,
        value: short,
        unit: short,
        year: short,
        source: short,
      }),
    )
    .max(1000),
  origins: z.array(key.transform((text) => text as InstitutionId)).max(1000),
  territory: short,
  isArchived: z.boolean(),
})

export const diagnosticSchema = z.object({
  findings: z.array(findingSchema).max(2000),
  // Exports of before stakes have none.
  stakes: z.array(stakeSchema).max(500).default([]),
  sessions: z.array(bilateralSessionSchema).max(500).optional(),
})

/** The root of the diagnostic's document: one Y.Map record a finding, by id. */
export function findingsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('findings')
}

/** Reads the whole diagnostic as data. */
export function readDiagnostic(doc: Y.Doc): Diagnostic {
  const sessions = readSessions(doc)
  return {
    findings: sorted(findingsOf(doc)).map(([id, record]) => readFinding(id as FindingId, record)),
    stakes: readStakes(doc),
    ...(sessions.length > 0 && { sessions }),
  }
}

/** Reads one finding; fields that a foreign client left out or spoiled read as empty. */
export function readFinding(id: FindingId, record: Y.Map<unknown>): Finding {
  const body = record.get('body')
  return {
    id,
    domain: readText(record, 'domain') as DomainId,
    type: findingTypes.find((type) => type === record.get('type')) ?? 'need',
    title: readText(record, 'title'),
    body: body instanceof Y.XmlFragment ? readRichText(body) : { type: 'doc', content: [] },
    evidence: readList(record, 'evidence').map(([evidenceId, fields]) =>
      readEvidence(evidenceId as EvidenceId, fields),
    ),
    origins: readOrigins(record),
    territory: readText(record, 'territory'),
    isArchived: record.get('isArchived') === true,
  }
}

/** Fills an empty document with a diagnostic (a new démarche, an import). */
export function writeDiagnostic(doc: Y.Doc, diagnostic: Diagnostic): void {
  const places = positions(diagnostic.findings.length)
  doc.transact(() => {
    diagnostic.findings.forEach((finding, index) => {
      findingsOf(doc).set(finding.id, findingRecord(finding, places[index] ?? 'V'))
    })
    writeStakes(doc, diagnostic.stakes)
    writeSessions(doc, diagnostic.sessions ?? [])
  })
}

/** Adds an empty finding at the end of its domain. Call it inside the writer's own transaction. */
export function addFinding(doc: Y.Doc, finding: Pick<Finding, 'id' | 'domain' | 'type'> & Partial<Finding>): void {
  const last = sorted(findingsOf(doc)).at(-1)?.[1]
  const place = positionBetween(last ? readText(last, 'position') : null, null)
  const blank = { title: '', body: { type: 'doc', content: [] }, evidence: [], origins: [], territory: '' } as const
  findingsOf(doc).set(finding.id, findingRecord({ ...blank, isArchived: false, ...finding }, place))
}

/** Adds an empty figure to a finding. */
export function addEvidence(record: Y.Map<unknown>, evidence: Evidence): void {
  const list = record.get('evidence')
  if (!(list instanceof Y.Map)) return
  const last = readList(record, 'evidence').at(-1)?.[1]
  const place = positionBetween(last ? readText(last, 'position') : null, null)
  list.set(evidence.id, evidenceRecord(evidence, place))
}

/** Takes a figure away from a finding. */
export function removeEvidence(record: Y.Map<unknown>, evidence: EvidenceId): void {
  const list = record.get('evidence')
  if (list instanceof Y.Map) list.delete(evidence)
}

/** Says whether an institution is at the origin of a finding. */
export function setOrigin(record: Y.Map<unknown>, institution: InstitutionId, saidIt: 'said' | 'not-said'): void {
  const origins = record.get('origins')
  if (!(origins instanceof Y.Map)) return
  if (saidIt === 'said') origins.set(institution, true)
  else origins.delete(institution)
}

function findingRecord(finding: Finding, position: string): Y.Map<unknown> {
  const body = new Y.XmlFragment()
  writeRichText(body, finding.body)
  const places = positions(finding.evidence.length)
  const evidence = finding.evidence.map((one, index) => [one.id, evidenceRecord(one, places[index] ?? 'V')] as const)
  return new Y.Map<unknown>([
    ['domain', finding.domain],
    ['type', finding.type],
    ['title', textOf(finding.title)],
    ['body', body],
    ['evidence', new Y.Map(evidence)],
    ['origins', new Y.Map(finding.origins.map((institution) => [institution, true] as const))],
    ['territory', finding.territory],
    ['isArchived', finding.isArchived],
    ['position', position],
  ])
}

function evidenceRecord({ id: _, ...fields }: Evidence, position: string): Y.Map<unknown> {
  const texts = Object.entries(fields).map(([field, words]) => [field, textOf(words)] as const)
  return new Y.Map<unknown>([...texts, ['position', position]])
}

function readEvidence(id: EvidenceId, record: Y.Map<unknown>): Evidence {
  const [label, value, unit, year, source] = evidenceFields.map((field) => readText(record, field))
  return { id, label: label ?? '', value: value ?? '', unit: unit ?? '', year: year ?? '', source: source ?? '' }
}

function readOrigins(record: Y.Map<unknown>): readonly InstitutionId[] {
  const origins = record.get('origins')
  return origins instanceof Y.Map ? ([...origins.keys()].toSorted() as InstitutionId[]) : []
}
