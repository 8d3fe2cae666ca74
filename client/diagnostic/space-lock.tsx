import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import type { InstitutionId } from '../../shared/id.ts'
import { spaceReaders, type SpaceReaders } from '../../shared/workshop/space.ts'
import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './space.module.css'

interface SpaceLockProps {
  readonly institution: InstitutionId
  readonly isOwn: boolean
}

/** Who reads this space, in a sentence, and the way to open or close it for its members. */
export function SpaceLock({ institution, isOwn }: SpaceLockProps) {
  const words = useAllWords().space
  const openTo = useView(({ spaces }) => spaces[institution]?.openTo ?? null)
  const mayOpen = useView(({ may }) => may.ask.includes('open-space'))
  const sentence = !isOwn ? words.guestNote : openTo === null ? words.lock : words.openedTo[openTo]
  return (
    <div className={styles['lock']}>
      <p>
        <Icon of={openTo === null ? Lock : LockOpen} />
        <span>{sentence}</span>
      </p>
      {isOwn && mayOpen && <LockControl openTo={openTo} />}
    </div>
  )
}

function LockControl({ openTo }: { readonly openTo: SpaceReaders | null }) {
  const words = useAllWords().space
  const [isAsking, setAsking] = useState(false)
  const act = useAct()
  const close = async () => {
    if (await act.run({ type: 'close-space' })) announce(words.closed)
  }
  return (
    <>
      {openTo !== 'everyone' && (
        <Button variant="quiet" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {words.open}
        </Button>
      )}
      {openTo !== null && (
        <Button variant="quiet" busy={act.isBusy} onClick={() => void close()}>
          {words.close}
        </Button>
      )}
      <Refusal text={act.refusal} />
      {isAsking && <OpenDialog openTo={openTo} onClose={() => setAsking(false)} />}
    </>
  )
}

function OpenDialog({ openTo, onClose }: { readonly openTo: SpaceReaders | null; readonly onClose: () => void }) {
  const all = useAllWords()
  const words = all.space
  const act = useAct()
  const open = async (to: SpaceReaders) => {
    if (!(await act.run({ type: 'open-space', openTo: to }))) return
    onClose()
    announce(words.opened[to])
  }
  const choices = spaceReaders.filter((to) => to !== openTo)
  return (
    <Dialog
      title={words.openTitle}
      onClose={onClose}
      actions={
        <>
          {choices.map((to) => (
            <Button key={to} busy={act.isBusy} onClick={() => void open(to)}>
              {words.openTo[to]}
            </Button>
          ))}
          <Button onClick={onClose}>{all.ui.cancel}</Button>
        </>
      }
    >
      <p>{words.openEffect}</p>
      <p className="mut">{words.openAgain}</p>
      <Refusal text={act.refusal} />
    </Dialog>
  )
}
