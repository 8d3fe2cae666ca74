import { refused } from '../result.ts'
import type { Answer, Given } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import type { Participant } from './participant.ts'
import { reservesOn } from './reserve.ts'
import type { Workshop } from './workshop.ts'

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Signs a reserve on a finding in the name of the signer's institution, which has one a finding at most. */
export function signReserve(workshop: Workshop, command: Ask<'sign-reserve'>, asked: Asked): Answer {
  const { reserve, finding, text } = command
  const { institution } = asked.person
  if (institution === null) return refused('no-institution')
  if (workshop.reserves[reserve]) return refused('reserve-exists')
  if (typeof asked.given.subject === 'string') return refused('unknown-subject')
  const held = reservesOn(workshop.reserves, finding)
  if (held.some((one) => one.institution === institution)) return refused('reserve-exists')
  return facts({ type: 'reserve-signed', reserve, finding, institution, text })
}

interface Asked {
  readonly person: Participant
  readonly given: Given
}

/** Takes a reserve back: its own institution alone may, whoever signed for it. */
export function withdrawReserve(workshop: Workshop, command: Ask<'withdraw-reserve'>, person: Participant): Answer {
  const reserve = workshop.reserves[command.reserve]
  if (!reserve || reserve.withdrawn) return refused('unknown-reserve')
  if (reserve.institution !== person.institution) return refused('not-your-reserve')
  return facts({ type: 'reserve-withdrawn', reserve: reserve.id })
}
