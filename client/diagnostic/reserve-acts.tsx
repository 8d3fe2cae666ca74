import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { FindingId, ReserveId } from '../../shared/id.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import { freshId } from '../link/fresh-id.ts'
import { useAct } from '../link/use-act.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './reserves.module.css'

interface ReserveFormProps {
  readonly finding: FindingId
  readonly signer: Institution
  readonly onDone: () => void
}

/** A reserve being written; it is only gone from the form once the server has it. */
export function ReserveForm({ finding, signer, onDone }: ReserveFormProps) {
  const words = useAllWords()
  const { reserveText, reserveHint, reserveMissing, reserveSigned, signReserve } = words.diagnostic
  const area = useRef<HTMLTextAreaElement>(null)
  const [reserve] = useState(() => freshId<ReserveId>())
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const act = useAct()
  // It opens because the person has just asked to write.
  useEffect(() => area.current?.focus(), [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (act.isBusy) return
    setMissing(text.trim() === '')
    if (text.trim() === '') return area.current?.focus()
    if (!(await act.run({ type: 'sign-reserve', reserve, finding, text: text.trim() }))) return
    announce(reserveSigned(signer.name))
    onDone()
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextArea
        ref={area}
        label={reserveText(signer.name)}
        hint={reserveHint}
        error={isMissing ? reserveMissing : undefined}
        value={text}
        maxLength={2000}
        onChange={setText}
      />
      <Refusal text={act.refusal} />
      <div className={styles['acts']}>
        <Button type="submit" variant="primary" busy={act.isBusy}>
          {signReserve}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {words.ui.cancel}
        </Button>
      </div>
    </form>
  )
}

interface WithdrawDialogProps {
  readonly reserve: ReserveId
  readonly name: string
  readonly onClose: () => void
}

/** Says what withdrawing a reserve does, and asks whether to. */
export function WithdrawDialog({ reserve, name, onClose }: WithdrawDialogProps) {
  const words = useAllWords()
  const { withdrawReserve, withdrawQuestion, withdrawEffect, reserveWithdrawn } = words.diagnostic
  const act = useAct()
  const withdraw = async () => {
    if (!(await act.run({ type: 'withdraw-reserve', reserve }))) return
    announce(reserveWithdrawn)
    onClose()
  }
  return (
    <Dialog
      title={withdrawQuestion(name)}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={act.isBusy} onClick={() => void withdraw()}>
            {withdrawReserve}
          </Button>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
        </>
      }
    >
      <p>{withdrawEffect}</p>
      <Refusal text={act.refusal} />
    </Dialog>
  )
}
