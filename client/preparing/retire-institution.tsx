import type { Institution } from '../../shared/workshop/institution.ts'
import { useAct } from '../link/use-act.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './preparing.module.css'

/** Asks before an institution leaves, saying what stays. */
export function RetireDialog(props: { readonly institution: Institution; readonly onClose: () => void }) {
  const { institution, onClose } = props
  const { preparing, ui } = useAllWords()
  const words = preparing.institutions
  const act = useAct()
  const retire = async () => {
    if (!(await act.run({ type: 'retire-institution', institution: institution.id }))) return
    announce(preparing.saved)
    onClose()
  }
  return (
    <Dialog
      title={words.retireQuestion(institution.short)}
      onClose={onClose}
      actions={
        <>
          <Button variant="danger" busy={act.isBusy} onClick={() => void retire()}>
            {words.retire}
          </Button>
          <Button onClick={onClose}>{ui.cancel}</Button>
        </>
      }
    >
      <p>{words.retireEffect}</p>
      <Refusal text={act.refusal} />
    </Dialog>
  )
}

/** Those that left, and their way back. */
export function RetiredInstitutions({ institutions }: { readonly institutions: readonly Institution[] }) {
  const words = useAllWords().preparing.institutions
  const act = useAct()
  if (institutions.length === 0) return null
  return (
    <details>
      <summary>
        {words.retired} ({institutions.length})
      </summary>
      <ul className={styles['list']}>
        {institutions.map(({ id, name, short }) => (
          <li key={id}>
            <span>{name}</span>
            <Button
              variant="quiet"
              busy={act.isBusy}
              aria-label={words.restoreOf(short)}
              onClick={() => void act.run({ type: 'restore-institution', institution: id })}
            >
              {words.restore}
            </Button>
          </li>
        ))}
      </ul>
      <Refusal text={act.refusal} />
    </details>
  )
}
