import { useEffect, useState } from 'react'
import type { View } from '../../shared/workshop/view.ts'
import type { Task } from './task.ts'

// A hand that has rested this long is no longer filling anything in.
const idleMs = 10_000

/** The task to show, and the one that the facilitator has gone on to when it is not that one. */
export interface HeldTask {
  readonly shown: Task
  readonly next: Task | null
  readonly join: () => void
  /** Tokens are being placed and are not sent yet; `false` once they are. */
  readonly fill: (isFilling: boolean) => void
}

/** Follows the facilitator, but takes no ballot out of the hands of somebody who is filling it in. */
export function useHeldTask(now: Task, rounds: View['rounds']): HeldTask {
  const [followed, setFollowed] = useState(now)
  const [filledAt, setFilledAt] = useState<number | null>(null)
  useEffect(() => {
    if (filledAt === null) return
    const timer = setTimeout(() => setFilledAt(null), idleMs)
    return () => clearTimeout(timer)
  }, [filledAt])
  const isHeld = mayHold(followed, now) && filledAt !== null
  if (!isHeld && taskKey(followed) !== taskKey(now)) setFollowed(now)
  return {
    shown: isHeld ? current(followed, rounds) : now,
    next: isHeld ? now : null,
    join: () => setFilledAt(null),
    fill: (isFilling) => setFilledAt(isFilling ? Date.now() : null),
  }
}

/** Whether going from one task to the other would take a ballot away. */
export function mayHold(shown: Task, now: Task): boolean {
  return shown.type === 'vote' && taskKey(shown) !== taskKey(now)
}

function taskKey(task: Task): string {
  return task.type === 'wait' ? 'wait' : `${task.type} ${task.round.id}`
}

// What the ballot says of its round stays true while it is held.
function current(task: Task, rounds: View['rounds']): Task {
  if (task.type !== 'vote') return task
  const round = rounds[task.round.id]
  return round ? { type: 'vote', round } : task
}
