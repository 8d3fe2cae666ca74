import { Lock } from 'lucide-react'
import type { RoundView } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../ui/words.tsx'
import { BallotForm } from '../voting/ballot-form.tsx'
import type { HeldTask } from './held-task.ts'
import styles from './phone.module.css'

/** Voting, then waiting for the result; those who do not vote follow the count. */
export function VoteTask({ round, onFill }: { readonly round: RoundView; readonly onFill: HeldTask['fill'] }) {
  const me = useView((view) => view.me)
  const isVoter = useView((view) => view.may.ask.includes('cast-ballot'))
  if (me && isVoter)
    return <BallotForm key={`${round.id} ${me.id}`} round={round} participant={me.id} onFill={onFill} />
  return <Onlooker round={round} />
}

function Onlooker({ round }: { readonly round: RoundView }) {
  const words = useWords().voting
  const isOpen = round.status === 'open'
  return (
    <div className={styles['body']}>
      <h1>{isOpen ? words.notVoting : words.reveal.title}</h1>
      <p className="mut">{isOpen ? words.notVotingText : words.reveal.text}</p>
      <p className={styles['fact']} role="status">
        {!isOpen && <Icon of={Lock} />}
        {words.received(round.received, round.expected)}
      </p>
      <h2>{words.options}</h2>
      <ol className={styles['list']}>
        {round.options.map((option) => (
          <li key={option.id}>{option.wording}</li>
        ))}
      </ol>
    </div>
  )
}
