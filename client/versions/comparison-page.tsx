import { useMemo } from 'react'
import type { DifferenceStatus, DiagnosticDifference } from '../../shared/plan/compare-diagnostics.ts'
import type { VersionId } from '../../shared/id.ts'
import { institutionOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { Version } from '../../shared/workshop/version.ts'
import { useView } from '../link/workshop-context.tsx'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { navigate } from '../ui/navigation.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { Select } from '../ui/select.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { FindingChange } from './finding-change.tsx'
import { StakeChange } from './stake-change.tsx'
import { useDifference } from './use-difference.ts'
import { momentOf, nameOf, versionsOf, type Naming } from './version-words.ts'
import styles from './comparison.module.css'

interface ComparisonPageProps {
  readonly from: string
  /** Null for the present text. */
  readonly to: string | null
}

/** What changed in the diagnostic, or in a space, between two of its versions, or since one, in words. */
export function ComparisonPage({ from, to }: ComparisonPageProps) {
  const words = useAllWords()
  const { failed, retry, legend } = words.comparison
  const workshop = useView((view) => view.workshop.id)
  // A version that this person does not know is asked for all the same: the server says that there is none.
  const document = useView((view) => view.versions[from as VersionId]?.document ?? 'diagnostic')
  const { answer, askAgain } = useDifference({ workshop, document, from, to })
  const institution = institutionOf(document)
  const kind = institution === null ? 'diagnostic' : 'space'
  const title = words.comparison.title[kind]
  usePageTitle(title)
  const start = { workshop, domain: null }
  const version = { id: from as VersionId, document }
  return (
    <div className={styles['page']}>
      <Link to={institution === null ? { page: 'diagnostic', ...start } : { page: 'space', institution, ...start }}>
        {words.comparison.back[kind]}
      </Link>
      <h1>{title}</h1>
      <Choice document={document} from={from} to={to} />
      <div aria-live="polite" aria-busy={answer.status === 'waiting'}>
        {answer.status === 'failed' && (
          <div className={styles['failed']}>
            <p>{failed}</p>
            <Button onClick={askAgain}>{retry}</Button>
          </div>
        )}
        {answer.status === 'ready' && <Summary difference={answer.difference} />}
      </div>
      {answer.status === 'waiting' && <Skeleton lines={6} />}
      {answer.status === 'ready' && (
        <>
          <p className={styles['legend']}>
            <ins>{legend.added}</ins> <del>{legend.removed}</del>
          </p>
          {answer.difference.findings.map((difference) => (
            <FindingChange key={difference.id} difference={difference} from={version} onRestored={askAgain} />
          ))}
          {answer.difference.stakes.map((difference) => (
            <StakeChange key={difference.id} difference={difference} />
          ))}
        </>
      )}
    </div>
  )
}

function Choice({ document, from, to }: ComparisonPageProps & { readonly document: DocumentName }) {
  const words = useAllWords()
  const formats = useFormats()
  const workshop = useView((view) => view.workshop.id)
  const versions = useView((view) => view.versions)
  const options = useMemo(() => {
    const naming: Naming = { words, formats, versions }
    const label = (version: Version) => `${nameOf(version, naming)} (${momentOf(version, naming)})`
    return versionsOf(document, versions).map((version) => ({ value: version.id as string, label: label(version) }))
  }, [words, formats, versions, document])
  const go = (next: ComparisonPageProps) => navigate({ page: 'comparison', workshop, ...next }, { replace: true })
  const { comparison } = words
  return (
    <div className={styles['choice']}>
      <Select label={comparison.from} value={from} options={options} onChange={(value) => go({ from: value, to })} />
      <Select
        label={comparison.to}
        value={to ?? 'now'}
        options={[{ value: 'now', label: comparison.now }, ...options]}
        onChange={(value) => go({ from, to: value === 'now' ? null : value })}
      />
    </div>
  )
}

function Summary({ difference: { findings, stakes } }: { readonly difference: DiagnosticDifference }) {
  const words = useAllWords().comparison
  const formats = useFormats()
  const count = (list: readonly { readonly status: DifferenceStatus }[], status: DifferenceStatus) =>
    list.filter((one) => one.status === status).length
  const parts = (['added', 'removed', 'changed'] as const).flatMap((status) => {
    const [ofFindings, ofStakes] = [count(findings, status), count(stakes, status)]
    return [
      ...(ofFindings > 0 ? [words.findings[status](ofFindings)] : []),
      ...(ofStakes > 0 ? [words.stakes[status](ofStakes)] : []),
    ]
  })
  return <p className={styles['summary']}>{parts.length === 0 ? words.nothing : words.sentence(formats.list(parts))}</p>
}
