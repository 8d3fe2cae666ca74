import { Combine } from 'lucide-react'
import type { Finding } from '../../shared/documents/finding.ts'
import { plainText } from '../../shared/documents/rich-text.ts'
import type { FindingId } from '../../shared/id.ts'
import type { SimilarFindings } from '../../shared/plan/similar-findings.ts'
import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { FindingName } from './finding-name.tsx'
import styles from './similar.module.css'

const excerptLength = 240

/** Findings that are proposed as similar, those that are still in force. */
export interface ShownProposal extends Pick<SimilarFindings, 'words' | 'wordsInCommon'> {
  readonly findings: readonly Finding[]
}

interface SimilarProposalProps {
  readonly proposal: ShownProposal
  readonly codes: ReadonlyMap<FindingId, string>
  readonly desk: Desk
  readonly isOffline: boolean
  readonly onMerge: () => void
  readonly onDismissed: () => void
}

/** One proposal: what the findings say side by side, the words that explain it, and what may be made of it. */
export function SimilarProposal({ proposal, codes, desk, isOffline, onMerge, onDismissed }: SimilarProposalProps) {
  const words = useAllWords().similar
  const formats = useFormats()
  const act = useAct()
  const { findings } = proposal
  const dismiss = async () => {
    if (!(await act.run({ type: 'dismiss-similar', findings: findings.map(({ id }) => id) }))) return
    announce(words.dismissed)
    onDismissed()
  }
  const names = formats.list(findings.map(({ id }) => codes.get(id) ?? ''))
  const others = proposal.wordsInCommon - proposal.words.length
  return (
    <section className={styles['proposal']} aria-label={words.proposal(names)}>
      <div className={styles['side-by-side']}>
        {findings.map((finding) => (
          <Said key={finding.id} finding={finding} code={codes.get(finding.id) ?? ''} desk={desk} />
        ))}
      </div>
      <p className={styles['why']}>
        {words.inCommon(proposal.wordsInCommon)} <b>{proposal.words.join(', ')}</b>
        {others > 0 && ` ${words.andOthers(others)}`}
      </p>
      <div className={styles['acts']}>
        <Button icon={Combine} aria-haspopup="dialog" onClick={onMerge}>
          {words.merge}
        </Button>
        <Button
          variant="quiet"
          busy={act.isBusy}
          unavailable={isOffline ? words.waits : null}
          onClick={() => void dismiss()}
        >
          {words.dismiss}
        </Button>
      </div>
      <Refusal text={act.refusal} />
    </section>
  )
}

function Said({ finding, code, desk }: Pick<SimilarProposalProps, 'desk'> & { finding: Finding; code: string }) {
  const words = useAllWords().similar
  const workshop = useView((view) => view.workshop.id)
  const text = plainText(finding.body)
  const shown = text.length > excerptLength ? `${text.slice(0, excerptLength).trimEnd()}…` : text
  const institutions = desk.institutions.filter(({ id }) => finding.origins.includes(id))
  return (
    <div>
      <p>
        <FindingName {...{ finding, code, workshop }} domains={desk.domains} />
      </p>
      {shown !== '' && <p className={styles['excerpt']}>{shown}</p>}
      {institutions.length > 0 && (
        <p className="mut">{words.saidBy(institutions.map(({ short }) => short).join(', '))}</p>
      )}
    </div>
  )
}
