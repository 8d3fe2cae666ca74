import type { ReactNode } from 'react'
import { joined } from './joined.ts'
import { Tag } from './tag.tsx'
import { useWords } from './words.tsx'
import styles from './threads.module.css'

/** One step of the way. */
export interface Step {
  readonly title: string
  readonly detail?: ReactNode
  readonly status: 'done' | 'now' | 'todo'
}

interface ThreadsProps {
  /** What the way is: « Où en est la démarche ». */
  readonly label: string
  readonly steps: readonly Step[]
  /** How many write separately at first: as many threads. */
  readonly count: number
  /** The step, from 0, at which the threads become one line. */
  readonly joinsAt: number
}

const width = 1000
const middle = 36

/** The way of a démarche: separate threads that join into one line, full as far as it has gone, dotted beyond. */
export function Threads({ label, steps, count, joinsAt }: ThreadsProps) {
  const now = steps.findIndex((step) => step.status === 'now')
  return (
    <section className={styles['path']} aria-label={label}>
      <Line steps={steps.length} joinsAt={joinsAt} now={now} count={count} />
      <ol style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}>
        {steps.map((step, index) => (
          <StepItem key={step.title} step={step} place={index} isBeforeJoin={index < joinsAt} />
        ))}
      </ol>
    </section>
  )
}

function StepItem({
  step,
  place,
  isBeforeJoin,
}: {
  readonly step: Step
  readonly place: number
  readonly isBeforeJoin: boolean
}) {
  const words = useWords()
  const isThread = isBeforeJoin && step.status === 'done'
  return (
    <li
      className={joined(styles[step.status], isThread && styles['thread'])}
      aria-current={step.status === 'now' ? 'step' : undefined}
    >
      <span className={styles['number']}>{place + 1}</span>
      <h2>
        {step.title} {step.status === 'now' && <Tag tone="live">{words.ui.now}</Tag>}
      </h2>
      {step.detail && <p>{step.detail}</p>}
    </li>
  )
}

function Line(props: {
  readonly steps: number
  readonly joinsAt: number
  readonly now: number
  readonly count: number
}) {
  const column = width / props.steps
  const joinX = column * props.joinsAt
  const reachedX = props.now < 0 ? width : column * (props.now + 0.48)
  return (
    <svg className={styles['line']} viewBox={`0 0 ${width} 72`} preserveAspectRatio="none" aria-hidden="true">
      <g className={styles['threads']}>
        {Array.from({ length: props.count }, (_, index) => (
          <path key={index} d={thread(index, props.count, joinX)} />
        ))}
      </g>
      {reachedX > joinX && <path className={styles['reached']} d={`M${joinX - 4} ${middle}H${reachedX}`} />}
      <path className={styles['ahead']} d={`M${Math.max(reachedX, joinX)} ${middle}H${width}`} />
    </svg>
  )
}

function thread(index: number, count: number, joinX: number): string {
  const start = count === 1 ? middle : Math.round((4 + (index * 64) / (count - 1)) * 10) / 10
  // The threads run side by side, then meet over the last step's width.
  return `M4 ${start} C ${joinX * 0.55} ${start}, ${joinX * 0.65} ${middle}, ${joinX} ${middle}`
}
