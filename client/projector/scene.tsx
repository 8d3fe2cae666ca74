import { useView } from '../link/workshop-context.tsx'
import { shownResult } from '../results/shown-result.ts'
import { useAllWords } from '../ui/words.tsx'
import { ClosedScene } from './closed-scene.tsx'
import { ResultScene } from './result-scene.tsx'
import { VoteScene } from './vote-scene.tsx'
import { WelcomeScene } from './welcome-scene.tsx'
import styles from './projector.module.css'

/** What the room sees now. */
export function Scene() {
  const words = useAllWords().projector
  const scene = useView((view) => view.scene)
  const rounds = useView((view) => view.rounds)
  if (scene.type === 'blank') {
    return (
      <main id="main" className={styles['blank']}>
        <h1 className="sr">{words.blank}</h1>
      </main>
    )
  }
  const round = scene.type === 'round' ? rounds[scene.round] : undefined
  if (!round) return <WelcomeScene />
  switch (round.status) {
    case 'open':
      return <VoteScene round={round} />
    case 'closed':
      return <ClosedScene round={round} />
    case 'revealed': {
      const result = shownResult(round)
      return result && <ResultScene result={result} />
    }
  }
}
