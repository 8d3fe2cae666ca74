import { useState } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import { setShown, stakesOf, type Stake } from '../../shared/documents/stake.ts'
import type { FindingId } from '../../shared/id.ts'
import { followed } from '../../shared/plan/merged-findings.ts'
import { heldIn } from '../../shared/workshop/merge.ts'
import { recordIn } from '../link/record-in.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { findingsIn } from './findings.ts'
import styles from './stakes.module.css'

interface StakeFindingsProps {
  readonly stake: Stake
  readonly findings: readonly Finding[]
  readonly codes: ReadonlyMap<FindingId, string>
  readonly desk: Desk
}

/** The findings of each domain to tick, drawn once they are asked for: there may be hundreds. */
export function StakeFindings({ stake, findings, codes, desk }: StakeFindingsProps) {
  const words = useAllWords()
  const [isOpen, setOpen] = useState(false)
  const shown = followed(desk.standIn, stake.findings)
  const link = (finding: FindingId, isLinked: boolean) =>
    desk.link.write((doc) => {
      const record = recordIn(stakesOf(doc), stake.id)
      if (!record) return
      if (isLinked) setShown(record, finding, 'linked')
      else for (const id of heldIn(desk.merges, finding)) setShown(record, id, 'not-linked')
    })
  return (
    <details className={styles['choice']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.stakes.link}</summary>
      {isOpen &&
        desk.domains.map(({ id: domain, letter, name }) => (
          <fieldset key={domain}>
            <legend>
              {letter} {name}
            </legend>
            {findingsIn(findings, domain).map(({ id, title }) => (
              <Checkbox
                key={id}
                label={`${codes.get(id) ?? ''} ${title || words.diagnostic.untitled}`}
                checked={shown.includes(id)}
                onChange={(isLinked) => link(id, isLinked)}
              />
            ))}
          </fieldset>
        ))}
    </details>
  )
}
