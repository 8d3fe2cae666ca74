import { useAct } from '../link/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { FindingId } from '../../shared/id.ts'
import type { Version } from '../../shared/workshop/version.ts'
import styles from './versions.module.css'

interface RestoreDialogProps {
  readonly version: Pick<Version, 'id' | 'document'>
  /** The finding that comes back alone. */
  readonly subject?: FindingId
  readonly says: {
    readonly question: string
    readonly effect: string
    readonly nothingLost: string
    readonly restore: string
  }
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Says what going back to a version does, of the whole document or of one finding, and asks whether to. */
export function RestoreDialog({ version, subject, says, onDone, onClose }: RestoreDialogProps) {
  const words = useAllWords()
  const { document, id } = version
  const act = useAct()
  const restore = async () => {
    const asked = { type: 'restore-version', document, version: id } as const
    if (!(await act.run(subject === undefined ? asked : { ...asked, subject }))) return
    onClose()
    onDone()
  }
  return (
    <Dialog
      title={says.question}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={act.isBusy} onClick={() => void restore()}>
            {says.restore}
          </Button>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
        </>
      }
    >
      <div className={styles['effects']}>
        <p>
          <Ordinals text={says.effect} />
        </p>
        <p>{words.versions.seen}</p>
        <p className="mut">{says.nothingLost}</p>
        <Refusal text={act.refusal} />
      </div>
    </Dialog>
  )
}
