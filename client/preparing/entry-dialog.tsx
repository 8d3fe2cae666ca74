import type { ReactNode } from 'react'
import { useAct } from '../link/use-act.ts'
import type { Ask } from '../link/workshop-link.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './preparing.module.css'

interface EntryDialogProps {
  readonly title: string
  /** Whether it is added, rather than changed. */
  readonly isNew: boolean
  /** What is to be asked; null while something is missing, which the fields then say. */
  readonly onSave: () => Ask | null
  readonly onClose: () => void
  /** The fields. */
  readonly children: ReactNode
}

/** One entry of a list being written: it stays open, with the reason, until it is stored. */
export function EntryDialog({ title, isNew, onSave, onClose, children }: EntryDialogProps) {
  const { preparing, ui } = useAllWords()
  const act = useAct()
  const save = async () => {
    const asked = onSave()
    if (asked === null || !(await act.run(asked))) return
    announce(preparing.saved)
    onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={act.isBusy} onClick={() => void save()}>
            {isNew ? preparing.add : preparing.save}
          </Button>
          <Button onClick={onClose}>{ui.cancel}</Button>
        </>
      }
    >
      <div className={styles['form']}>
        {children}
        <Refusal text={act.refusal} />
      </div>
    </Dialog>
  )
}
