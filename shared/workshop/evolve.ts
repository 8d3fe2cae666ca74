import type { Author, Comment, Thread } from './thread.ts'
import type { Recorded } from './fact.ts'
import type { Decision } from './decision.ts'
import type { Participant } from './participant.ts'
import type { Round } from './round.ts'
import type { Workshop } from './workshop.ts'

/** The state after a fact. Facts are never refused: what was once stored is replayed for ever. */
export function evolve(workshop: Workshop | null, recorded: Recorded): Workshop {
  if (recorded.fact.type === 'workshop-created') return { ...recorded.fact.workshop, revision: recorded.revision }
  if (!workshop) throw new Error('a journal begins with workshop-created')
  return { ...workshop, ...changed(workshop, recorded), revision: recorded.revision }
}

function changed(workshop: Workshop, { fact, at, by }: Recorded): Partial<Workshop> {
  switch (fact.type) {
    case 'workshop-created':
      return fact.workshop
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
    case 'scene-shown':
      return { scene: fact.scene }
    case 'thread-opened':
    case 'reply-added':
    case 'thread-resolved':
    case 'thread-reopened':
      return { threads: { ...workshop.threads, [fact.thread]: threadAfter(workshop, { fact, at, by }) } }
    case 'round-opened': {
      const { type: _, round: id, ...frozen } = fact
      return { rounds: [...workshop.rounds, { ...frozen, id, status: 'open', secrecy: 'secret', openedAt: at }] }
    }
    case 'round-closed':
      return withRound(workshop, fact.round, (round) => ({ ...round, ...fact.count, closedAt: at, status: 'closed' }))
    case 'round-revealed':
      return withRound(workshop, fact.round, (round) =>
        round.status === 'closed' ? { ...round, status: 'revealed', revealedAt: at } : round,
      )
    case 'decision-made':
      return withDecision(workshop, { id: fact.decision, at, by, about: fact.about, reason: fact.reason })
  }
}

type ThreadFact = Extract<Recorded['fact'], { thread: string }>

function threadAfter(workshop: Workshop, recorded: { fact: ThreadFact; at: number; by: Recorded['by'] }): Thread {
  const { fact, at } = recorded
  const by: Author = recorded.by ? { kind: 'participant', id: recorded.by } : { kind: 'signature', text: '' }
  if (fact.type === 'thread-opened') {
    const { thread: id, document, subject, passage, comment, text } = fact
    return { id, document, subject, passage, comments: [{ id: comment, by, at, text }], resolved: null }
  }
  const thread = workshop.threads[fact.thread]
  if (!thread) throw new Error(`no thread ${fact.thread}`)
  if (fact.type === 'thread-resolved') return { ...thread, resolved: { by, at } }
  if (fact.type === 'thread-reopened') return { ...thread, resolved: null }
  const comment: Comment = { id: fact.comment, by, at, text: fact.text }
  return { ...thread, comments: [...thread.comments, comment] }
}

function withParticipant(
  workshop: Workshop,
  participant: Participant | undefined,
  change: Partial<Participant> = {},
): Partial<Workshop> {
  if (!participant) return {}
  return { participants: { ...workshop.participants, [participant.id]: { ...participant, ...change } } }
}

function withRound(workshop: Workshop, id: string, change: (round: Round) => Round): Partial<Workshop> {
  return { rounds: workshop.rounds.map((round) => (round.id === id ? change(round) : round)) }
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
