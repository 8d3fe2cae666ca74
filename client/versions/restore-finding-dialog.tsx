import type { FindingId, VersionId } from '../../shared/id.ts'
import { useAct } from '../link/use-act.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './versions.module.css'

interface RestoreFindingDialogProps {
  readonly finding: FindingId
  /** « A3 Des places manquent ». */
  readonly name: string
  readonly version: string
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Says what bringing back one finding does, and asks whether to. */
export function RestoreFindingDialog({ finding, name, version, onDone, onClose }: RestoreFindingDialogProps) {
  const words = useAllWords()
  const { question, effect, restore: verb, restored } = words.comparison
  const act = useAct()
  const restore = async () => {
    const asked = { type: 'restore-version', document: 'diagnostic', version: version as VersionId } as const
    if (!(await act.run({ ...asked, subject: finding }))) return
    announce(restored(name))
    onClose()
    onDone()
  }
  return (
    <Dialog
      title={question(name)}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={act.isBusy} onClick={() => void restore()}>
            {verb}
          </Button>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
        </>
      }
    >
      <div className={styles['effects']}>
        <p>{effect}</p>
        <p>{words.versions.seen}</p>
        <p className="mut">{words.comparison.nothingLost}</p>
        <Refusal text={act.refusal} />
      </div>
    </Dialog>
  )
}
