import type { Action, ActionPlan } from '../documents/action.ts'
import type { Diagnostic } from '../documents/finding.ts'
import type { FindingId } from '../id.ts'
import type { Decision } from '../workshop/decision.ts'
import { institutionRoles } from '../workshop/institution.ts'
import type { Round } from '../workshop/round.ts'
import type { Period, Workshop } from '../workshop/workshop.ts'
import { outlineOf } from './action-numbers.ts'
import { codedFindings, named } from './coded-findings.ts'
import { findingsByDomain } from './finding-codes.ts'
import { followed, standIns, type StandIns } from './merged-findings.ts'
import type {
  ActionName,
  CodedFinding,
  Fiche,
  OptionDecision,
  Plan,
  PlanDecision,
  PlanFunder,
  PlanStake,
  RoundResult,
} from './plan.ts'
import { moneyOf } from './money.ts'
import { ranking } from './ranking.ts'

/** What a plan is built from: what its reader may see (`seedFor`), and the two documents as they stand. */
export interface PlanSource {
  readonly workshop: Pick<
    Workshop,
    | 'title'
    | 'phase'
    | 'territory'
    | 'domains'
    | 'levels'
    | 'previousActions'
    | 'institutions'
    | 'meetings'
    | 'reserves'
    | 'pourings'
    | 'merges'
    | 'rounds'
    | 'decisions'
  > & { readonly period?: Period | undefined }
  readonly diagnostic: Diagnostic
  readonly plan: ActionPlan
  readonly at: number
}

/** The plan as data: everything is numbered, named and in order, and nothing that was shown is left out. */
export function buildPlan(source: PlanSource): Plan {
  const { workshop, at } = source
  const institutions = workshop.institutions
  const results = workshop.rounds.flatMap(resultOf)
  const findings = codedFindings(workshop, source.diagnostic)
  const standIn = standIns(workshop.merges, source.diagnostic.findings)
  const { axes, unplaced } = fichesOf(source, { findings, results, standIn })
  const fiches = [...axes.flatMap((axis) => axis.objectives.flatMap((objective) => objective.fiches)), ...unplaced]
  return {
    cover: {
      title: workshop.title,
      period: workshop.period ?? null,
      phase: workshop.phase,
      isDraft: workshop.phase !== 'agree',
      at,
    },
    territory: workshop.territory,
    partners: institutionRoles
      .map((role) => ({ role, institutions: institutions.filter((one) => one.role === role && !one.retired) }))
      .filter((group) => group.institutions.length > 0),
    meetings: workshop.meetings
      .map((meeting) => ({ ...meeting, institutions: named(institutions, meeting.institutions) }))
      .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    diagnostic: findingsByDomain(workshop.domains, source.diagnostic).map((group) => ({
      domain: group.domain,
      findings: group.findings.flatMap((finding) => findings.get(finding.id) ?? []),
      answers: answersTo(fiches, new Set(group.findings.map((finding) => finding.id))),
    })),
    stakes: stakesIn(source.diagnostic, { findings, standIn }),
    previousActions: workshop.previousActions.map((one) => ({
      ...one,
      domain: workshop.domains.find(({ id }) => id === one.domain) ?? null,
    })),
    levels: workshop.levels,
    axes,
    unplaced,
    results,
    decisions: decisionLog(workshop, fiches),
  }
}

interface Found {
  readonly findings: ReadonlyMap<string, CodedFinding>
  readonly results: readonly RoundResult[]
  readonly standIn: StandIns
}

function stakesIn({ stakes }: Diagnostic, found: Omit<Found, 'results'>): readonly PlanStake[] {
  return stakes
    .filter(({ isArchived }) => !isArchived)
    .map(({ id, title, sentence, findings: ids }, index) => ({
      id,
      number: index + 1,
      title,
      sentence,
      findings: linked(found, ids),
    }))
}

function fichesOf(source: PlanSource, found: Found): Pick<Plan, 'axes' | 'unplaced'> {
  const { axes, unplaced } = outlineOf(source.plan)
  const noPlace = { number: null, axis: null, objective: null }
  return {
    axes: axes.map((axis) => {
      const inAxis = { number: axis.number, title: axis.axis.title }
      return {
        ...inAxis,
        objectives: axis.objectives.map(({ number, objective, actions }) => {
          const inObjective = { number, title: objective.title }
          const place = { axis: inAxis, objective: inObjective }
          const fiches = actions.map((one) => ficheOf(source, found, one.action, { ...place, number: one.number }))
          return { ...inObjective, fiches }
        }),
      }
    }),
    unplaced: unplaced.map((action) => ficheOf(source, found, action, noPlace)),
  }
}

type Place = Pick<Fiche, 'number' | 'axis' | 'objective'>

function ficheOf({ workshop }: PlanSource, found: Found, action: Action, place: Place): Fiche {
  const { results } = found
  const round = results.findLast((result) => result.ranking.some(({ option }) => option.action === action.id))
  const ranked = round?.ranking.find(({ option }) => option.action === action.id)
  return {
    ...place,
    action,
    lead: named(workshop.institutions, action.lead ? [action.lead] : [])[0] ?? null,
    partners: named(workshop.institutions, action.partners).map((one) => ({
      ...one,
      part: action.roles.find(({ institution }) => institution === one.id)?.role.trim() ?? '',
    })),
    domains: workshop.domains.filter((domain) => action.domains.includes(domain.id)),
    findings: linked(found, action.findings),
    money: moneyOf(action),
    funders: fundersOf(workshop, action),
    vote: round && ranked ? { ranked, round } : null,
    decision: lastWordOn(workshop, action),
  }
}

function fundersOf({ institutions }: PlanSource['workshop'], { funding }: Action): readonly PlanFunder[] {
  return funding.map(({ institution, name, cents, status }) => {
    const known = institutions.find(({ id }) => id === institution)
    return { name: known?.short ?? (name.trim() || null), cents, status }
  })
}

// In the order of the diagnostic, whatever the order in which they were linked.
function linked({ findings, standIn }: Omit<Found, 'results'>, ids: readonly FindingId[]): readonly CodedFinding[] {
  const wanted = new Set(followed(standIn, ids))
  return [...findings.values()].filter(({ finding }) => wanted.has(finding.id))
}

function lastWordOn({ rounds, decisions }: PlanSource['workshop'], action: Action): OptionDecision | null {
  const words = decisions.flatMap(({ at, about, reason }) => {
    if (about.type !== 'option') return []
    const option = optionOf(rounds, about)
    return option?.action === action.id ? [{ at, outcome: about.outcome, means: about.means, reason }] : []
  })
  return words.toSorted((a, b) => a.at - b.at).at(-1) ?? null
}

function resultOf(round: Round): readonly RoundResult[] {
  if (round.status !== 'revealed') return []
  const { id, title, method, openedAt, closedAt, electorate, tally, fingerprint } = round
  return [
    {
      id,
      title,
      method,
      openedAt,
      closedAt,
      ballots: tally.ballots,
      electorate,
      institutions: tally.groups.reduce((total, group) => total + group.institutions, 0),
      groups: tally.groups,
      ranking: ranking(round.options, tally),
      fingerprint,
    },
  ]
}

function decisionLog({ rounds, decisions }: PlanSource['workshop'], fiches: readonly Fiche[]): readonly PlanDecision[] {
  return decisions
    .map(({ at, about, reason }): PlanDecision => {
      if (about.type === 'statement') return { ...about, at, reason }
      const option = optionOf(rounds, about)
      const fiche = fiches.find(({ action }) => action.id === option?.action)
      return {
        type: 'option',
        at,
        outcome: about.outcome,
        means: about.means,
        reason,
        wording: option?.wording ?? about.option,
        action: fiche ? nameOf(fiche) : null,
      }
    })
    .toSorted((a, b) => a.at - b.at)
}

function optionOf(rounds: readonly Round[], about: Extract<Decision['about'], { type: 'option' }>) {
  return rounds.find((round) => round.id === about.round)?.options.find((option) => option.id === about.option)
}

function answersTo(fiches: readonly Fiche[], ids: ReadonlySet<FindingId>): readonly ActionName[] {
  return fiches.filter(({ findings }) => findings.some(({ finding }) => ids.has(finding.id))).map(nameOf)
}

function nameOf({ number, action }: Fiche): ActionName {
  return { id: action.id, number, title: action.title }
}
