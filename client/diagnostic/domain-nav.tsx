import { MessageSquare } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import type * as Y from 'yjs'
import { findingTypes, type Finding, type FindingType } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import type { StandIns } from '../../shared/plan/merged-findings.ts'
import type { Stake } from '../../shared/documents/stake.ts'
import { kindOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import { subjectKind } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { domainClass } from '../ui/domain.tsx'
import { FindingTypeMark } from '../ui/finding-type-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import { joined } from '../ui/joined.ts'
import { Link } from '../ui/link.tsx'
import type { Route } from '../ui/route.ts'
import { useAllWords } from '../ui/words.tsx'
import type { FindingsPlace } from './findings-place.ts'
import { findingsIn } from './findings.ts'
import { useSessions } from './sessions.ts'
import styles from './diagnostic.module.css'

interface DomainNavProps {
  readonly place: FindingsPlace
  readonly domains: readonly Domain[]
  readonly findings: readonly Finding[]
  readonly threads: View['threads']
  readonly standIn: StandIns
  /** Null on the page of the stakes. */
  readonly shown: Domain | null
  readonly stakes: readonly Stake[]
  readonly doc: Y.Doc
  readonly types: readonly FindingType[]
  readonly onTypes: (types: readonly FindingType[]) => void
  readonly versions: ReactNode
}

/** The domains with their findings and open threads counted, and the types to show. */
export function DomainNav(props: DomainNavProps) {
  const { place, domains, findings, threads, standIn, shown, stakes, types, onTypes, versions } = props
  const { diagnostic: words, stakes: stakesWords } = useAllWords()
  const isSpace = kindOf(place.document) === 'space'
  const stakesInForce = stakes.filter(({ isArchived }) => !isArchived)
  const openBySubject = useMemo(() => countOpen(threads, place.document, standIn), [threads, place.document, standIn])
  return (
    <nav className={joined(styles['side'], isSpace && styles['space'])} aria-label={words.domains}>
      <h2>{place.title}</h2>
      {place.note}
      <ul>
        {domains.map((domain) => {
          const own = findingsIn(findings, domain.id)
          if (domain.archived && own.length === 0) return null
          const open = total(openBySubject, [`domain ${domain.id}`, ...own.map(({ id }) => `record ${id}`)])
          return (
            <li key={domain.id}>
              <Link
                to={place.addressOf(domain.id)}
                className={joined('dm', domainClass(domain))}
                aria-current={domain.id === shown?.id ? 'page' : undefined}
              >
                <span className="let" aria-hidden="true">
                  {domain.letter}
                </span>
                <span className="grow">{domain.name}</span>
                <OpenThreads count={open} />
                <span className={joined(styles['count'], 'num')}>
                  <span aria-hidden="true">{own.length}</span>
                  <span className="sr">{words.findings(own.length)}</span>
                </span>
              </Link>
            </li>
          )
        })}
        {place.sessions && (
          <li className={styles['stakes']}>
            <SessionsLink to={place.sessions} doc={props.doc} isShown={shown === null} />
          </li>
        )}
        {place.stakes && (
          <li className={styles['stakes']}>
            <Link to={place.stakes} className="dm" aria-current={shown === null ? 'page' : undefined}>
              <span className="grow">{stakesWords.title}</span>
              <OpenThreads
                count={total(
                  openBySubject,
                  stakesInForce.map(({ id }) => `stake ${id}`),
                )}
              />
              <span className={joined(styles['count'], 'num')}>
                <span aria-hidden="true">{stakesInForce.length}</span>
                <span className="sr">{stakesWords.stakes(stakesInForce.length)}</span>
              </span>
            </Link>
          </li>
        )}
      </ul>
      {shown && <TypeFilter findings={findings} types={types} onTypes={onTypes} />}
      <div className={styles['versions']}>{versions}</div>
    </nav>
  )
}

function SessionsLink({ to, doc, isShown }: { readonly to: Route; readonly doc: Y.Doc; readonly isShown: boolean }) {
  const words = useAllWords().sessions
  const count = useSessions(doc).filter(({ isArchived }) => !isArchived).length
  return (
    <Link to={to} className="dm" aria-current={isShown ? 'page' : undefined}>
      <span className="grow">{words.title}</span>
      <span className={joined(styles['count'], 'num')}>
        <span aria-hidden="true">{count}</span>
        <span className="sr">{words.sessions(count)}</span>
      </span>
    </Link>
  )
}

function OpenThreads({ count }: { readonly count: number }) {
  const words = useAllWords().diagnostic
  if (count === 0) return null
  return (
    <span className={styles['threads']}>
      <Icon of={MessageSquare} />
      <span aria-hidden="true">{count}</span>
      <span className="sr">{words.openThreads(count)}</span>
    </span>
  )
}

function countOpen(threads: View['threads'], place: DocumentName, standIn: StandIns): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { document, resolved, subject, anchor } of Object.values(threads)) {
    const key = `${subjectKind(anchor)} ${standIn.get(subject as FindingId) ?? subject}`
    if (document === place && !resolved) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function total(counts: ReadonlyMap<string, number>, keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0)
}

function TypeFilter({ findings, types, onTypes }: Pick<DomainNavProps, 'findings' | 'types' | 'onTypes'>) {
  const words = useAllWords().diagnostic
  const count = (type: FindingType) => findings.filter((one) => one.type === type && !one.isArchived).length
  // Types that nobody has used are not offered as filters.
  const used = findingTypes.filter((type) => count(type) > 0)
  if (used.length === 0) return null
  return (
    <fieldset className={styles['filter']}>
      <legend className="sr">{words.filterByType}</legend>
      {used.map((type) => (
        <label key={type}>
          <input
            type="checkbox"
            checked={types.includes(type)}
            onChange={(event) =>
              onTypes(event.target.checked ? [...types, type] : types.filter((other) => other !== type))
            }
          />
          <FindingTypeMark type={type} />
          <span className={joined(styles['count'], 'num', 'mut')}>{count(type)}</span>
        </label>
      ))}
    </fieldset>
  )
}
