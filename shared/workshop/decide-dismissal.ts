import { refused } from '../result.ts'
import type { Answer, Given } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import { dismissalKey, sortedOnce } from './dismissal.ts'
import { personOf, type Participant } from './participant.ts'
import { mayWrite } from './permission.ts'
import type { Workshop } from './workshop.ts'

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Says that findings in force, proposed as similar or not, say different things. */
export function dismissSimilar(
  workshop: Workshop,
  command: Ask<'dismiss-similar'>,
  { person, given }: { readonly person: Participant; readonly given: Given },
): Answer {
  if (!mayWrite(personOf(person), 'diagnostic', workshop)) return refused('diagnostic-closed')
  const findings = sortedOnce(command.findings)
  if (findings.length < 2) return refused('too-few-findings')
  const inForce = new Set(given.named.flatMap(({ finding, isInForce }) => (isInForce ? [finding] : [])))
  if (!findings.every((id) => inForce.has(id))) return refused('unknown-finding')
  if (workshop.dismissals[dismissalKey(findings)]?.undone === null) return refused('already-dismissed')
  return facts({ type: 'similar-dismissed', findings })
}

/** Lets findings that were dismissed be proposed again; they may be archived or merged by now. */
export function proposeAgain(workshop: Workshop, command: Ask<'propose-again'>, person: Participant): Answer {
  if (!mayWrite(personOf(person), 'diagnostic', workshop)) return refused('diagnostic-closed')
  const dismissal = workshop.dismissals[dismissalKey(command.findings)]
  if (dismissal?.undone !== null) return refused('unknown-dismissal')
  return facts({ type: 'similar-proposed-again', findings: dismissal.findings })
}
