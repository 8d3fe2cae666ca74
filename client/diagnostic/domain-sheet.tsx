import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { addFinding, findingTypes, type Finding, type FindingType } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { CommentSpot } from '../comments/comment-spot.tsx'
import { freshId } from '../link/fresh-id.ts'
import { Button } from '../ui/button.tsx'
import { domainClass } from '../ui/domain.tsx'
import { Empty } from '../ui/empty.tsx'
import { joined } from '../ui/joined.ts'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { ArchivedFindings, JustArchived } from './archived-findings.tsx'
import type { Desk } from './desk.ts'
import { FindingCard } from './finding-card.tsx'
import { useMoves } from './finding-moves.ts'
import { contributors } from './findings.ts'
import { LateSimilarPanel } from './late-parts.tsx'
import styles from './diagnostic.module.css'

interface DomainSheetProps {
  readonly domain: Domain
  /** All of this domain's, archived ones included. */
  readonly findings: readonly Finding[]
  readonly types: readonly FindingType[]
  readonly codes: ReadonlyMap<FindingId, string>
  /** A finding to go to. */
  readonly wanted: string | null
  readonly desk: Desk
  /** What may be done with the findings that are chosen. */
  readonly bar: ReactNode
}

/** One domain of the diagnostic: its findings in order, to read, to write and to comment. */
export function DomainSheet({ domain, findings, types, codes, wanted, desk, bar }: DomainSheetProps) {
  const words = useAllWords().diagnostic
  const [added, setAdded] = useState<FindingId | null>(null)
  const [archived, setArchived] = useState<FindingId | null>(null)
  const inForce = findings.filter(({ isArchived }) => !isArchived)
  // What has just been added is shown, even where its type is filtered out.
  const shown = inForce.filter(({ type, id }) => types.includes(type) || id === added)
  const add = () => {
    const id = freshId<FindingId>()
    desk.link.write((doc) => addFinding(doc, { id, domain: domain.id, type: 'need' }))
    setAdded(id)
  }
  const moves = useMoves(desk, shown)
  const addButton = desk.mayWrite && (
    <Button icon={Plus} onClick={add}>
      {words.add}
    </Button>
  )
  return (
    <div className={joined(styles['sheet'], domainClass(domain))}>
      <header className={styles['head']}>
        <span className="let" aria-hidden="true">
          {domain.letter}
        </span>
        <h1>{domain.name}</h1>
        <CommentSpot
          subject={domain.id}
          code={domain.letter}
          anchor={{ on: 'domain', words: domain.name }}
          label={words.commentDomain}
          threads={desk.spots.get(domain.id) ?? []}
          acts={desk.acts}
        />
        <Summary findings={inForce} />
      </header>
      {inForce.length === 0 && (
        <div className={styles['empty']}>
          <Empty title={words.emptyDomain} action={addButton}>
            {desk.mayWrite ? words.emptyDomainHelp : null}
          </Empty>
        </div>
      )}
      {shown.length < inForce.length && (
        <p className={styles['hidden']}>{words.hiddenByFilter(inForce.length - shown.length)}</p>
      )}
      {desk.mayWrite && !desk.isSpace && inForce.length > 1 && (
        <LateSimilarPanel {...{ domain, findings, codes, desk }} />
      )}
      {shown.map((finding, place) => (
        <FindingCard
          key={finding.id}
          finding={finding}
          code={codes.get(finding.id) ?? ''}
          place={place}
          total={shown.length}
          isWanted={finding.id === wanted}
          isNew={finding.id === added}
          desk={desk}
          moves={moves}
          onArchive={setArchived}
        />
      ))}
      <footer className={styles['foot']}>
        {inForce.length > 0 && addButton}
        <JustArchived findings={findings} archived={archived} desk={desk} onDone={() => setArchived(null)} />
        <ArchivedFindings findings={findings} desk={desk} />
      </footer>
      {bar}
    </div>
  )
}

function Summary({ findings }: { readonly findings: readonly Finding[] }) {
  const words = useAllWords().diagnostic
  const formats = useFormats()
  if (findings.length === 0) return null
  const parts = findingTypes.flatMap((type) => {
    const count = findings.filter((finding) => finding.type === type).length
    return count > 0 ? [words.countOfType[type](count)] : []
  })
  const partners = contributors(findings)
  return (
    <p className={styles['summary']}>
      {formats.list(parts)}
      <br />
      {partners > 0 && words.contributors(partners)}
    </p>
  )
}
