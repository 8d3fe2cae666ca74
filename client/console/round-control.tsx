import { Eye, EyeOff, Plus, Square } from 'lucide-react'
import { useState } from 'react'
import type { RoundView } from '../../shared/workshop/view.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useAllWords } from '../ui/words.tsx'
import { Refusal } from '../ui/refusal.tsx'
import type { VoteStep } from './steps.tsx'
import { useAct } from '../link/use-act.ts'
import styles from './console.module.css'

interface RoundControlProps {
  readonly round: RoundView
  readonly step: VoteStep
  readonly onPreview: () => void
  readonly onAnother: () => void
}

/** The one next thing to do, and what everybody will see of it. */
export function RoundControl({ round, step, onPreview, onAnother }: RoundControlProps) {
  const words = useAllWords().console
  const act = useAct()
  const [isClosing, setClosing] = useState(false)
  const reveal = async () => {
    if (await act.run({ type: 'reveal-round', round: round.id })) announce(words.round.revealed)
  }
  return (
    <>
      <div className={styles['control']}>
        {step === 'open' && (
          <>
            <Button variant="primary" icon={Square} onClick={() => setClosing(true)}>
              {words.round.close}
            </Button>
            <p>{words.round.closeEffect}</p>
          </>
        )}
        {step === 'closed' && (
          <>
            <Button variant="primary" icon={EyeOff} onClick={onPreview}>
              {words.round.preview}
            </Button>
            <p>{words.round.previewEffect}</p>
          </>
        )}
        {step === 'preview' && (
          <>
            <Button variant="primary" icon={Eye} busy={act.isBusy} onClick={() => void reveal()}>
              {words.round.reveal}
            </Button>
            <p>{words.round.revealEffect}</p>
          </>
        )}
        {(step === 'revealed' || step === 'decided') && (
          <>
            <Button variant={step === 'decided' ? 'primary' : 'plain'} icon={Plus} onClick={onAnother}>
              {words.prepare.another}
            </Button>
            <p>{words.decide.hint}</p>
          </>
        )}
      </div>
      <Refusal text={act.refusal} />
      {isClosing && round.status === 'open' && <CloseDialog round={round} onClose={() => setClosing(false)} />}
    </>
  )
}

function CloseDialog({ round, onClose }: { readonly round: RoundView; readonly onClose: () => void }) {
  const words = useAllWords()
  const { closeQuestion, closeDialog, close: verb, closeEffect } = words.console.round
  const act = useAct()
  const close = async () => {
    if (await act.run({ type: 'close-round', round: round.id })) onClose()
  }
  return (
    <Dialog
      title={closeQuestion}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={act.isBusy} onClick={() => void close()}>
            {verb}
          </Button>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
        </>
      }
    >
      <p>{closeDialog(Math.max(0, round.expected - round.received))}</p>
      <p className="mut">{closeEffect}</p>
      <Refusal text={act.refusal} />
    </Dialog>
  )
}
