import type { Action } from '../../shared/documents/action.ts'
import type { Finding } from '../../shared/documents/finding.ts'
import type { Stake } from '../../shared/documents/stake.ts'
import type { FindingId } from '../../shared/id.ts'
import type { StandIns } from '../../shared/plan/merged-findings.ts'
import { heldIn, type Merges } from '../../shared/workshop/merge.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import type { Subject } from './thread-order.ts'

/** A domain, as conversations are about it. */
export function domainSubject({ id, letter, archived = false }: Domain): Subject {
  return { id, kind: 'domain', code: letter, isArchived: archived }
}

/** What conversations about findings are shown by. */
interface Findings {
  /** Of the whole document. */
  readonly findings: readonly Finding[]
  /** Those that are shown, such as the findings of a domain. */
  readonly shown: readonly Finding[]
  readonly codes: ReadonlyMap<FindingId, string>
  readonly merges: Merges
  readonly standIn: StandIns
}

/** Findings as conversations are about them, each followed by those that were merged into it. */
export function findingSubjects({ findings, shown, codes, merges, standIn }: Findings): readonly Subject[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]))
  return shown.flatMap((finding) => {
    const { id, isArchived } = finding
    if (standIn.has(id)) return []
    const code = codes.get(id) ?? null
    const held = heldIn(merges, id).flatMap((one) => (standIn.get(one) === id ? (byId.get(one) ?? []) : []))
    // They are read in the common one: their words are not gone.
    const originals = held.map((one) => findingSubject(one, { code, isArchived: false }))
    return [findingSubject(finding, { code, isArchived }), ...originals]
  })
}

function findingSubject(
  { id, body, evidence }: Finding,
  { code, isArchived }: Pick<Subject, 'code' | 'isArchived'>,
): Subject {
  return { id, kind: 'record', code, text: body, figures: evidence.map((one) => one.id), isArchived }
}

/** A stake, as conversations are about it. */
export function stakeSubject({ id, isArchived }: Stake): Subject {
  return { id, kind: 'stake', code: null, isArchived }
}

/** An action, as conversations are about it. */
export function actionSubject({ id, description, isArchived }: Action, code: string | null): Subject {
  return { id, kind: 'record', code, text: description, isArchived }
}
