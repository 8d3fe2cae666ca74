import type { Plan, PlanDecision } from '../../shared/plan/plan.ts'
import { type Block, columns, paragraph, row, type Row } from './block.ts'
import { chapter } from './headings.ts'
import type { Voice } from './voice.ts'

/** The decision log, in order of time. */
export function decisionBlocks({ decisions }: Plan, voice: Voice): readonly Block[] {
  if (decisions.length === 0) return []
  const { words } = voice
  const names = words.decisions
  return [
    chapter(names.title),
    {
      type: 'table',
      columns: columns(38, 76, 27, 29),
      header: [names.date, names.decision, names.responsible, names.due].map((text) => [{ text }]),
      rows: decisions.map((decision) => decisionRow(decision, voice)),
      density: 'plain',
    },
  ]
}

/** Where signatories sign, once the plan is there to be agreed. */
export function signatureBlocks({ cover, partners }: Plan, { words }: Voice): readonly Block[] {
  const signatories = partners.find(({ role }) => role === 'signatory')?.institutions ?? []
  if (cover.isDraft || signatories.length === 0) return []
  const { signatures } = words
  return [
    chapter(signatures.title),
    paragraph('intro', signatures.sentence),
    {
      type: 'table',
      columns: columns(98, 72),
      header: [[{ text: signatures.signatory }], [{ text: signatures.signature }]],
      rows: signatories.map(({ name }) => row(paragraph('name', name), '')),
      density: 'signature',
    },
  ]
}

function decisionRow(decision: PlanDecision, { words, results, formats }: Voice): Row {
  const date = formats.date(decision.at)
  const reason = decision.reason.trim() ? [paragraph('note', decision.reason.trim())] : []
  switch (decision.type) {
    case 'option': {
      const { action, wording, outcome, means } = decision
      const name = action?.number ? `${action.number} ${wording}` : wording
      const said = words.decisions.ofAction(results.outcomes[outcome], results.means[means])
      return row(date, [paragraph('name', name), paragraph('cell', said), ...reason], words.none, words.none)
    }
    case 'statement': {
      const due = decision.due ? formats.calendarDay(decision.due) : words.none
      return row(date, [paragraph('cell', decision.body), ...reason], decision.responsible || words.none, due)
    }
  }
}
