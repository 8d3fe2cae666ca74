import type { Plan } from '../../shared/plan/plan.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import { type Block, type CoverPage, longestName, type Paper } from './block.ts'
import { decisionBlocks, signatureBlocks } from './decisions-chapter.ts'
import { diagnosticBlocks } from './diagnostic-chapter.ts'
import { planBlocks } from './plan-chapter.ts'
import { resultBlocks } from './results-chapter.ts'
import { stakeBlocks } from './stakes-chapter.ts'
import { territoryBlocks } from './territory-chapter.ts'
import type { Voice } from './voice.ts'

/** More threads than this would not fit the cover. */
const mostNames = 22

/** The whole document, in the order in which it is read. */
export function paperOf(plan: Plan, voice: Voice): Paper {
  const { words, language } = voice
  const edition = editionOf(plan, voice)
  return {
    title: plan.cover.title,
    subject: words.subject,
    language,
    madeAt: plan.cover.at,
    cover: coverOf(plan, voice),
    footer: { start: plan.cover.title, middle: edition },
    blocks: [
      { type: 'contents', title: words.contents },
      ...territoryBlocks(plan, voice),
      ...diagnosticBlocks(plan, voice),
      ...stakeBlocks(plan, voice),
      ...planBlocks(plan, voice),
      ...resultBlocks(plan, voice),
      ...decisionBlocks(plan, voice),
      ...signatureBlocks(plan, voice),
    ] satisfies readonly Block[],
  }
}

function editionOf({ cover }: Plan, { words, formats }: Voice): string {
  const date = formats.date(cover.at)
  return cover.isDraft ? words.draft(date) : words.version(date)
}

function coverOf(plan: Plan, voice: Voice): CoverPage {
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
    lines: [words.subject, ...(dates ? [dates] : [])],
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
