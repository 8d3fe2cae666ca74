import { Merge } from 'lucide-react'
import { useState } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import { useAct } from '../link/use-act.ts'
import { useConnection } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { PouringChoice } from './desk.ts'
import styles from './space.module.css'

interface PourBarProps {
  readonly pouring: PouringChoice
  /** All of the space's. */
  readonly findings: readonly Finding[]
}

/** Pours what is chosen, in every domain, once it is said what everybody will read. */
export function PourBar({ pouring, findings }: PourBarProps) {
  const words = useAllWords().space.pour
  const [isAsking, setAsking] = useState(false)
  const isCut = useConnection().status === 'cut'
  const chosen = findings.filter(({ id, isArchived }) => !isArchived && pouring.chosen.has(id))
  if (chosen.length === 0) return null
  return (
    <div className={styles['bar']}>
      <Button
        variant="primary"
        icon={Merge}
        aria-haspopup="dialog"
        unavailable={isCut ? words.offline : null}
        onClick={() => setAsking(true)}
      >
        {words.act(chosen.length)}
      </Button>
      {isAsking && <PourDialog pouring={pouring} chosen={chosen} onClose={() => setAsking(false)} />}
    </div>
  )
}

interface PourDialogProps {
  readonly pouring: PouringChoice
  readonly chosen: readonly Finding[]
  readonly onClose: () => void
}

function PourDialog({ pouring, chosen, onClose }: PourDialogProps) {
  const all = useAllWords()
  const words = all.space.pour
  const act = useAct()
  const pour = async () => {
    if (!(await act.run({ type: 'pour', findings: chosen.map(({ id }) => id) }))) return
    onClose()
    pouring.choose(new Set())
    announce(words.done(chosen.length))
  }
  return (
    <Dialog
      title={words.title(chosen.length)}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={act.isBusy} onClick={() => void pour()}>
            {words.confirm}
          </Button>
          <Button onClick={onClose}>{all.ui.cancel}</Button>
        </>
      }
    >
      <ul className={styles['chosen']}>
        {chosen.map(({ id, title }) => (
          <li key={id}>{title || all.diagnostic.untitled}</li>
        ))}
      </ul>
      <p>{words.effect}</p>
      <p className="mut">{words.kept}</p>
      <Refusal text={act.refusal} />
    </Dialog>
  )
}
