import { useMemo } from 'react'
import type { Option } from '../../shared/workshop/round.ts'
import type { RoundView } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { DomainName } from '../ui/domain.tsx'
import { joined } from '../ui/joined.ts'
import { useWords } from '../ui/words.tsx'
import { remaining } from './choices.ts'
import { isShuffled, optionOrder } from './option-order.ts'
import { Tokens } from './tokens.tsx'
import { Tray } from './tray.tsx'
import { useBallot, type Ballot } from './use-ballot.ts'
import styles from './voting.module.css'

interface BallotFormProps {
  readonly round: RoundView
  readonly participant: string
  /** Hears when tokens are placed, and when they are sent. */
  readonly onFill: (isFilling: boolean) => void
}

/** One person's ballot: the frozen wordings, the tokens, and where the ballot stands. Key it by its round. */
export function BallotForm({ round, participant, onFill }: BallotFormProps) {
  const words = useWords().voting
  const workshop = useView((view) => view.workshop)
  const kept = useBallot({ workshop: workshop.id, participant, round })
  const ballot: Ballot = {
    ...kept,
    place: (option, points) => {
      kept.place(option, points)
      onFill(true)
    },
    save: () => {
      kept.save()
      onFill(false)
    },
  }
  const { id, options, method } = round
  const ordered = useMemo(() => optionOrder(options, `${id} ${participant}`), [options, id, participant])
  return (
    <>
      <div className={styles['body']}>
        <h1 className={styles['title']}>{words.title(method.points)}</h1>
        <p className="hint">
          {words.rule(method.perOption)} {isShuffled(options) && words.shuffled}
        </p>
        <ul className={styles['options']}>
          {ordered.map((option) => (
            <OptionLine key={option.id} option={option} round={round} ballot={ballot} />
          ))}
        </ul>
        <p className={joined('hint', styles['secret'])}>{words.secret}</p>
      </div>
      <Tray ballot={ballot} method={method} />
    </>
  )
}

function OptionLine(props: { readonly option: Option; readonly round: RoundView; readonly ballot: Ballot }) {
  const { option, ballot } = props
  const { method, status } = props.round
  const words = useWords().voting
  const { domains } = useView((view) => view.workshop)
  const domain = domains.find(({ letter }) => letter === option.domain)
  const points = ballot.choices[option.id] ?? 0
  const left = remaining(ballot.choices, method)
  const place = (wanted: number) => {
    ballot.place(option.id, wanted)
    announce(words.placed(wanted, option.wording, left + points - wanted))
  }
  return (
    <li className={points > 0 ? styles['has'] : undefined}>
      <span className={styles['text']}>
        <span className={styles['wording']}>{option.wording}</span>
        {domain && (
          <span className={styles['domain']}>
            <DomainName domain={domain} plain />
          </span>
        )}
      </span>
      <Tokens
        wording={option.wording}
        points={points}
        perOption={method.perOption}
        most={Math.min(method.perOption, points + left)}
        isFrozen={status !== 'open'}
        onPlace={place}
      />
    </li>
  )
}
