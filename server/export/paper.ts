import type { Conversation } from '../../shared/plan/conversations.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import { wordsOf } from '../../shared/workshop/thread.ts'
import { type Block, type CoverPage, longestName, type Paper } from './block.ts'
import { decisionBlocks, signatureBlocks } from './decisions-chapter.ts'
import { diagnosticBlocks } from './diagnostic-chapter.ts'
import { indicatorBlocks } from './indicators-chapter.ts'
import { planBlocks } from './plan-chapter.ts'
import { previousBlocks } from './previous-chapter.ts'
import { resultBlocks } from './results-chapter.ts'
import { markedThreads } from './rich-blocks.ts'
import { stakeBlocks } from './stakes-chapter.ts'
import { territoryBlocks } from './territory-chapter.ts'
import type { Voice } from './voice.ts'

/** More threads than this would not fit the cover. */
const mostNames = 22

/** The whole document, in the order in which it is read. */
export function paperOf(plan: Plan, voice: Voice): Paper {
  const { words } = voice
  return {
    ...frameOf(plan, voice, words.subject),
    conversations: [],
    blocks: [
      { type: 'contents', title: words.contents },
      ...territoryBlocks(plan, voice),
      ...diagnosticBlocks(plan, voice),
      ...stakeBlocks(plan, voice),
      ...previousBlocks(plan, voice),
      ...planBlocks(plan, voice),
      ...indicatorBlocks(plan, voice),
      ...resultBlocks(plan, voice),
      ...decisionBlocks(plan, voice),
      ...signatureBlocks(plan, voice),
    ] satisfies readonly Block[],
  }
}

/** The diagnostic alone, with what was said in its margin: the plan that answers it is left out. */
export function diagnosticPaperOf(plan: Plan, conversations: readonly Conversation[], voice: Voice): Paper {
  const { words } = voice
  const alone = { ...plan, diagnostic: plan.diagnostic.map((domain) => ({ ...domain, answers: [] })) }
  return {
    ...frameOf(plan, voice, words.diagnosticSubject),
    conversations: withGoneWords(plan, conversations, voice),
    blocks: [
      { type: 'contents', title: words.contents },
      ...territoryBlocks(plan, voice),
      ...diagnosticBlocks(alone, voice, conversations),
      ...stakeBlocks(plan, voice, conversations),
    ],
  }
}

// A comment on words or a figure that are gone stands beside the title: it says which words it was about.
function withGoneWords(plan: Plan, conversations: readonly Conversation[], { words }: Voice): readonly Conversation[] {
  const findings = plan.diagnostic.flatMap((domain) => domain.findings.map(({ finding }) => finding))
  const marked = markedThreads(findings.flatMap(({ body }) => body.content))
  const figures = new Set<string>(findings.flatMap(({ evidence }) => evidence.map(({ id }) => id)))
  const isGone = ({ thread, anchor }: Conversation) =>
    anchor.on === 'passage' ? !marked.has(thread) : anchor.on === 'figure' && !figures.has(anchor.figure)
  return conversations.map((conversation) => {
    const [first, ...replies] = conversation.comments
    if (!first || !isGone(conversation)) return conversation
    const text = `${words.goneWords(wordsOf(conversation.anchor))}\n${first.text}`
    return { ...conversation, comments: [{ ...first, text }, ...replies] }
  })
}

function frameOf(plan: Plan, voice: Voice, subject: string): Omit<Paper, 'blocks' | 'conversations'> {
  const { title, at } = plan.cover
  return {
    title,
    subject,
    language: voice.language,
    madeAt: at,
    cover: coverOf(plan, voice, subject),
    footer: { start: title, middle: editionOf(plan, voice) },
  }
}

function editionOf({ cover }: Plan, { words, formats }: Voice): string {
  const date = formats.date(cover.at)
  return cover.isDraft ? words.draft(date) : words.version(date)
}

function coverOf(plan: Plan, voice: Voice, subject: string): CoverPage {
  const { words, formats } = voice
  const { title, period } = plan.cover
  const weights = { signatory: 'strong', associate: 'medium', contributor: 'light' } as const
  const names = plan.partners.flatMap(({ role, institutions }) =>
    institutions.map((institution) => ({ name: coverName(institution), weight: weights[role] })),
  )
  const shown = names.length > mostNames ? names.slice(0, mostNames - 1) : names
  const dates = period ? words.period(formats.calendarDay(period.start), formats.calendarDay(period.end)) : null
  return {
    title,
    lines: [subject, ...(dates ? [dates] : [])],
    names: shown,
    more: shown.length < names.length ? words.otherPartners(names.length - shown.length) : null,
    drawing: words.drawing(names.length),
    footStart: editionOf(plan, voice),
    footEnd: names.some((one) => one.weight === 'strong') ? words.inBold : '',
  }
}

function coverName({ name, short }: Institution): string {
  return name.length <= longestName ? name : short
}
