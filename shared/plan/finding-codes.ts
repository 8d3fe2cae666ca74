import type { Diagnostic, Finding } from '../documents/finding.ts'
import type { FindingId } from '../id.ts'
import type { Domain } from '../workshop/workshop.ts'

/** A domain with its findings in force, in order; `domain` is null for those whose domain is no longer known. */
export interface DomainFindings {
  readonly domain: Domain | null
  readonly findings: readonly Finding[]
}

/** The letter of findings whose domain is no longer known: they are shown last, never dropped. */
const noDomainLetter = '?'

/** The findings in force by domain, in the order of the domains; archived ones are left out. */
export function findingsByDomain(
  domains: readonly Domain[],
  { findings }: Pick<Diagnostic, 'findings'>,
): readonly DomainFindings[] {
  const inForce = findings.filter((finding) => !finding.isArchived)
  const known = new Set(domains.map((domain) => domain.id))
  const strays = inForce.filter((finding) => !known.has(finding.domain))
  const groups = domains
    .map((domain) => ({ domain, findings: inForce.filter((finding) => finding.domain === domain.id) }))
    // A domain that was put away is shown as long as something is said in it.
    .filter(({ domain, findings }) => !domain.archived || findings.length > 0)
  return strays.length > 0 ? [...groups, { domain: null, findings: strays }] : groups
}

/** The code of each finding in force, the same on every screen and paper: « A1 », « A2 », « B1 »… */
export function findingCodes(
  domains: readonly Domain[],
  diagnostic: Pick<Diagnostic, 'findings'>,
): ReadonlyMap<FindingId, string> {
  return new Map(
    findingsByDomain(domains, diagnostic).flatMap(({ domain, findings }) =>
      findings.map((finding, index) => [finding.id, `${domain?.letter ?? noDomainLetter}${index + 1}`] as const),
    ),
  )
}
