import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import { dismissalKey, type Dismissal } from '../../shared/workshop/dismissal.ts'
import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { FindingName } from './finding-name.tsx'
import styles from './similar.module.css'

interface DismissedProps {
  readonly findings: readonly Finding[]
  readonly codes: ReadonlyMap<FindingId, string>
  readonly desk: Desk
  readonly isOffline: boolean
  readonly onProposed: () => void
}

/** What somebody found to say different things, with who and when, and the way back. */
export function DismissedFindings({
  dismissed,
  ...props
}: DismissedProps & { readonly dismissed: readonly Dismissal[] }) {
  const words = useAllWords().similar
  if (dismissed.length === 0) return null
  return (
    <details className={styles['dismissed']}>
      <summary>{words.dismissals(dismissed.length)}</summary>
      <ul>
        {dismissed.map((dismissal) => (
          <li key={dismissalKey(dismissal.findings)}>
            <Dismissed dismissal={dismissal} {...props} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Dismissed(props: DismissedProps & { readonly dismissal: Dismissal }) {
  const { dismissal, findings, codes, desk, isOffline, onProposed } = props
  const words = useAllWords().similar
  const formats = useFormats()
  const workshop = useView((view) => view.workshop.id)
  const name = useView(({ participants }) => (dismissal.by && participants[dismissal.by]?.name) ?? '')
  const act = useAct()
  const proposeAgain = async () => {
    if (!(await act.run({ type: 'propose-again', findings: [...dismissal.findings] }))) return
    announce(words.proposedAgain)
    onProposed()
  }
  return (
    <>
      {findings
        .filter(({ id }) => dismissal.findings.includes(id))
        .map((finding) => (
          <p key={finding.id}>
            <FindingName {...{ finding, workshop }} domains={desk.domains} code={codes.get(finding.id) ?? ''} />
          </p>
        ))}
      <p className="mut">
        <Ordinals text={words.dismissedBy(name, formats.date(dismissal.at))} />
      </p>
      <Button busy={act.isBusy} unavailable={isOffline ? words.waits : null} onClick={() => void proposeAgain()}>
        {words.proposeAgain}
      </Button>
      <Refusal text={act.refusal} />
    </>
  )
}
