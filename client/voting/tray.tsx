import { Check, Lock, TriangleAlert, WifiOff, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PointsMethod } from '../../shared/workshop/round.ts'
import { refusalText } from '../link/refusal-text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { joined } from '../ui/joined.ts'
import { useFormats, useWords } from '../ui/words.tsx'
import { placed, remaining } from './choices.ts'
import type { BallotState } from './kept-ballot.ts'
import type { Ballot } from './use-ballot.ts'
import styles from './voting.module.css'

/** What stays at the foot of a ballot: tokens left and the button, or where the ballot stands. */
export function Tray({ ballot, method }: { readonly ballot: Ballot; readonly method: PointsMethod }) {
  const { state } = ballot
  if (state.status === 'draft' || state.status === 'sending') return <DraftTray ballot={ballot} method={method} />
  return <StandingTray state={state} placedTokens={placed(ballot.choices)} />
}

function DraftTray({ ballot, method }: { readonly ballot: Ballot; readonly method: PointsMethod }) {
  const words = useWords().voting
  const formats = useFormats()
  const left = remaining(ballot.choices, method)
  const savedAt = ballot.state.status === 'draft' ? ballot.state.savedAt : null
  const isBlank = placed(ballot.choices) === 0
  const isSending = ballot.state.status === 'sending'
  return (
    <div className={styles['tray']}>
      {method.points <= 10 && (
        <p className={styles['purse']} aria-hidden="true">
          {Array.from({ length: method.points }, (_, place) => (
            <i key={place} className={place < method.points - left ? styles['used'] : undefined} />
          ))}
        </p>
      )}
      <p className={styles['standing']} role="status">
        <span>
          <b>{words.left(left)}</b>
          <br />
          {savedAt === null ? words.draft : words.changed(formats.time(savedAt))}
        </span>
      </p>
      <Button
        variant="primary"
        big
        busy={isSending}
        unavailable={isBlank && savedAt === null ? words.empty : null}
        onClick={ballot.save}
      >
        {isSending ? words.saving : isBlank && savedAt !== null ? words.saveBlank : words.save}
      </Button>
    </div>
  )
}

type Standing = Exclude<BallotState, { status: 'draft' | 'sending' }>

function StandingTray({ state, placedTokens }: { readonly state: Standing; readonly placedTokens: number }) {
  const { voting: words, refusals } = useWords()
  const formats = useFormats()
  switch (state.status) {
    case 'saved':
      return (
        <Notice look="ok" icon={Check} title={words.saved(formats.time(state.at))}>
          {words.savedText(words.placedShort(placedTokens))}
        </Notice>
      )
    case 'waiting':
      return (
        <Notice look="off" icon={WifiOff} title={words.waiting}>
          {words.waitingText}
        </Notice>
      )
    case 'counted':
      return (
        <Notice look="closed" icon={Lock} title={words.counted}>
          {words.countedText(formats.time(state.at))}
        </Notice>
      )
    case 'missed':
      return (
        <Notice look="off" icon={TriangleAlert} title={words.missed}>
          {state.savedAt === null ? words.missedText : words.missedKept(formats.time(state.savedAt))}
        </Notice>
      )
    case 'absent':
      return (
        <Notice look="closed" icon={Lock} title={words.absent}>
          {words.absentText}
        </Notice>
      )
    case 'refused':
      return (
        <Notice look="off" icon={TriangleAlert} title={words.refused}>
          {refusalText(state.refusal, refusals)}
        </Notice>
      )
  }
}

function Notice(props: {
  readonly look: 'ok' | 'off' | 'closed'
  readonly icon: LucideIcon
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <div className={joined(styles['tray'], styles[props.look])}>
      <p className={styles['standing']} role="status">
        <Icon of={props.icon} />
        <span>
          <b>{props.title}</b>
          <br />
          {props.children}
        </span>
      </p>
    </div>
  )
}
