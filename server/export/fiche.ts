import type { Action } from '../../shared/documents/action.ts'
import { stepsByDate } from '../../shared/documents/action-steps.ts'
import type { Line } from '../../shared/documents/action-lines.ts'
import { amount } from '../../shared/i18n/amount.ts'
import { balanceSentence } from '../../shared/i18n/money-words.ts'
import type { YearOfMoney } from '../../shared/plan/money.ts'
import type { Fiche } from '../../shared/plan/plan.ts'
import { type Block, paragraph, type ParagraphLook, type Run } from './block.ts'
import { anchorOf } from './headings.ts'
import { richBlocks } from './rich-blocks.ts'
import type { Voice } from './voice.ts'

/** A fiche-action on its page: what it is for in the wide column, who and how beside it. */
export function ficheBlocks(fiche: Fiche, voice: Voice, place: 'first-of-axis' | 'next'): readonly Block[] {
  const { words } = voice
  const { action } = fiche
  const axis = fiche.axis ? words.plan.axis(fiche.axis.number, fiche.axis.title) : words.plan.unplaced
  const isFirst = place === 'first-of-axis'
  return [
    // The axis is a heading once: the contents list it where it begins.
    isFirst
      ? { type: 'heading', level: 2, look: 'line', startsPage: true, mark: null, text: axis, anchor: null }
      : { type: 'paragraph', look: 'note', startsPage: true, runs: [{ text: axis }] },
    ...(fiche.objective
      ? [paragraph('note', words.plan.objective(fiche.objective.number, fiche.objective.title))]
      : []),
    {
      type: 'heading',
      level: 3,
      look: 'fiche',
      startsPage: false,
      mark: fiche.number,
      text: action.title.trim() || words.untitled,
      anchor: anchorOf(action.id),
    },
    { type: 'paragraph', look: 'note', runs: summaryRuns(fiche, voice) },
    { type: 'rule' },
    { type: 'columns', main: mainBlocks(fiche, voice), aside: asideBlocks(fiche, voice) },
  ]
}

/** When an action runs, in words; null when nobody has said. */
export function scheduleOf(
  { start, end }: Pick<Action, 'start' | 'end'>,
  { words, month }: Voice,
  length: 'long' | 'short' = 'long',
): string | null {
  const [from, until] = [month(start, length), month(end, length)]
  if (from && until) return from === until ? from : words.fiche.fromTo(from, until)
  if (from) return words.fiche.from(from)
  return until ? words.fiche.until(until) : null
}

function summaryRuns({ decision, vote, action }: Fiche, { words, results, actions, formats }: Voice): readonly Run[] {
  const { fiche } = words
  const { outcomes, means, tokens } = results
  const sentences: Run[] = []
  if (decision) {
    sentences.push({ text: fiche.decided(outcomes[decision.outcome], means[decision.means]), isBold: true })
  }
  if (vote) {
    const { rank, points, isTied } = vote.ranked
    const told = isTied ? fiche.rankedTied : fiche.ranked
    sentences.push({ text: told(formats.rank(rank), tokens(points)) })
  }
  sentences.push({ text: `${actions.origin[action.origin]}.` }, { text: `${actions.status[action.status]}.` })
  return sentences.flatMap((run, index) => (index > 0 ? [{ text: ' ' }, run] : [run]))
}

function mainBlocks({ action, findings, decision }: Fiche, voice: Voice): readonly Block[] {
  const { words, actions } = voice
  const { fiche } = words
  const lists = actions.lines.title
  const description = richBlocks(action.description, 'text')
  const missing = [paragraph('text', { text: words.toComplete, isItalic: true, look: 'soft' })]
  return [
    ...labelled(fiche.context, lines(action.context, 'text')),
    ...labelled(fiche.generalObjective, lines(action.generalObjective, 'text')),
    ...labelled(lists.operationalObjectives, bullets(action.operationalObjectives)),
    ...labelled(fiche.description, description.length > 0 ? description : missing),
    ...labelled(fiche.expectedResults, lines(action.expectedResults, 'text')),
    ...labelled(fiche.residents, lines(action.residents, 'side')),
    ...inOneLine(lists.obstacles, said(action.obstacles)),
    ...inOneLine(lists.levers, said(action.levers)),
    ...inOneLine(lists.articulation, said(action.articulation)),
    ...labelled(
      fiche.answers,
      findings.map(({ code, finding }) =>
        paragraph('side', { text: `${code}  `, isBold: true }, finding.title.trim() || words.untitled),
      ),
    ),
    ...inOneLine(actions.steps.title, stepWords(action, voice)),
    ...labelled(words.decisions.decision, decision ? lines(decision.reason, 'side') : []),
  ]
}

function asideBlocks(fiche: Fiche, voice: Voice): readonly Block[] {
  const { action, lead, partners, domains } = fiche
  const { words, actions } = voice
  const { fiche: names } = words
  const schedule = scheduleOf(action, voice)
  const leads = lead
    ? [paragraph('side', { text: lead.name, isBold: true })]
    : [paragraph('side', { text: actions.noLead, isItalic: true })]
  return [
    ...labelled(names.lead, [...leads, ...lines(action.technicalReferent, 'side')]),
    ...labelled(names.electedLead, lines(action.electedLead, 'side')),
    ...labelled(
      names.partners,
      partners.map(({ short, part }) => paragraph('side', part === '' ? short : `${short}, ${part}`)),
    ),
    ...labelled(names.public, lines(action.public, 'side')),
    ...labelled(names.territory, lines(action.territory, 'side')),
    ...labelled(
      names.domains,
      domains.map(({ letter, name }) => paragraph('side', `${letter}  ${name}`)),
    ),
    ...labelled(names.schedule, [
      ...(schedule ? [paragraph('side', schedule)] : []),
      ...(action.isRecurrent ? [paragraph('side', actions.steps.isRecurrent)] : []),
    ]),
    ...labelled(
      actions.lines.title.followUp,
      said(action.followUp).map((text) => paragraph('side', text)),
    ),
    ...labelled(names.means, lines(action.means, 'side')),
    ...labelled(names.budget, budgetBlocks(fiche, voice)),
    ...labelled(actions.funding.title, fundingBlocks(fiche, voice)),
  ]
}

function stepWords({ steps }: Action, { actions, month }: Voice): readonly string[] {
  const { line, unnamed, undated, done, toDo } = actions.steps
  return stepsByDate(steps).map(({ label, due, isDone }) =>
    line(due === '' ? undated : month(due, 'short'), label.trim() || unnamed, isDone ? done : toDo),
  )
}

// By year when people have said so; else as it was noted.
function budgetBlocks({ action, money }: Fiche, { actions, formats, budget }: Voice): readonly Block[] {
  const { years, planned, actual, noted } = money
  const plans = years.filter((year) => year.planned > 0)
  const words = actions.budget
  const told = ({ year, planned: cents }: YearOfMoney) => `${year}\u00A0: ${amount(cents, formats)}`
  return [
    ...(plans.length === 0 && planned === null ? lines(budget(action.budget), 'side') : []),
    ...(plans.length === 0 ? [] : [paragraph('side', plans.map(told).join(' · '))]),
    ...(planned === null ? [] : [paragraph('side', { text: amount(planned, formats), isBold: true })]),
    ...(actual === null ? [] : [paragraph('side', words.spent(amount(actual, formats)))]),
    ...(noted === null || planned === null
      ? []
      : [paragraph('side', { text: words.noted(amount(noted, formats), amount(planned, formats)), isItalic: true })]),
  ]
}

function fundingBlocks({ funders, money }: Fiche, { actions, formats }: Voice): readonly Block[] {
  const { line, status, unnamed } = actions.funding
  const sentence = balanceSentence(money, actions.funding, formats)
  return [
    ...funders.map((one) =>
      paragraph('side', line(one.name ?? unnamed, amount(one.cents, formats), status[one.status])),
    ),
    ...(sentence ? [paragraph('side', { text: sentence, isItalic: true })] : []),
  ]
}

function bullets(list: readonly Line[]): readonly Block[] {
  const items = said(list).map((text) => [paragraph('text', text)])
  return items.length > 0 ? [{ type: 'list', isOrdered: false, look: 'text', items }] : []
}

// A fiche keeps to its page.
function inOneLine(name: string, texts: readonly string[]): readonly Block[] {
  return texts.length > 0 ? [paragraph('side', { text: `${name}  `, isBold: true }, texts.join(' · '))] : []
}

function said(list: readonly Line[]): readonly string[] {
  return list.map(({ text }) => text.trim()).filter((text) => text !== '')
}

function labelled(name: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length > 0 ? [paragraph('label', name), ...blocks] : []
}

function lines(text: string, look: ParagraphLook): readonly Block[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(look, line.trim()))
}
