import { useMemo, useSyncExternalStore } from 'react'
import { findingsOf, readFinding, type Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import { findingCodes } from '../../shared/plan/finding-codes.ts'
import { followed, standIns } from '../../shared/plan/merged-findings.ts'
import { heldIn } from '../../shared/workshop/merge.ts'
import { liveRecords } from '../link/live-records.ts'
import { useDocument } from '../link/use-document.ts'
import { FindingTypeMark } from '../ui/finding-type-mark.tsx'
import { Link } from '../ui/link.tsx'
import { useAllWords } from '../ui/words.tsx'
import { Choice } from './action-people.tsx'
import type { Fiche } from './fiche.ts'
import { WrittenField } from './written.tsx'
import styles from './fiche.module.css'

/** The findings that an action answers, with the codes they have in the diagnostic. */
export function AnsweredFindings({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions
  const { merges } = fiche.view
  const { domains, id } = fiche.view.workshop
  const findings = useDiagnosticFindings(id)
  const codes = useMemo(() => findingCodes(domains, { findings }), [domains, findings])
  const inForce = findings
    .filter((finding) => codes.has(finding.id))
    .toSorted((a, b) => codeOf(codes, a).localeCompare(codeOf(codes, b), 'fr', { numeric: true }))
  const answered = followed(standIns(merges, findings), fiche.action.findings)
  const own = inForce.filter((finding) => answered.includes(finding.id))
  return (
    <WrittenField fiche={fiche} field="findings" title={words.findings}>
      {() => (
        <>
          {own.length === 0 && <p className="mut">{words.noFinding}</p>}
          <ul className={styles['findings']}>
            {own.map((finding) => (
              <li key={finding.id}>
                <FindingTypeMark type={finding.type} />
                <Link to={{ page: 'diagnostic', workshop: id, domain: finding.id }}>
                  <b>{codeOf(codes, finding)}</b> {finding.title}
                </Link>
              </li>
            ))}
          </ul>
          <Choice
            fiche={fiche}
            field="findings"
            summary={words.chooseFindings}
            options={inForce.map((finding) => ({
              id: finding.id,
              label: `${codeOf(codes, finding)} ${finding.title}`,
              held: heldIn(merges, finding.id),
            }))}
          />
        </>
      )}
    </WrittenField>
  )
}

function codeOf(codes: ReadonlyMap<FindingId, string>, finding: Finding): string {
  return codes.get(finding.id) ?? ''
}

function useDiagnosticFindings(workshop: string): readonly Finding[] {
  const { doc } = useDocument(workshop, 'diagnostic')
  const live = useMemo(() => liveRecords(findingsOf(doc), (id, record) => readFinding(id as FindingId, record)), [doc])
  return useSyncExternalStore(live.subscribe, live.current)
}
