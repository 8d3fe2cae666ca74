import type { FindingId, InstitutionId } from '../id.ts'
import { refused } from '../result.ts'
import type { Answer, Given, NamedFinding } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import { heldIn, originInstitutions, standingMerge, type Original } from './merge.ts'
import { personOf, type Participant } from './participant.ts'
import { mayWrite } from './permission.ts'
import type { Workshop } from './workshop.ts'

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

interface Asked {
  readonly person: Participant
  readonly given: Given
}

/** Makes several findings of the shared diagnostic into a common one, which starts with the words of one of them. */
export function mergeFindings(workshop: Workshop, command: Ask<'merge-findings'>, { person, given }: Asked): Answer {
  const { into, wording } = command
  if (!mayWrite(personOf(person), 'diagnostic', workshop)) return refused('diagnostic-closed')
  const wanted = [...new Set(command.findings)]
  if (wanted.length < 2) return refused('too-few-findings')
  if (!wanted.includes(wording)) return refused('unknown-finding')
  if (workshop.merges[into] || given.named.some(({ finding }) => finding === into)) return refused('merge-exists')
  const found = wanted.flatMap((id) => inForce(given, id) ?? [])
  if (found.length < wanted.length) return refused('unknown-finding')
  const originals = found.map((one) => originalOf(workshop, one))
  return facts({ type: 'findings-merged', finding: into, wording, originals })
}

/** Says in the name of the asker's institution whether it shares the wording that speaks for what it had said. */
export function answerMerge(workshop: Workshop, command: Ask<'answer-merge'>, { person, given }: Asked): Answer {
  const { finding, answer, reason } = command
  const { institution } = person
  if (institution === null) return refused('no-institution')
  const [merge, named] = [standingMerge(workshop.merges, finding), inForce(given, finding)]
  if (!merge || !named) return refused('unknown-merge')
  if (!originInstitutions(merge).includes(institution)) return refused('not-an-origin')
  if (answer === 'contested' && reason === '') return refused('reason-missing')
  const said = { answer, reason: answer === 'contested' ? reason : '', fingerprint: named.fingerprint }
  return facts({ type: 'merge-answered', finding, institution, ...said })
}

/** Brings the originals of a common finding back, and archives it. */
export function unmergeFindings(
  workshop: Workshop,
  command: Ask<'unmerge-findings'>,
  { person, given }: Asked,
): Answer {
  const { finding } = command
  if (!mayWrite(personOf(person), 'diagnostic', workshop)) return refused('diagnostic-closed')
  if (!standingMerge(workshop.merges, finding) || !inForce(given, finding)) return refused('unknown-merge')
  return facts({ type: 'findings-unmerged', finding })
}

/** The findings that the rules must know of to judge a command about findings that say the same. */
export function namedBy(command: Command): readonly FindingId[] {
  if (command.type === 'merge-findings') return [command.into, ...command.findings]
  if (command.type === 'dismiss-similar') return command.findings
  const isAboutMerge = command.type === 'answer-merge' || command.type === 'unmerge-findings'
  return isAboutMerge ? [command.finding] : []
}

function inForce({ named }: Given, id: FindingId): NamedFinding | undefined {
  return named.find(({ finding, isInForce }) => finding === id && isInForce)
}

// Those that the document names, and those that poured it: nobody who said it is left out.
function originalOf(workshop: Workshop, { finding, origins }: NamedFinding): Original {
  const { merges, pourings } = workshop
  const poured = heldIn(merges, finding).flatMap((id) => pourings[id] ?? [])
  const before = standingMerge(merges, finding)
  const said = new Set<InstitutionId>([
    ...origins,
    ...poured.map(({ institution }) => institution),
    ...(before ? originInstitutions(before) : []),
  ])
  return { finding, institutions: workshop.institutions.flatMap(({ id }) => (said.has(id) ? [id] : [])) }
}
