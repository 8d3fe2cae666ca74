import { refused } from '../result.ts'
import type { Answer, Request } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import { editComment, hideComment, showComment } from './decide-comment.ts'
import { dismissSimilar, proposeAgain } from './decide-dismissal.ts'
import { answerMerge, mergeFindings, unmergeFindings } from './decide-merge.ts'
import { pour } from './decide-pouring.ts'
import { signReserve, withdrawReserve } from './decide-reserve.ts'
import { castBallot, closeRound, decideOption, openRound, revealRound } from './decide-round.ts'
import { closeSpace, openSpace } from './decide-space.ts'
import { applyProposal, openThread, reopenThread, reply, resolveThread } from './decide-thread.ts'
import { prepare } from './decide-preparation.ts'
import { keptAtEnd, nameVersion, restoreVersion } from './decide-version.ts'
import type { Participant } from './participant.ts'
import { mayCommand } from './permission.ts'
import type { Workshop } from './workshop.ts'

/** The rules: what a request leads to, or why not. Pure: time, dice and documents come in with the request. */
export function decide(workshop: Workshop, request: Request): Answer {
  const person = workshop.participants[request.by]
  if (!person) return refused('unknown-participant')
  if (!mayCommand(person.role, request.command.type)) return refused('not-allowed')
  return decideAllowed(workshop, request, person)
}

function decideAllowed(workshop: Workshop, request: Request, person: Participant): Answer {
  const { command } = request
  switch (command.type) {
    case 'enter-phase':
      if (workshop.phase === command.phase) return refused('already-in-phase')
      return facts(...keptAtEnd(workshop, request.given), { type: 'phase-entered', phase: command.phase })
    case 'change-role':
      return changeRole(workshop, command.participant, command.role)
    case 'correct-participant':
      return correctParticipant(workshop, command)
    case 'renew-code':
      return facts({ type: 'code-renewed', code: request.given.code })
    case 'describe-territory':
    case 'set-period':
    case 'set-domains':
    case 'name-levels':
    case 'add-institutions':
    case 'change-institution':
    case 'retire-institution':
    case 'restore-institution':
    case 'set-competences':
    case 'set-previous-actions':
      return prepare(workshop, command)
    case 'open-thread':
      return openThread(workshop, command, { person, given: request.given })
    case 'reply':
      return reply(workshop, command, person)
    case 'resolve-thread':
      return resolveThread(workshop, command, person)
    case 'reopen-thread':
      return reopenThread(workshop, command, person)
    case 'apply-proposal':
      return applyProposal(workshop, command, person)
    case 'edit-comment':
      return editComment(workshop, command, person)
    case 'hide-comment':
      return hideComment(workshop, command, person)
    case 'show-comment':
      return showComment(workshop, command, person)
    case 'sign-reserve':
      return signReserve(workshop, command, { person, given: request.given })
    case 'withdraw-reserve':
      return withdrawReserve(workshop, command, person)
    case 'open-space':
      return openSpace(workshop, command, person)
    case 'close-space':
      return closeSpace(workshop, person)
    case 'pour':
      return pour(workshop, command, { person, given: request.given })
    case 'merge-findings':
      return mergeFindings(workshop, command, { person, given: request.given })
    case 'answer-merge':
      return answerMerge(workshop, command, { person, given: request.given })
    case 'unmerge-findings':
      return unmergeFindings(workshop, command, { person, given: request.given })
    case 'dismiss-similar':
      return dismissSimilar(workshop, command, { person, given: request.given })
    case 'propose-again':
      return proposeAgain(workshop, command, person)
    case 'open-round':
      return openRound(workshop, command, request)
    case 'cast-ballot':
      return castBallot(workshop, command, request.at)
    case 'close-round':
      return closeRound(workshop, command, request.given)
    case 'reveal-round':
      return revealRound(workshop, command)
    case 'decide':
      return decideOption(workshop, command)
    case 'name-version':
      return nameVersion(workshop, command, { person, given: request.given })
    case 'restore-version':
      return restoreVersion(workshop, command, { person, given: request.given })
    case 'show-scene':
      if (command.scene.type === 'round' && !hasRound(workshop, command.scene.round)) return refused('unknown-round')
      return facts({ type: 'scene-shown', scene: command.scene })
  }
}

/** What joining leads to: done by the door, before there is a person who could ask. */
export function decideJoin(
  workshop: Workshop,
  newcomer: Pick<Participant, 'id' | 'name' | 'institution' | 'role'>,
): Answer {
  if (!mayBeJoined(workshop, newcomer.institution)) return refused('unknown-institution')
  return facts({
    type: 'participant-joined',
    participant: newcomer.id,
    name: newcomer.name,
    institution: newcomer.institution,
    role: newcomer.role,
  })
}

function changeRole(workshop: Workshop, id: Participant['id'], role: Participant['role']): Answer {
  const participant = workshop.participants[id]
  if (!participant) return refused('unknown-participant')
  const facilitators = Object.values(workshop.participants).filter((one) => one.role === 'facilitator')
  // Somebody must always be able to drive the démarche.
  if (participant.role === 'facilitator' && role !== 'facilitator' && facilitators.length === 1) {
    return refused('last-facilitator')
  }
  return facts({ type: 'role-changed', participant: id, role })
}

function correctParticipant(workshop: Workshop, command: Extract<Command, { type: 'correct-participant' }>): Answer {
  const { participant, name, institution } = command
  const known = workshop.participants[participant]
  if (!known) return refused('unknown-participant')
  if (institution !== known.institution && !mayBeJoined(workshop, institution)) return refused('unknown-institution')
  return facts({ type: 'participant-corrected', participant, name, institution })
}

// One that has left keeps its people, and gains none.
function mayBeJoined(workshop: Workshop, institution: Participant['institution']): boolean {
  return institution === null || workshop.institutions.some((one) => one.id === institution && !one.retired)
}

function hasRound(workshop: Workshop, id: string): boolean {
  return workshop.rounds.some((round) => round.id === id)
}
