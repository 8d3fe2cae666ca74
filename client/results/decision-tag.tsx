import type { Decision } from '../../shared/workshop/decision.ts'
import type { View } from '../../shared/workshop/view.ts'
import { Tag } from '../ui/tag.tsx'
import { useWords } from '../ui/words.tsx'

type OptionDecision = Decision & { readonly about: Extract<Decision['about'], { type: 'option' }> }

/** What was decided of an option of a round, if anything was. */
export function decisionOf(decisions: View['decisions'], round: string, option: string): OptionDecision | null {
  return decisionsOf(decisions, round).find(({ about }) => about.option === option) ?? null
}

/** Every decision about the options of a round, in the order in which they were taken. */
export function decisionsOf(decisions: View['decisions'], round: string): readonly OptionDecision[] {
  return Object.values(decisions)
    .filter((one): one is OptionDecision => one.about.type === 'option' && one.about.round === round)
    .toSorted((a, b) => a.at - b.at)
}

/** The word of a decision, beside the option that it is about. */
export function DecisionTag(props: {
  readonly round: string
  readonly option: string
  readonly decisions: View['decisions']
}) {
  const words = useWords().results
  const decision = decisionOf(props.decisions, props.round, props.option)
  if (!decision) return null
  const { outcome } = decision.about
  return <Tag tone={outcome.startsWith('retained') ? 'ok' : 'plain'}>{words.outcomes[outcome]}</Tag>
}
