import type { Plan, RoundResult } from '../../shared/plan/plan.ts'
import type { RankedOption } from '../../shared/plan/ranking.ts'
import { hasInstitutions, type Group } from '../../shared/workshop/tally.ts'
import { type Block, columns, paragraph, row, type Run } from './block.ts'
import { chapter, section, subsection } from './headings.ts'
import type { Voice } from './voice.ts'

/** Above this, dots can no longer be counted at a glance: the number alone stays. */
const mostDots = 30

/** As many groups as fit beside each other. */
const groupsATable = 4
const groupMm = 22

/** What each revealed vote came to: in a sentence, then for people and institutions, then group by group. */
export function resultBlocks(plan: Plan, voice: Voice): readonly Block[] {
  const { words } = voice
  if (plan.results.length === 0) return []
  const fiches = [...plan.axes.flatMap((axis) => axis.objectives.flatMap((one) => one.fiches)), ...plan.unplaced]
  const places = new Map(fiches.map(({ action, number, lead }) => [action.id as string, { number, lead }]))
  return [
    chapter(words.results.title),
    ...plan.results.flatMap((round): readonly Block[] => [
      section(round.title),
      paragraph('intro', sentence(round, voice)),
      rankingTable(round, voice, ({ option }) => {
        const place = places.get(option.action ?? '')
        return [place?.number, place?.lead && words.results.lead(place.lead.short)].filter(Boolean).join(', ')
      }),
      ...groupBlocks(round, voice),
      ...countingBlocks(round, voice),
    ]),
  ]
}

function sentence(round: RoundResult, voice: Voice): string {
  const { results } = voice.words
  const { formats } = voice
  const turnout = results.turnout(
    results.ballots(round.ballots),
    results.electors(round.electorate),
    formats.date(round.closedAt),
  )
  return `${leaders(round, voice)} ${turnout}`
}

function leaders({ ranking }: RoundResult, { results, formats }: Voice): string {
  const first = ranking.filter(({ rank, points }) => rank === 1 && points > 0)
  const [one] = first
  if (!one) return results.nobody
  const tokens = results.tokens(one.points)
  const quoted = first.map(({ option }) => results.quoted(option.wording))
  return first.length === 1 ? results.first(quoted.join(''), tokens) : results.firstTied(formats.list(quoted), tokens)
}

/** The ranking; `about` says where an action stands in the plan. Without a group to show, people are the one reading. */
function rankingTable(round: RoundResult, voice: Voice, about: (ranked: RankedOption) => string): Block {
  const { rank, action, people, institutions } = voice.words.results
  const isShown = hasInstitutions(round)
  const header = isShown ? [rank, action, people, institutions] : [rank, action, people]
  return {
    type: 'table',
    columns: isShown ? columns(16, 62, 50, 42) : columns(16, 90, 64),
    header: header.map((text) => [{ text }]),
    rows: round.ranking.map((ranked) =>
      row(...peopleCells(ranked, about(ranked), voice), ...(isShown ? [institutionCell(ranked, round, voice)] : [])),
    ),
    density: 'airy',
  }
}

function peopleCells(ranked: RankedOption, about: string, { results, formats }: Voice) {
  const { points, supporters, rank, isTied, option } = ranked
  const dots = points <= mostDots ? `${'●'.repeat(points)} ` : ''
  return [
    [
      paragraph('cell', { text: formats.number(rank), look: 'figure' }),
      ...(isTied ? [paragraph('note', results.tied)] : []),
    ],
    [paragraph('name', option.wording), ...(about ? [paragraph('note', about)] : [])],
    [
      paragraph('cell', { text: dots, look: 'dots' }, { text: formats.number(points), isBold: true, look: 'label' }),
      ...(supporters > 0 ? [paragraph('note', results.supporters(supporters))] : []),
    ],
  ]
}

function institutionCell(ranked: RankedOption, round: RoundResult, { words, results, formats }: Voice) {
  const { institutionScore, institutionRank, isInstitutionTied } = ranked
  const share = formats.percent(round.institutions === 0 ? 0 : institutionScore / round.institutions)
  const score = results.score(formats.number(institutionScore, 1), formats.number(round.institutions))
  const place = words.results.place(formats.rank(institutionRank))
  return [
    paragraph('cell', { text: results.share(share, score), look: 'label' }),
    paragraph('note', isInstitutionTied ? `${place}, ${results.tied}` : place),
  ]
}

function groupBlocks(round: RoundResult, voice: Voice): readonly Block[] {
  if (!hasInstitutions(round)) return round.ballots > 0 ? [paragraph('text', voice.results.allProtected)] : []
  const chunks = Array.from({ length: Math.ceil(round.groups.length / groupsATable) }, (_, index) =>
    round.groups.slice(index * groupsATable, (index + 1) * groupsATable),
  )
  return [subsection(voice.words.results.byGroup), ...chunks.map((groups) => groupTable(round, groups, voice))]
}

function groupTable(round: RoundResult, groups: readonly Group[], voice: Voice): Block {
  const { words, formats } = voice
  const { results } = words
  const points = (value: number) => (value > 0 ? formats.number(value) : words.none)
  const widths = groups.map(() => `${groupMm} end` as const)
  return {
    type: 'table',
    columns: columns(13, 170 - 13 - 15 - groupMm * groups.length, ...widths, '15 end'),
    header: [
      [{ text: results.rank }],
      [{ text: results.action }],
      ...groups.map((group) => [groupHead(group, voice)]),
      [{ text: results.tokens }],
    ],
    rows: round.ranking.map((ranked) =>
      row(
        `${formats.number(ranked.rank)}${ranked.isTied ? '\u00A0=' : ''}`,
        ranked.option.wording,
        ...groups.map((group) => points(ranked.pointsByGroup[group.id] ?? 0)),
        paragraph('cell', { text: formats.number(ranked.points), isBold: true }),
      ),
    ),
    density: 'dense',
  }
}

function groupHead({ id, name, ballots }: Group, { words, results }: Voice): Run {
  const group = id === 'others' ? results.others : name || results.noInstitution
  return { text: `${group}\n${words.results.ballots(ballots)}`, look: 'small' }
}

function countingBlocks({ method, fingerprint }: RoundResult, { words }: Voice): readonly Block[] {
  const { results } = words
  const told = [results.method(method.points, method.perOption), results.reading, results.protection].join(' ')
  return [
    subsection(results.counting),
    paragraph('text', told),
    ...(fingerprint ? [paragraph('note', results.wordings(fingerprint))] : []),
  ]
}
