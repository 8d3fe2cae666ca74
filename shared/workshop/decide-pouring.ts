import type { FindingId } from '../id.ts'
import { refused } from '../result.ts'
import type { Answer, Given } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import type { Participant } from './participant.ts'
import { hasShared, isPouringOpen, lastPouring } from './pouring.ts'
import type { Workshop } from './workshop.ts'

interface Asked {
  readonly person: Participant
  readonly given: Given
}

/** Pours findings of the asker's own space into the shared diagnostic; over an earlier copy if nobody changed it. */
export function pour(workshop: Workshop, command: Extract<Command, { type: 'pour' }>, asked: Asked): Answer {
  const { institution } = asked.person
  const { sources } = asked.given
  if (institution === null) return refused('no-institution')
  if (!isPouringOpen(workshop.phase)) return refused('pouring-closed')
  const wanted = [...new Set(command.findings)].map((finding) => sources.find((one) => one.finding === finding))
  const found = wanted.filter((source) => source !== undefined)
  if (found.length < wanted.length) return refused('unknown-finding')
  const isEarly = !hasShared(workshop.phase, Object.values(workshop.versions))
  const items = found.flatMap((source) => {
    const { finding, fingerprint, isBeforeSharing } = source
    const last = lastPouring(workshop.pourings, { institution, source: finding })
    if (last?.pouring.fingerprint === fingerprint) return []
    // Others' words are never written over: a copy that somebody changed stays, and a second one comes beside it.
    const isUntouched = last !== null && source.copy === last.pouring.fingerprint
    const as: FindingId = isUntouched ? last.as : source.fresh
    return [{ finding, as, fingerprint, seq: source.seq, isSeparate: isEarly || isBeforeSharing }]
  })
  if (items.length === 0) return refused('already-poured')
  return facts({ type: 'findings-poured', institution, items })
}
