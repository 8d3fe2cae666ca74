import type { Vitals } from './vitals.ts'

// 6 MB an hour beside the texts: what a session's own comments and facts come to, and less than a leak that anyone would notice.
const mostMbAMinute = 0.1
// Five people's caret states: a room that is put away leaves nothing of itself.
const mostKbARoom = 5
const mostP99Ms = 30
// A slope over fewer minutes says more of the garbage collector than of the server.
const fewestMinutes = 20

/** What the run must show, whether it does, and by how much; null when it was too short to tell. */
export interface Judgement {
  readonly what: string
  readonly said: string
  readonly isHeld: boolean | null
}

/** Judges the minutes of a session. */
export function sessionJudgements(minutes: readonly Vitals[]): readonly Judgement[] {
  const later = minutes.slice(Math.floor(minutes.length / 2))
  const slope = slopeOf(later.map(({ memoryMb, contentMb }) => memoryMb - contentMb))
  const written = slopeOf(later.map(({ contentMb }) => contentMb))
  const slowest = Math.max(...later.map(({ loopP99Ms, answerP99Ms }) => loopP99Ms ?? answerP99Ms))
  const isLoop = later.every(({ loopP99Ms }) => loopP99Ms !== null)
  return [
    {
      what: `memory is flat but for what was written: at most ${mostMbAMinute} MB a minute over the second half`,
      said: `${slope.toFixed(3)} MB a minute beside ${written.toFixed(3)} of text`,
      isHeld: minutes.length < fewestMinutes ? null : slope <= mostMbAMinute,
    },
    {
      what: `${isLoop ? 'event loop' : 'answers of /healthz'}: p99 of every minute of the second half below ${mostP99Ms} ms`,
      said: `${slowest.toFixed(1)} ms`,
      isHeld: slowest < mostP99Ms,
    },
  ]
}

/** Memory after so many rooms were opened and put away again. */
export interface Churned {
  readonly rooms: number
  readonly memoryMb: number
}

/** Judges what many rooms leave behind: from the second batch on, for the first one warms up. */
export function churnJudgement(batches: readonly Churned[]): Judgement {
  const what = `rooms that come and go leave at most ${mostKbARoom} kB each`
  const [, first] = batches
  const last = batches.at(-1)
  if (!first || !last || last.rooms <= first.rooms) return { what, said: 'too few rooms to tell', isHeld: null }
  const kb = ((last.memoryMb - first.memoryMb) * 1024) / (last.rooms - first.rooms)
  return { what, said: `${kb.toFixed(2)} kB a room`, isHeld: kb <= mostKbARoom }
}

// By how much a value grows from one entry to the next: least squares.
function slopeOf(values: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const [meanX, meanY] = [(values.length - 1) / 2, mean(values)]
  const covariance = mean(values.map((value, x) => (x - meanX) * (value - meanY)))
  const variance = mean(values.map((_, x) => (x - meanX) ** 2))
  return variance === 0 ? 0 : covariance / variance
}
