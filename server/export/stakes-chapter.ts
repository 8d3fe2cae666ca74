import { threadsOn, type Conversation } from '../../shared/plan/conversations.ts'
import type { Plan, PlanStake } from '../../shared/plan/plan.ts'
import { type Block, paragraph } from './block.ts'
import { chapter, section } from './headings.ts'
import type { Voice } from './voice.ts'

/** What the plan must answer, each stake with the findings that show it; nothing where there is none. */
export function stakeBlocks(
  { stakes, diagnostic }: Plan,
  voice: Voice,
  conversations: readonly Conversation[] = [],
): readonly Block[] {
  if (stakes.length === 0) return []
  const { words } = voice
  const all = diagnostic.flatMap(({ findings }) => findings.map(({ code }) => code))
  const shown = new Set(stakes.flatMap(({ findings }) => findings.map(({ code }) => code)))
  const left = all.filter((code) => !shown.has(code))
  return [
    chapter(words.stakes.title),
    paragraph(
      'intro',
      words.stakes.sentence(words.stakes.stakes(stakes.length), words.diagnostic.findings(shown.size)),
    ),
    ...stakes.flatMap((stake) => stakeParts(stake, voice, threadsOn('stake', stake.id, conversations))),
    ...(left.length > 0 ? [paragraph('note', words.stakes.left(left.length, left.join(', ')))] : []),
  ]
}

function stakeParts(
  { number, title, sentence, findings }: PlanStake,
  { words }: Voice,
  threads: readonly string[],
): readonly Block[] {
  const name = (code: string, of: string) =>
    paragraph('text', { text: code, isBold: true }, `  ${of || words.untitled}`)
  return [
    { ...section(words.stakes.stake(number, title.trim() || words.untitled)), threads },
    ...(sentence.trim() ? [paragraph('text', sentence.trim())] : []),
    ...(findings.length > 0
      ? [
          {
            type: 'list',
            isOrdered: false,
            look: 'text',
            items: findings.map(({ code, finding }) => [name(code, finding.title.trim())]),
          } as const,
        ]
      : []),
  ]
}
