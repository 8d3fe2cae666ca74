import { ArrowLeft, ArrowRight, Check, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { phases, type Phase } from '../../shared/workshop/phase.ts'
import { useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { useAllWords } from '../ui/words.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAct } from '../link/use-act.ts'
import styles from './console.module.css'

/** Where the démarche is, and the way on or back. */
export function Phases() {
  const { console: consoleWords, preparing, workshop: workshopWords } = useAllWords()
  const words = consoleWords.phases
  const workshop = useView((view) => view.workshop.id)
  const phase = useView((view) => view.phase)
  const [asked, setAsked] = useState<Phase | null>(null)
  const now = phases.indexOf(phase)
  const [before, after] = [phases[now - 1], phases[now + 1]]
  return (
    <nav className={styles['phases']} aria-label={words.title}>
      <h2>{words.title}</h2>
      <ol>
        {phases.map((one, place) => (
          <li
            key={one}
            className={place < now ? styles['done'] : place === now ? styles['now'] : undefined}
            aria-current={place === now ? 'step' : undefined}
          >
            <span className="num">{place + 1}</span>
            <span>
              <b>{workshopWords.phases[one].title}</b>
              {place === now && <small>{words.writers[one]}</small>}
            </span>
            {place < now && <Icon of={Check} />}
          </li>
        ))}
      </ol>
      {phase === 'prepare' && (
        <p className={styles['moves']}>
          <ButtonLink variant="quiet" icon={SlidersHorizontal} to={{ page: 'preparing', workshop }}>
            {preparing.open}
          </ButtonLink>
        </p>
      )}
      <p className={styles['moves']}>
        {after && (
          <Button iconAfter={ArrowRight} onClick={() => setAsked(after)}>
            {words.forward(workshopWords.phases[after].title)}
          </Button>
        )}
        {before && (
          <Button variant="quiet" icon={ArrowLeft} onClick={() => setAsked(before)}>
            {words.back(workshopWords.phases[before].title)}
          </Button>
        )}
      </p>
      {asked && <PhaseDialog phase={asked} onClose={() => setAsked(null)} />}
    </nav>
  )
}

function PhaseDialog({ phase, onClose }: { readonly phase: Phase; readonly onClose: () => void }) {
  const words = useAllWords()
  const { effects, question, nothingLost, act: verb } = words.console.phases
  const { title } = words.workshop.phases[phase]
  const act = useAct()
  const move = async () => {
    if (!(await act.run({ type: 'enter-phase', phase }))) return
    announce(title)
    onClose()
  }
  return (
    <Dialog
      title={question(title)}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={act.isBusy} onClick={() => void move()}>
            {verb}
          </Button>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
        </>
      }
    >
      <p>{effects[phase]}</p>
      <p className="mut">{nothingLost}</p>
      <Refusal text={act.refusal} />
    </Dialog>
  )
}
