import { canonical } from '../canonical.ts'
import { ok, refused } from '../result.ts'
import type { Answer, Given, Request } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import type { Decision } from './decision.ts'
import type { ParticipantId } from '../id.ts'
import { openRound as roundOpenNow } from './round.ts'
import type { Choices, OpenRound, Round } from './round.ts'
import type { Refusal } from './refusal.ts'
import { papersOf, tally } from './tally.ts'
import type { Workshop } from './workshop.ts'

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Opens a vote on frozen wordings and shows it in the room. */
export function openRound(workshop: Workshop, command: Ask<'open-round'>, { at, given }: Request): Answer {
  const { round, title, method, options, minutes } = command
  if (roundOpenNow(workshop.rounds)) return refused('round-already-open')
  if (findRound(workshop, round)) return refused('round-exists')
  if (options.length < 2) return refused('too-few-options')
  if (new Set(options.map((option) => option.id)).size < options.length) return refused('duplicate-option')
  if (method.perOption > method.points) return refused('points-out-of-range')
  const until = minutes === null ? null : at + minutes * 60_000
  const fingerprint = given.sha256(canonical(options))
  return facts(
    { type: 'round-opened', round, title, method, options, fingerprint, until },
    { type: 'scene-shown', scene: { type: 'round', round } },
  )
}

/** Records a person's choice; a new one replaces the last until the round closes. */
export function castBallot(workshop: Workshop, command: Ask<'cast-ballot'>, at: number): Answer {
  const round = findRound(workshop, command.round)
  if (!round) return refused('unknown-round')
  if (round.status !== 'open') return refused('round-not-open')
  const refusal = refusalOfChoices(round, command.choices)
  if (refusal) return refused(refusal)
  return ok({ facts: [], ballot: { round: round.id, choices: command.choices, at } })
}

/** Counts the ballots and forgets who cast which. */
export function closeRound(workshop: Workshop, command: Ask<'close-round'>, given: Given): Answer {
  const round = findRound(workshop, command.round)
  if (!round) return refused('unknown-round')
  if (round.status !== 'open') return refused('round-not-open')
  const { papers, groups } = papersOf(workshop, given.ballots)
  const voters = new Set(given.ballots.map((ballot) => ballot.voter))
  const electorate = electorateOf(workshop, given.present, voters)
  return facts({
    type: 'round-closed',
    round: round.id,
    count: { electorate, papers, tally: tally(round.options, papers, groups) },
  })
}

/** Shows a closed round's result to everybody. */
export function revealRound(workshop: Workshop, command: Ask<'reveal-round'>): Answer {
  const round = findRound(workshop, command.round)
  if (!round) return refused('unknown-round')
  if (round.status !== 'closed') return refused('round-not-closed')
  return facts(
    { type: 'round-revealed', round: round.id },
    { type: 'scene-shown', scene: { type: 'round', round: round.id } },
  )
}

/** Writes down what was decided of an option once its result is known to all; deciding again replaces. */
export function decideOption(workshop: Workshop, command: Ask<'decide'>): Answer {
  const round = findRound(workshop, command.round)
  if (!round) return refused('unknown-round')
  if (round.status !== 'revealed') return refused('round-not-revealed')
  if (!round.options.some((option) => option.id === command.option)) return refused('unknown-option')
  const { decision, option, outcome, means, reason } = command
  const namesake = workshop.decisions.find((one) => one.id === decision)
  if (namesake && !isAbout(namesake, round, option)) return refused('decision-exists')
  return facts({
    type: 'decision-made',
    decision,
    about: { type: 'option', round: round.id, option, outcome, means },
    reason,
  })
}

function isAbout({ about }: Decision, round: Round, option: string): boolean {
  return about.type === 'option' && about.round === round.id && about.option === option
}

/** How many people a round counts on: contributors who are here, and all who have voted. */
export function electorateOf(
  workshop: Workshop,
  present: ReadonlySet<ParticipantId>,
  voters: ReadonlySet<ParticipantId>,
): number {
  const here = Object.values(workshop.participants).filter(
    ({ id, role }) => voters.has(id) || (role === 'contributor' && present.has(id)),
  )
  return here.length
}

function refusalOfChoices(round: OpenRound, choices: Choices): Refusal | null {
  const known = new Set<string>(round.options.map((option) => option.id))
  const given = Object.values(choices)
  if (Object.keys(choices).some((option) => !known.has(option))) return 'unknown-option'
  if (given.some((points) => points > round.method.perOption)) return 'too-many-points-on-one'
  if (given.reduce((total, points) => total + points, 0) > round.method.points) return 'too-many-points'
  return null
}

function findRound(workshop: Workshop, id: string): Round | undefined {
  return workshop.rounds.find((round) => round.id === id)
}
