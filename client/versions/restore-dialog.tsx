import { kindOf } from '../../shared/workshop/document-name.ts'
import type { Version } from '../../shared/workshop/version.ts'
import { useAct } from '../link/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import { momentOf, nameOf, type Naming } from './version-words.ts'
import styles from './versions.module.css'

interface RestoreDialogProps {
  readonly version: Version
  readonly naming: Naming
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Says what going back to a version does, and asks whether to. */
export function RestoreDialog({ version, naming, onDone, onClose }: RestoreDialogProps) {
  const words = useAllWords()
  const { question, effect, seen, nothingLost, restore: verb } = words.versions
  const { document, id } = version
  const act = useAct()
  const restore = async () => {
    if (!(await act.run({ type: 'restore-version', document, version: id }))) return
    onClose()
    onDone()
  }
  return (
    <Dialog
      title={question(nameOf(version, naming))}
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
        <p>
          <Ordinals text={effect[kindOf(document)](momentOf(version, naming))} />
        </p>
        <p>{seen}</p>
        <p className="mut">{nothingLost[kindOf(document)]}</p>
        <Refusal text={act.refusal} />
      </div>
    </Dialog>
  )
}
