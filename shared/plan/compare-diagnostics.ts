import type { Diagnostic, Evidence, Finding, FindingType } from '../documents/finding.ts'
import { plainText } from '../documents/rich-text.ts'
import type { Stake } from '../documents/stake.ts'
import type { DomainId, FindingId, InstitutionId, StakeId } from '../id.ts'
import type { Domain } from '../workshop/workshop.ts'
import { findingCodes, findingsByDomain } from './finding-codes.ts'
import { movedIds } from './moved-ids.ts'
import { wordDifference, type Piece } from './word-difference.ts'

/** What changed between two states of a diagnostic; what did not is left out. */
export interface DiagnosticDifference {
  /** By domain, in the order of the later state; those that are gone last in their domain. */
  readonly findings: readonly FindingDifference[]
  readonly stakes: readonly StakeDifference[]
}

export type DifferenceStatus = 'added' | 'removed' | 'changed'

/** A field whose words changed. */
export interface FieldDifference {
  readonly field: 'title' | 'body' | 'evidence' | 'territory' | 'sentence'
  readonly pieces: readonly Piece[]
}

export interface FindingDifference {
  readonly id: FindingId
  readonly status: DifferenceStatus
  /** In the later state, or in the earlier one when it is gone. */
  readonly code: string
  readonly title: string
  readonly domain: DomainId
  readonly type: FindingType
  /** Null when it stayed in its domain, or kept its type. */
  readonly domainBefore: DomainId | null
  readonly typeBefore: FindingType | null
  /** It stands elsewhere among the findings of its domain. */
  readonly isMoved: boolean
  readonly fields: readonly FieldDifference[]
  readonly origins: Members<InstitutionId>
}

export interface StakeDifference {
  readonly id: StakeId
  readonly status: DifferenceStatus
  readonly title: string
  readonly isMoved: boolean
  readonly fields: readonly FieldDifference[]
  /** Codes of the findings that were linked and unlinked. */
  readonly findings: Members<string>
}

interface Members<Id> {
  readonly added: readonly Id[]
  readonly removed: readonly Id[]
}

/** Compares two states of a diagnostic by its findings and stakes in force. */
export function compareDiagnostics(
  before: Diagnostic,
  after: Diagnostic,
  domains: readonly Domain[],
): DiagnosticDifference {
  return { findings: compareFindings(before, after, domains), stakes: compareStakes(before, after, domains) }
}

function compareFindings(
  before: Diagnostic,
  after: Diagnostic,
  domains: readonly Domain[],
): readonly FindingDifference[] {
  const [codesBefore, codesAfter] = [findingCodes(domains, before), findingCodes(domains, after)]
  const olds = byId(before.findings)
  const isGone = gone(after.findings)
  const groups = findingsByDomain(domains, after)
  const left = findingsByDomain(domains, before)
  // Strays have a group of their own, which only one of the two states may have.
  const names = new Set([...groups, ...left].map(({ domain }) => domain?.id ?? null))
  return [...names].flatMap((name) => {
    const [now, then] = [groups, left].map((all) => all.find(({ domain }) => (domain?.id ?? null) === name)?.findings)
    const moved = movedIds(
      (then ?? []).map(({ id }) => id),
      (now ?? []).map(({ id }) => id),
    )
    return [
      ...(now ?? []).flatMap((finding) => {
        const place = { code: codesAfter.get(finding.id) ?? '', isMoved: moved.has(finding.id) }
        return differenceOf(olds.get(finding.id) ?? null, finding, place) ?? []
      }),
      ...(then ?? []).flatMap((finding) =>
        isGone(finding.id) ? removedFinding(finding, codesBefore.get(finding.id) ?? '') : [],
      ),
    ]
  })
}

interface Place {
  readonly code: string
  readonly isMoved: boolean
}

function differenceOf(before: Finding | null, after: Finding, place: Place): FindingDifference | null {
  const difference: FindingDifference = {
    id: after.id,
    status: before ? 'changed' : 'added',
    title: after.title,
    domain: after.domain,
    type: after.type,
    domainBefore: before && before.domain !== after.domain ? before.domain : null,
    typeBefore: before && before.type !== after.type ? before.type : null,
    fields: fieldsOf(before, after),
    origins: membersOf(before?.origins ?? [], after.origins),
    ...place,
  }
  return !before || isTold(difference) ? difference : null
}

function isTold({ isMoved, domainBefore, typeBefore, fields, origins }: FindingDifference): boolean {
  const changes = [...fields, ...origins.added, ...origins.removed]
  return isMoved || domainBefore !== null || typeBefore !== null || changes.length > 0
}

function removedFinding(finding: Finding, code: string): FindingDifference {
  const { id, title, domain, type } = finding
  const same = { domainBefore: null, typeBefore: null, isMoved: false, origins: membersOf([], []) }
  return { id, status: 'removed', code, title, domain, type, ...same, fields: fieldsOf(finding, null) }
}

function fieldsOf(before: Finding | null, after: Finding | null): readonly FieldDifference[] {
  const bodyOf = (finding: Finding | null) => (finding ? plainText(finding.body) : '')
  const figures = [...new Set([...(after?.evidence ?? []), ...(before?.evidence ?? [])].map(({ id }) => id))]
  const figureIn = (finding: Finding | null, id: Evidence['id']) => {
    const figure = finding?.evidence.find((one) => one.id === id)
    return figure ? figureText(figure) : ''
  }
  return [
    ...field('title', before?.title ?? '', after?.title ?? ''),
    ...field('body', bodyOf(before), bodyOf(after)),
    ...figures.flatMap((id) => field('evidence', figureIn(before, id), figureIn(after, id))),
    ...field('territory', before?.territory ?? '', after?.territory ?? ''),
  ]
}

function field(name: FieldDifference['field'], before: string, after: string): readonly FieldDifference[] {
  const pieces = wordDifference(before, after)
  return pieces ? [{ field: name, pieces }] : []
}

// One line, as one would read it aloud.
function figureText({ value, unit, label, source, year }: Evidence): string {
  const parts = [[value, unit].filter((part) => part.trim()).join(' '), label, source, year]
  return parts.filter((part) => part.trim() !== '').join(', ')
}

function compareStakes(before: Diagnostic, after: Diagnostic, domains: readonly Domain[]): readonly StakeDifference[] {
  const codes = new Map([...findingCodes(domains, before), ...findingCodes(domains, after)])
  const [olds, isGone] = [byId(before.stakes), gone(after.stakes)]
  const inForce = (stakes: readonly Stake[]) => stakes.filter(({ isArchived }) => !isArchived)
  const [then, now] = [inForce(before.stakes), inForce(after.stakes)]
  const moved = movedIds(
    then.map(({ id }) => id),
    now.map(({ id }) => id),
  )
  return [
    ...now.flatMap((stake) => {
      const old = olds.get(stake.id) ?? null
      const difference = stakeDifference(old, stake, codes)
      const { added, removed } = difference.findings
      const isMoved = moved.has(stake.id)
      return !old || isMoved || difference.fields.length + added.length + removed.length > 0
        ? [{ ...difference, isMoved }]
        : []
    }),
    ...then.flatMap((stake) => (isGone(stake.id) ? [stakeDifference(stake, null, codes)] : [])),
  ]
}

function stakeDifference(
  before: Stake | null,
  after: Stake | null,
  codes: ReadonlyMap<FindingId, string>,
): StakeDifference {
  const linked = (stake: Stake | null) => (stake?.findings ?? []).flatMap((id) => codes.get(id) ?? [])
  const shown = after ?? before
  return {
    id: (shown?.id ?? '') as StakeId,
    title: shown?.title ?? '',
    status: before && after ? 'changed' : after ? 'added' : 'removed',
    isMoved: false,
    fields: [
      ...field('title', before?.title ?? '', after?.title ?? ''),
      ...field('sentence', before?.sentence ?? '', after?.sentence ?? ''),
    ],
    findings: after ? membersOf(linked(before), linked(after)) : membersOf([], []),
  }
}

function byId<One extends { readonly id: string; readonly isArchived: boolean }>(
  list: readonly One[],
): ReadonlyMap<string, One> {
  return new Map(list.filter(({ isArchived }) => !isArchived).map((one) => [one.id, one]))
}

// Archived or not there at all.
function gone(list: readonly { readonly id: string; readonly isArchived: boolean }[]): (id: string) => boolean {
  const there = byId(list)
  return (id) => !there.has(id)
}

function membersOf<Id>(before: readonly Id[], after: readonly Id[]): Members<Id> {
  return {
    added: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
  }
}
