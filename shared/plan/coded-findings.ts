import { contentFingerprint } from '../documents/finding-content.ts'
import type { Diagnostic, Finding } from '../documents/finding.ts'
import type { FindingId, InstitutionId } from '../id.ts'
import type { Institution } from '../workshop/institution.ts'
import { convergence, heldIn, standingMerge } from '../workshop/merge.ts'
import { reservesOn } from '../workshop/reserve.ts'
import type { Workshop } from '../workshop/workshop.ts'
import { findingCodes, findingsByDomain } from './finding-codes.ts'
import type { CodedFinding, PlanContest, PlanPouring, PlanReserve } from './plan.ts'

type Source = Pick<Workshop, 'domains' | 'institutions' | 'reserves' | 'pourings' | 'merges'>

/** The findings in force by id, in the order of the diagnostic, with who said them and who does not share them. */
export function codedFindings(workshop: Source, diagnostic: Diagnostic): ReadonlyMap<FindingId, CodedFinding> {
  const codes = findingCodes(workshop.domains, diagnostic)
  const all = findingsByDomain(workshop.domains, diagnostic).flatMap(({ findings }) => findings)
  return new Map(all.map((finding) => [finding.id, coded(workshop, finding, codes.get(finding.id) ?? '')]))
}

/** Institutions in the order of the démarche, the same in every list. */
export function named(institutions: readonly Institution[], ids: readonly InstitutionId[]): readonly Institution[] {
  return institutions.filter((institution) => ids.includes(institution.id))
}

function coded(workshop: Source, finding: Finding, code: string): CodedFinding {
  const { institutions, merges } = workshop
  const { separately, partners } = convergence(workshop, finding.id)
  const held = heldIn(merges, finding.id)
  return {
    code,
    finding,
    origins: named(institutions, finding.origins),
    separately: named(institutions, separately),
    partners,
    poured: pouredIn(workshop, held),
    contests: contestsOf(workshop, finding),
    reserves: held.flatMap((id) => reservesOf(workshop, { on: id, shownOn: finding.id })),
  }
}

function pouredIn({ pourings, institutions }: Source, held: readonly FindingId[]): readonly PlanPouring[] {
  return held
    .flatMap((id) => pourings[id] ?? [])
    .toSorted((a, b) => a.at - b.at)
    .map(({ institution, at }) => ({ institution: named(institutions, [institution])[0] ?? null, at }))
}

function contestsOf({ merges, institutions }: Source, finding: Finding): readonly PlanContest[] {
  const answers = Object.entries(standingMerge(merges, finding.id)?.answers ?? {})
  const contested = answers.filter(([, { answer }]) => answer === 'contested')
  if (contested.length === 0) return []
  const now = contentFingerprint(finding)
  return contested.map(([institution, { reason, fingerprint }]) => ({
    institution: named(institutions, [institution as InstitutionId])[0] ?? null,
    text: reason,
    isOfEarlierWording: fingerprint !== now,
  }))
}

interface Place {
  readonly on: FindingId
  readonly shownOn: FindingId
}

function reservesOf({ reserves, institutions }: Source, { on, shownOn }: Place): readonly PlanReserve[] {
  return reservesOn(reserves, on).map(({ institution, text }) => ({
    institution: named(institutions, [institution])[0] ?? null,
    text,
    isOnOriginal: on !== shownOn,
  }))
}
