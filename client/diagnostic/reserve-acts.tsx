import { useState } from 'react'
import type { FindingId, ReserveId } from '../../shared/id.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import { freshId } from '../link/fresh-id.ts'
import { useAct } from '../link/use-act.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import { SignedForm } from './signed-form.tsx'

interface ReserveFormProps {
  readonly finding: FindingId
  readonly signer: Institution
  readonly onDone: () => void
}

/** A reserve being written. */
export function ReserveForm({ finding, signer, onDone }: ReserveFormProps) {
  const { reserveText, reserveHint, reserveMissing, reserveSigned, signReserve } = useAllWords().diagnostic
  const [reserve] = useState(() => freshId<ReserveId>())
  return (
    <SignedForm
      label={reserveText(signer.name)}
      hint={reserveHint}
      missing={reserveMissing}
      verb={signReserve}
      ask={(text) => ({ type: 'sign-reserve', reserve, finding, text })}
      onSigned={() => {
        announce(reserveSigned(signer.name))
        onDone()
      }}
      onCancel={onDone}
    />
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
