import { ArchiveRestore, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import { addStake, stakesOf, type Stake } from '../../shared/documents/stake.ts'
import type { FindingId, StakeId } from '../../shared/id.ts'
import { freshId } from '../link/fresh-id.ts'
import { recordIn } from '../link/record-in.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { joined } from '../ui/joined.ts'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { FindingName } from './finding-name.tsx'
import { StakeCard } from './stake-card.tsx'
import { useStakes, withoutStake } from './stakes.ts'
import page from './diagnostic.module.css'
import styles from './stakes.module.css'

/** What the page of the stakes is drawn from. */
interface StakesSheetProps {
  readonly workshop: string
  readonly findings: readonly Finding[]
  readonly codes: ReadonlyMap<FindingId, string>
  readonly desk: Desk
}

/** What the plan must answer: the stakes in order, and the findings that none of them holds. */
export function StakesSheet({ workshop, findings, codes, desk }: StakesSheetProps) {
  const words = useAllWords().stakes
  const all = useStakes(desk.doc)
  const [added, setAdded] = useState<StakeId | null>(null)
  const stakes = all.filter(({ isArchived }) => !isArchived)
  const inForce = findings.filter(({ isArchived }) => !isArchived)
  const left = withoutStake(inForce, stakes, desk.standIn)
  const add = () => {
    const id = freshId<StakeId>()
    desk.link.write((doc) => addStake(doc, id))
    setAdded(id)
  }
  const addButton = desk.mayWrite && (
    <Button icon={Plus} onClick={add}>
      {words.add}
    </Button>
  )
  return (
    <div className={page['sheet']}>
      <header className={joined(page['head'], styles['head'])}>
        <h1>{words.title}</h1>
        <p className={page['summary']}>
          {words.stakes(stakes.length)}
          <br />
          {words.linked(inForce.length - left.length, inForce.length)}
        </p>
      </header>
      <p className={styles['intro']}>{words.intro}</p>
      {stakes.length === 0 && (
        <div className={page['empty']}>
          <Empty title={words.empty} action={addButton}>
            {desk.mayWrite ? words.emptyHelp : null}
          </Empty>
        </div>
      )}
      {stakes.map((stake, place) => (
        <StakeCard
          key={stake.id}
          {...{ stake, place, stakes, workshop, codes, desk }}
          findings={inForce}
          isNew={stake.id === added}
        />
      ))}
      <footer className={page['foot']}>
        {stakes.length > 0 && addButton}
        <ArchivedStakes stakes={all} desk={desk} />
      </footer>
      <section className={styles['left']} aria-labelledby="without-stake">
        <h2 id="without-stake">{left.length === 0 ? words.allAnswered : words.unanswered(left.length)}</h2>
        <ul>
          {left.map((finding) => (
            <li key={finding.id}>
              <FindingName {...{ finding, workshop }} code={codes.get(finding.id) ?? ''} domains={desk.domains} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** Archived stakes, to read and to bring back. */
function ArchivedStakes({ stakes, desk }: { readonly stakes: readonly Stake[]; readonly desk: Desk }) {
  const words = useAllWords().stakes
  const archived = stakes.filter(({ isArchived }) => isArchived)
  if (archived.length === 0) return null
  return (
    <details className={page['archived']}>
      <summary>{words.archived(archived.length)}</summary>
      <ul>
        {archived.map(({ id, title }) => (
          <li key={id}>
            <span className="grow serif">{title || words.untitled}</span>
            {desk.mayWrite && (
              <Button
                icon={ArchiveRestore}
                onClick={() => {
                  desk.link.write((doc) => recordIn(stakesOf(doc), id)?.set('isArchived', false))
                  announce(words.restored(title || words.untitled))
                }}
              >
                {words.restore}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
