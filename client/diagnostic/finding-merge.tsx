import { Split } from 'lucide-react'
import { useState } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import type { Merge } from '../../shared/workshop/merge.ts'
import { useAct } from '../link/use-act.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { MergeAnswers } from './merge-answers.tsx'
import { MergeOriginals } from './merge-originals.tsx'
import styles from './merge.module.css'

interface FindingMergeProps {
  readonly finding: Finding
  readonly code: string
  readonly merge: Merge
  readonly desk: Desk
}

/** What stands behind a common finding: who accepts its wording, what was said first, and the way back. */
export function FindingMerge({ finding, code, merge, desk }: FindingMergeProps) {
  const words = useAllWords().merge
  const [isLeaving, setLeaving] = useState(false)
  return (
    <section className={styles['merge']} aria-label={words.common(code)}>
      <MergeAnswers finding={finding} merge={merge} desk={desk} />
      <MergeOriginals finding={finding.id} desk={desk} />
      {desk.mayWrite && (
        <Button variant="quiet" icon={Split} aria-haspopup="dialog" onClick={() => setLeaving(true)}>
          {words.apart}
        </Button>
      )}
      {isLeaving && <ApartDialog finding={finding} code={code} onClose={() => setLeaving(false)} />}
    </section>
  )
}

interface ApartDialogProps extends Pick<FindingMergeProps, 'finding' | 'code'> {
  readonly onClose: () => void
}

function ApartDialog({ finding, code, onClose }: ApartDialogProps) {
  const { merge: words, ui } = useAllWords()
  const act = useAct()
  const takeApart = async () => {
    if (!(await act.run({ type: 'unmerge-findings', finding: finding.id }))) return
    onClose()
    announce(words.apartDone)
  }
  return (
    <Dialog
      title={words.apartQuestion(code)}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={act.isBusy} onClick={() => void takeApart()}>
            {words.apart}
          </Button>
          <Button onClick={onClose}>{ui.cancel}</Button>
        </>
      }
    >
      <p>{words.apartEffect}</p>
      <Refusal text={act.refusal} />
    </Dialog>
  )
}
