import { Refusals } from './refusals.ts'

/**
 * What the rooms and the doors count while they work: plain numbers to add to or to set, read only when somebody asks
 * for the metrics.
 */
export interface Counts {
  /** Times that a document room stored what had come and showed it, since the start. */
  ticks: number
  /** Documents (`<workshop>/<document>`) that could not be read when they were last asked for. */
  readonly unreadable: Set<string>
  readonly refusals: Refusals
  /** Mails that a server took, that are to be tried again, and that were given up. */
  readonly mails: { sent: number; putOff: number; failed: number }
}

export function countsOf(): Counts {
  const mails = { sent: 0, putOff: 0, failed: 0 }
  return { ticks: 0, unreadable: new Set(), refusals: new Refusals(), mails }
}
