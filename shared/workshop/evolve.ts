import type { InstitutionId, ThreadId } from '../id.ts'
import type { Decision } from './decision.ts'
import { dismissalsAfter, mergesAfter } from './evolve-merge.ts'
import { isThreadFact, threadAfter } from './evolve-thread.ts'
import type { Recorded } from './fact.ts'
import type { Participant } from './participant.ts'
import { prepared } from './evolve-preparation.ts'
import { unprepared } from './preparation.ts'
import type { Pourings } from './pouring.ts'
import type { Reserve } from './reserve.ts'
import type { Round } from './round.ts'
import { threadsOfToday } from './thread-defaults.ts'
import type { Thread } from './thread.ts'
import type { Workshop } from './workshop.ts'

/** The state after a fact. Facts are never refused: what was once stored is replayed for ever. */
export function evolve(workshop: Workshop | null, recorded: Recorded): Workshop {
  const { fact, revision } = recorded
  if (fact.type === 'workshop-created') {
    // Journals of before these were there begin without any.
    const threads = threadsOfToday(fact.workshop.threads)
    const late = { reserves: {}, pourings: {}, merges: {}, dismissals: {}, ...unprepared }
    return { ...late, ...fact.workshop, threads, versions: {}, spaces: {}, revision }
  }
  if (!workshop) throw new Error('a journal begins with workshop-created')
  return { ...workshop, ...changed(workshop, recorded), revision }
}

/**
 * The state after all these facts, as `evolve` one by one: in one pass over a long journal, since nobody sees the states
 * between, and each would copy every conversation.
 */
export function replayed(journal: readonly Recorded[], from: Workshop | null = null): Workshop | null {
  let workshop = from
  let threads: Record<ThreadId, Thread> = { ...from?.threads }
  for (const recorded of journal) {
    const { fact, at, by, revision } = recorded
    if (workshop && isThreadFact(fact)) {
      threads[fact.thread] = threadAfter({ threads }, { fact, at, by })
      workshop = { ...workshop, threads, revision }
    } else {
      workshop = evolve(workshop, recorded)
      if (fact.type === 'workshop-created') threads = { ...workshop.threads }
    }
  }
  return workshop
}

function changed(workshop: Workshop, { fact, at, by }: Recorded): Partial<Workshop> {
  switch (fact.type) {
    case 'workshop-created':
      return {}
    case 'participant-joined': {
      const { participant: id, name, institution, role } = fact
      return withParticipant(workshop, { id, name, institution, role, joinedAt: at })
    }
    case 'role-changed':
      return withParticipant(workshop, workshop.participants[fact.participant], { role: fact.role })
    case 'participant-corrected': {
      const { name, institution } = fact
      return withParticipant(workshop, workshop.participants[fact.participant], { name, institution })
    }
    case 'code-renewed':
      return { code: fact.code }
    case 'phase-entered':
      return { phase: fact.phase }
    case 'territory-described':
    case 'period-set':
    case 'domains-set':
    case 'levels-named':
    case 'institutions-added':
    case 'institution-changed':
    case 'institution-retired':
    case 'institution-restored':
    case 'competences-set':
    case 'previous-actions-set':
      return prepared(workshop, fact)
    case 'scene-shown':
      return { scene: fact.scene }
    case 'thread-opened':
    case 'reply-added':
    case 'thread-resolved':
    case 'thread-reopened':
    case 'proposal-applied':
    case 'comment-edited':
    case 'comment-hidden':
    case 'comment-shown':
      return { threads: { ...workshop.threads, [fact.thread]: threadAfter(workshop, { fact, at, by }) } }
    case 'reserve-signed': {
      const { reserve: id, finding, institution, text } = fact
      return withReserve(workshop, { id, finding, institution, by, at, text, withdrawn: null })
    }
    case 'reserve-withdrawn':
      return withReserve(workshop, workshop.reserves[fact.reserve], { withdrawn: { by, at } })
    case 'space-opened': {
      const { institution, openTo } = fact
      return { spaces: { ...workshop.spaces, [institution]: { openTo, at, by } } }
    }
    case 'space-closed':
      return { spaces: without(workshop.spaces, fact.institution) }
    case 'findings-poured':
      return { pourings: poured(workshop.pourings, { fact, at, by }) }
    case 'findings-merged':
    case 'merge-answered':
    case 'findings-unmerged':
      return { merges: mergesAfter(workshop.merges, { fact, at, by }) }
    case 'similar-dismissed':
    case 'similar-proposed-again':
      return { dismissals: dismissalsAfter(workshop.dismissals, { fact, at, by }) }
    case 'round-opened':
    case 'round-closed':
    case 'round-revealed':
      return { rounds: roundsAfter(workshop, fact, at) }
    case 'decision-made':
      return withDecision(workshop, { id: fact.decision, at, by, about: fact.about, reason: fact.reason })
    case 'version-named': {
      const { version: id, document, seq, cause } = fact
      return { versions: { ...workshop.versions, [id]: { id, document, seq, at, by, cause } } }
    }
    case 'version-restored':
      // The documents are not part of this state, and the version kept just before tells of it.
      return {}
  }
}

function withParticipant(
  workshop: Workshop,
  participant: Participant | undefined,
  change: Partial<Participant> = {},
): Partial<Workshop> {
  if (!participant) return {}
  return { participants: { ...workshop.participants, [participant.id]: { ...participant, ...change } } }
}

function withReserve(
  workshop: Workshop,
  reserve: Reserve | undefined,
  change: Partial<Reserve> = {},
): Partial<Workshop> {
  if (!reserve) return {}
  return { reserves: { ...workshop.reserves, [reserve.id]: { ...reserve, ...change } } }
}

function without({ ...spaces }: Workshop['spaces'], institution: InstitutionId): Workshop['spaces'] {
  const { [institution]: _, ...others } = spaces
  return others
}

type PouredFact = Extract<Recorded['fact'], { type: 'findings-poured' }>

// What the same institution pours again from the same finding takes the place of what it had poured.
function poured(before: Pourings, { fact, at, by }: Pick<Recorded, 'at' | 'by'> & { fact: PouredFact }): Pourings {
  const { institution } = fact
  return fact.items.reduce<Pourings>((pourings, { finding: source, as, fingerprint, isSeparate }) => {
    const others = (pourings[as] ?? []).filter((one) => one.institution !== institution || one.source !== source)
    return { ...pourings, [as]: [...others, { institution, source, fingerprint, at, by, isSeparate }] }
  }, before)
}

type RoundFact = Extract<Recorded['fact'], { type: `round-${string}` }>

function roundsAfter({ rounds }: Workshop, fact: RoundFact, at: number): readonly Round[] {
  if (fact.type === 'round-opened') {
    const { type: _, round: id, ...frozen } = fact
    return [...rounds, { ...frozen, id, status: 'open', secrecy: 'secret', openedAt: at }]
  }
  return rounds.map((round): Round => {
    if (round.id !== fact.round) return round
    if (fact.type === 'round-closed') return { ...round, ...fact.count, closedAt: at, status: 'closed' }
    return round.status === 'closed' ? { ...round, status: 'revealed', revealedAt: at } : round
  })
}

// Deciding again of the same option replaces the first word; the journal keeps both.
function withDecision(workshop: Workshop, decision: Decision): Partial<Workshop> {
  const { about } = decision
  const others = workshop.decisions.filter(
    (one) =>
      about.type !== 'option' ||
      one.about.type !== 'option' ||
      one.about.round !== about.round ||
      one.about.option !== about.option,
  )
  return { decisions: [...others, decision] }
}
