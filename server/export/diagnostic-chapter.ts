import { type Evidence, type Finding, findingTypes } from '../../shared/documents/finding.ts'
import { threadsOn, type Conversation } from '../../shared/plan/conversations.ts'
import type { CodedFinding, Plan, PlanContest, PlanDomain, PlanReserve } from '../../shared/plan/plan.ts'
import { domainColour } from '../../shared/workshop/preparation.ts'
import { subjectKind } from '../../shared/workshop/thread.ts'
import { type Block, type Paragraph, columns, paragraph, row, type Run } from './block.ts'
import { anchorOf, chapter } from './headings.ts'
import { markedThreads, richBlocks } from './rich-blocks.ts'
import { sourceRuns } from './territory-chapter.ts'
import type { Voice } from './voice.ts'

/** The shared diagnostic: how much was said, then each domain on its page; conversations are tied to their words. */
export function diagnosticBlocks(
  plan: Plan,
  voice: Voice,
  conversations: readonly Conversation[] = [],
): readonly Block[] {
  const { words } = voice
  const total = plan.diagnostic.flatMap(({ findings }) => findings).length
  if (total === 0) return [chapter(words.diagnostic.title), paragraph('intro', words.diagnostic.empty)]
  return [
    chapter(words.diagnostic.title),
    paragraph('intro', sentence(plan, total, voice)),
    overview(plan.diagnostic, voice),
    ...plan.diagnostic.flatMap((domain) =>
      domain.findings.length > 0 || threadsOn('domain', domain.domain?.id, conversations).length > 0
        ? domainBlocks(domain, voice, conversations)
        : [],
    ),
  ]
}

function sentence({ diagnostic, partners }: Plan, total: number, { words }: Voice): string {
  const said = diagnostic.filter(({ findings }) => findings.length > 0)
  const origins = new Set(said.flatMap(({ findings }) => findings.flatMap((one) => one.origins.map(({ id }) => id))))
  const all = partners.flatMap(({ institutions }) => institutions).filter(({ id }) => origins.has(id))
  const { findings, domains, partners: counted } = words.diagnostic
  return words.diagnostic.sentence(findings(total), domains(said.length), counted(all.length))
}

function overview(domains: readonly PlanDomain[], { words }: Voice): Block {
  const countOf = (findings: readonly CodedFinding[], type: string) =>
    findings.filter(({ finding }) => finding.type === type).length
  const types = findingTypes.filter((type) => domains.some(({ findings }) => countOf(findings, type) > 0))
  const number = (value: number, isBold = false) => paragraph('cell', { text: value ? `${value}` : words.none, isBold })
  const { diagnostic } = words
  return {
    type: 'table',
    columns: columns(
      ...([170 - 22 * (types.length + 1), ...[...types, 'total'].map(() => '22 end' as const)] as const),
    ),
    header: [diagnostic.domain, ...types.map((type) => diagnostic.types[type]), diagnostic.total].map((text) => [
      { text },
    ]),
    rows: domains.map(({ domain, findings }) =>
      row(
        domain ? `${domain.letter}  ${domain.name}` : diagnostic.otherDomain,
        ...types.map((type) => number(countOf(findings, type))),
        number(findings.length, true),
      ),
    ),
    density: 'plain',
  }
}

function domainBlocks(
  { domain, findings, answers }: PlanDomain,
  voice: Voice,
  conversations: readonly Conversation[],
): readonly Block[] {
  const { words, formats } = voice
  const { diagnostic } = words
  const counts = findingTypes.flatMap((type) => {
    const total = findings.filter(({ finding }) => finding.type === type).length
    return total > 0 ? [diagnostic.counted[type](total)] : []
  })
  const hasOrigins = findings.some(({ origins, separately }) => origins.length + separately.length > 0)
  return [
    {
      type: 'heading',
      level: 2,
      look: 'domain',
      startsPage: true,
      mark: domain?.letter ?? null,
      colour: domain && domainColour(domain),
      text: domain?.name ?? diagnostic.otherDomain,
      anchor: null,
      threads: threadsOn('domain', domain?.id, conversations),
    },
    paragraph('intro', diagnostic.domainSentence(diagnostic.findings(findings.length), formats.list(counts))),
    {
      type: 'table',
      columns: columns(24, 106, 40),
      header: [diagnostic.code, diagnostic.finding, diagnostic.evidence].map((text) => [{ text }]),
      rows: findings.map((one) =>
        row(codeCell(one, voice), findingCell(one, voice, conversations), evidenceCell(one, voice, conversations)),
      ),
      density: 'airy',
    },
    ...(answers.length > 0 ? [{ type: 'box', runs: answerRuns(answers, voice) } as const] : []),
    ...(hasOrigins ? [paragraph('note', diagnostic.dot)] : []),
  ]
}

function codeCell({ code, finding }: CodedFinding, { findingType }: Voice): readonly Block[] {
  return [paragraph('cell', { text: code, isBold: true, look: 'label' }), paragraph('note', findingType[finding.type])]
}

function findingCell(coded: CodedFinding, voice: Voice, conversations: readonly Conversation[]): readonly Block[] {
  const { finding, contests, reserves } = coded
  const { words } = voice
  const threads = wholeThreads(finding, conversations)
  return [
    paragraph('name', { text: finding.title.trim() || words.untitled, ...(threads.length > 0 ? { threads } : {}) }),
    ...richBlocks(finding.body, 'cell'),
    ...saidBy(coded, voice),
    ...contests.map((contest) => contestParagraph(contest, words)),
    ...reserves.map((reserve) => reserveParagraph(reserve, words)),
  ]
}

// A full dot for who spoke before the others were heard, where that is known.
function saidBy({ origins, separately, partners, poured }: CodedFinding, { words, formats }: Voice): readonly Block[] {
  const { diagnostic } = words
  const listed = (all: CodedFinding['origins']) => formats.list(all.map(({ short }) => short))
  const others = origins.filter((one) => !separately.includes(one))
  const dated = poured.map(({ institution, at }) =>
    diagnostic.pouring(institution?.short ?? diagnostic.unknownInstitution, formats.date(at)),
  )
  const dots = (full: number, empty: number): Run => ({ text: '●'.repeat(full) + '○'.repeat(empty), look: 'dots' })
  const runs: readonly Run[] =
    separately.length === 0
      ? [dots(others.length, 0), { text: `  ${listed(others)}` }]
      : [
          dots(separately.length, others.length),
          { text: `  ${diagnostic.separately(separately.length, partners)}`, isBold: true },
          { text: diagnostic.names(listed(separately)) },
          { text: others.length > 0 ? diagnostic.afterwards(listed(others)) : '' },
        ]
  return [
    ...(origins.length + separately.length > 0 ? [{ type: 'paragraph', look: 'note', runs } as const] : []),
    ...(dated.length > 0 ? [paragraph('note', diagnostic.poured(formats.list(dated)))] : []),
  ]
}

function contestParagraph({ institution, text, isOfEarlierWording }: PlanContest, words: Voice['words']): Paragraph {
  const { contestOf, earlierContestOf, unknownInstitution, quoted } = words.diagnostic
  const said = (isOfEarlierWording ? earlierContestOf : contestOf)(institution?.name ?? unknownInstitution)
  return paragraph('note', { text: `${said} `, isBold: true }, { text: quoted(text.trim()) })
}

// About the whole finding, or about words or a figure that are gone: they stand beside its title.
function wholeThreads(finding: Finding, conversations: readonly Conversation[]): readonly string[] {
  const marked = markedThreads(finding.body.content)
  return conversations
    .filter(({ subject, anchor }) => subject === finding.id && subjectKind(anchor) === 'record')
    .filter(({ anchor, thread }) => {
      if (anchor.on === 'figure') return finding.evidence.every(({ id }) => id !== anchor.figure)
      return !marked.has(thread)
    })
    .map(({ thread }) => thread)
}

function reserveParagraph({ institution, text, isOnOriginal }: PlanReserve, words: Voice['words']): Paragraph {
  const { reserveOf, originalReserveOf, unknownInstitution, quoted } = words.diagnostic
  const said = (isOnOriginal ? originalReserveOf : reserveOf)(institution?.name ?? unknownInstitution)
  return paragraph('note', { text: `${said} `, isBold: true }, { text: quoted(text.trim()) })
}

function evidenceCell(
  { finding }: CodedFinding,
  voice: Voice,
  conversations: readonly Conversation[],
): readonly Block[] {
  return finding.evidence.flatMap((evidence) => {
    const threads = conversations.filter(({ anchor }) => anchor.on === 'figure' && anchor.figure === evidence.id)
    const [first, ...others] = evidenceBlocks(evidence, voice)
    if (!first || threads.length === 0) return [...(first ? [first] : []), ...others]
    return [
      commented(
        first,
        threads.map(({ thread }) => thread),
      ),
      ...others,
    ]
  })
}

function commented(said: Paragraph, threads: readonly string[]): Paragraph {
  return { ...said, runs: said.runs.map((run) => ({ ...run, threads })) }
}

function evidenceBlocks({ label, value, unit, year, source }: Evidence, { words }: Voice): readonly Paragraph[] {
  const origin = sourceRuns(source, words.territory.toSource)
  const about: readonly Run[] = [
    ...(label.trim() ? [{ text: `${label.trim()} (` }] : [{ text: '(' }]),
    ...origin,
    { text: year.trim() ? `, ${year.trim()})` : ')' },
  ]
  const figure = value.trim()
  return [
    ...(figure ? [paragraph('note', { text: figure, look: 'figure' }, { text: ` ${unit.trim()}` })] : []),
    { type: 'paragraph', look: 'note', runs: about },
  ]
}

function answerRuns(answers: PlanDomain['answers'], { words, language }: Voice): readonly Run[] {
  const separator = language === 'fr' ? '\u202F; ' : '; '
  return [
    { text: `${words.diagnostic.answers} `, isBold: true },
    ...answers.flatMap(({ id, number, title }, index): readonly Run[] => [
      { text: `${index > 0 ? separator : ''}${number ? `${number} ` : ''}${title.trim() || words.untitled} (` },
      { text: `${words.diagnostic.onPage}\u00A0` },
      { text: '', page: anchorOf(id) },
      { text: ')' },
    ]),
    { text: '.' },
  ]
}
