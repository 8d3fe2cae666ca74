import type { Plan } from '../../shared/plan/plan.ts'
import { type Block, columns, paragraph, row } from './block.ts'
import { chapter } from './headings.ts'
import type { Voice } from './voice.ts'

/** What the previous contract did, and what becomes of each action. */
export function previousBlocks({ previousActions }: Plan, voice: Voice): readonly Block[] {
  const { words, previous } = voice
  if (previousActions.length === 0) return []
  return [
    chapter(previous.title),
    paragraph('intro', previous.intro),
    {
      type: 'table',
      columns: columns(64, 34, 28, 44),
      header: [previous.action, previous.lead, previous.outcome, previous.reason].map((text) => [{ text }]),
      rows: previousActions.map(({ title, domain, lead, outcome, reason }) =>
        row(
          [paragraph('cell', title), ...(domain ? [paragraph('note', `${domain.letter}  ${domain.name}`)] : [])],
          lead || words.none,
          outcome ? previous.outcomes[outcome] : previous.pending,
          reason || words.none,
        ),
      ),
      density: 'plain',
    },
  ]
}
