import { Segmented } from '../ui/segmented.tsx'
import type { RoundView, View } from '../../shared/workshop/view.ts'
import { spacedCode } from '../join/code-check.ts'
import { useView } from '../link/workshop-context.tsx'
import { resultSentences } from '../results/result-sentences.ts'
import { shownResult } from '../results/shown-result.ts'
import { RoundTable, type TableSeat } from '../ui/round-table.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { latestRound } from './latest-round.ts'
import { useAct } from '../link/use-act.ts'
import styles from './console.module.css'

/** What the room's screen shows, in small, and the way to change it. */
export function RoomScreen() {
  const words = useAllWords().console.screen
  const scene = useView((view) => view.scene)
  const rounds = useView((view) => view.rounds)
  const act = useAct()
  const last = latestRound(rounds)
  const shown = scene.type === 'round' ? (rounds[scene.round] ?? null) : null
  const types = ['welcome', ...(last ? ['round' as const] : []), 'blank'] as const
  const show = (type: View['scene']['type']) => {
    if (type === 'round') return last && void act.run({ type: 'show-scene', scene: { type, round: last.id } })
    return void act.run({ type: 'show-scene', scene: { type } })
  }
  return (
    <section className={styles['room']} aria-labelledby="room">
      <h2 id="room">{words.title}</h2>
      <Miniature scene={scene} round={shown} />
      <Segmented
        label={words.choose}
        value={scene.type}
        onChange={show}
        options={types.map((value) => ({ value, label: words[value] }))}
      />
      <Refusal text={act.refusal} />
    </section>
  )
}

function Miniature({ scene, round }: { readonly scene: View['scene']; readonly round: RoundView | null }) {
  const words = useAllWords().console.screen.shown
  const { code, title } = useView((view) => view.workshop)
  const people = useView((view) => view.attendance.people)
  const isBlank = scene.type === 'blank'
  return (
    <figure className={styles['miniature']}>
      {!isBlank && (
        <>
          <b>{round ? round.title : title}</b>
          {round?.status === 'revealed' ? (
            <Headline round={round} />
          ) : (
            <Seats filled={round ? round.received : people} total={round ? round.expected : Math.max(12, people)} />
          )}
          <span className="num">{spacedCode(code)}</span>
        </>
      )}
      <figcaption>{isBlank ? words.blank : round ? words[round.status] : words.welcome}</figcaption>
    </figure>
  )
}

function Headline({ round }: { readonly round: RoundView }) {
  const words = useAllWords().results
  const formats = useFormats()
  const result = shownResult(round)
  return <p>{result && resultSentences(result, { words, formats }).headline}</p>
}

function Seats({ filled, total }: { readonly filled: number; readonly total: number }) {
  const formats = useFormats()
  const seats = Array.from({ length: Math.max(filled, total) }, (_, place): TableSeat => ({
    look: place < filled ? 'filled' : 'awaited',
  }))
  return <RoundTable shape="room" seats={seats} title={formats.number(filled)} label={formats.number(filled)} />
}
