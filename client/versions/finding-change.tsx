import { History } from 'lucide-react'
import { useState } from 'react'
import type { DomainId, InstitutionId } from '../../shared/id.ts'
import type { FindingDifference } from '../../shared/plan/compare-diagnostics.ts'
import type { Version } from '../../shared/workshop/version.ts'
import { useConnection, useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { domainClass } from '../ui/domain.tsx'
import { FindingTypeMark } from '../ui/finding-type-mark.tsx'
import { joined } from '../ui/joined.ts'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { ChangeFields } from './change-fields.tsx'
import { ChangeStatus } from './change-status.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { useMayKeep } from './use-may-keep.ts'
import styles from './comparison.module.css'

interface FindingChangeProps {
  readonly difference: FindingDifference
  /** The version whose words may come back. */
  readonly from: Pick<Version, 'id' | 'document'>
  readonly onRestored: () => void
}

/** What changed in one finding, and the way back to what it said. */
export function FindingChange({ difference, from, onRestored }: FindingChangeProps) {
  const words = useAllWords()
  const { id, code, status, type, domain, fields, isMoved } = difference
  const domains = useView((view) => view.workshop.domains)
  const mayRestore = useMayKeep(from.document)
  const isCut = useConnection().status === 'cut'
  const [isAsking, setAsking] = useState(false)
  const shown = domains.find((one) => one.id === domain)
  const title = difference.title || words.diagnostic.untitled
  const heading = `change-${id}`
  return (
    <article className={joined(styles['change'], shown && domainClass(shown))} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>
          <b className={styles['code']}>{code}</b> {title}
        </h2>
        <FindingTypeMark type={type} />
        <ChangeStatus status={status} isMoved={isMoved} />
      </header>
      <Facts difference={difference} />
      <ChangeFields fields={fields} />
      {mayRestore && !isCut && status !== 'added' && (
        <Button icon={History} aria-label={words.comparison.restoreOf(code, title)} onClick={() => setAsking(true)}>
          {words.comparison.restore}
        </Button>
      )}
      {isAsking && (
        <RestoreDialog
          version={from}
          subject={id}
          says={{ ...words.comparison, question: words.comparison.question(`${code} ${title}`) }}
          onDone={() => {
            announce(words.comparison.restored(`${code} ${title}`))
            onRestored()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </article>
  )
}

/** What changed beside its words: its domain, its type, who says it. */
function Facts({ difference }: Pick<FindingChangeProps, 'difference'>) {
  const words = useAllWords()
  const formats = useFormats()
  const { domains, institutions } = useView((view) => view.workshop)
  const { domain, domainBefore, type, typeBefore, origins } = difference
  const domainName = (id: DomainId) => domains.find((one) => one.id === id)?.name ?? words.comparison.noDomain
  const named = (ids: readonly InstitutionId[]) =>
    formats.list(institutions.filter(({ id }) => ids.includes(id)).map(({ short }) => short))
  const { comparison, ui } = words
  const lines = [
    ...(domainBefore === null ? [] : [comparison.domain(domainName(domainBefore), domainName(domain))]),
    ...(typeBefore === null ? [] : [comparison.type(ui.findingType[typeBefore], ui.findingType[type])]),
    ...(origins.added.length > 0 ? [comparison.originsAdded(named(origins.added))] : []),
    ...(origins.removed.length > 0 ? [comparison.originsRemoved(named(origins.removed))] : []),
  ]
  if (lines.length === 0) return null
  return (
    <ul className={styles['facts']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
