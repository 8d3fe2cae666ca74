import { describe, expect, test } from 'vitest'
import type { DecisionId, OptionId, RoundId } from '../../../shared/id.ts'
import { buildPlan, type PlanSource } from '../../../shared/plan/build-plan.ts'
import { planSample } from '../../support/plan-sample.ts'

const plan = buildPlan(planSample)
const fiche = plan.axes[0]?.objectives[0]?.fiches[0]

function withWorkshop(change: Partial<PlanSource['workshop']>) {
  return buildPlan({ ...planSample, workshop: { ...planSample.workshop, ...change } })
}

describe('buildPlan', () => {
  test('is a draft in every phase but the one where it is agreed', () => {
    expect(plan.cover.isDraft).toBe(true)
    expect(withWorkshop({ phase: 'agree' }).cover.isDraft).toBe(false)
    expect(withWorkshop({ phase: 'follow' }).cover.isDraft).toBe(true)
  })

  test('puts partners by role and leaves out roles that nobody has', () => {
    expect(plan.partners.map(({ role, institutions }) => [role, institutions.map(({ id }) => id)])).toEqual([
      ['signatory', ['caf', 'ville']],
      ['contributor', ['asso']],
    ])
  })

  test('puts meetings in order of date', () => {
    expect(plan.meetings.map(({ date }) => date)).toEqual(['2026-03-12', '2026-10-08'])
    expect(plan.meetings[0]?.institutions.map(({ short }) => short)).toEqual(['CAF'])
  })

  test('keeps every finding in force, coded, with its origins and what answers it', () => {
    const [petiteEnfance] = plan.diagnostic
    expect(plan.diagnostic.flatMap(({ findings }) => findings.map(({ code }) => code))).toEqual([
      'A1',
      'A2',
      'B1',
      '?1',
    ])
    expect(petiteEnfance?.findings[0]?.origins.map(({ short }) => short)).toEqual(['Assos', 'CAF'])
    expect(petiteEnfance?.answers).toEqual([{ id: 'a1', number: '1.1.1', title: 'Ouvrir une crèche' }])
  })

  test('names all that a fiche refers to, findings in the order of the diagnostic', () => {
    expect(fiche).toMatchObject({
      number: '1.1.1',
      axis: { number: '1' },
      objective: { number: '1.1' },
      lead: { short: 'Haut' },
    })
    expect(fiche?.partners.map(({ short, part }) => [short, part])).toEqual([
      ['Assos', ''],
      ['CAF', 'cofinanceur'],
    ])
    expect(fiche?.findings.map(({ code }) => code)).toEqual(['A1', 'A2'])
  })

  test('adds up what a fiche costs, and names who pays', () => {
    expect(fiche?.money).toMatchObject({ planned: 41_000_050, actual: 90_000, missing: 10_000_050, noted: 42_000_000 })
    expect(fiche?.funders.map(({ name, status }) => [name, status])).toEqual([
      ['CAF', 'secured'],
      ['Fondation', 'requested'],
      [null, 'considered'],
    ])
  })

  test('keeps actions without an objective, last and without a number', () => {
    expect(plan.unplaced.map(({ number, action }) => [number, action.title])).toEqual([[null, 'Sans objectif']])
  })

  test('says what a fiche got in the vote and what was decided of it', () => {
    expect(fiche?.vote?.ranked).toMatchObject({ points: 4, rank: 1 })
    expect(fiche?.decision).toMatchObject({ outcome: 'retained-shared', means: 'vote' })
  })

  test('keeps the last word when several rounds decided of the same action', () => {
    const [round] = planSample.workshop.rounds
    const [decision] = planSample.workshop.decisions
    if (!round || decision?.about.type !== 'option') throw new Error('the sample has a round and its decision')
    const again = { ...round, id: 'r2' as RoundId }
    const about = { ...decision.about, round: again.id, outcome: 'postponed' } as const
    const later = { ...decision, id: 'd3' as DecisionId, at: decision.at + 1, about }
    const twice = withWorkshop({ rounds: [round, again], decisions: [later, decision] })
    expect(twice.axes[0]?.objectives[0]?.fiches[0]).toMatchObject({
      decision: { outcome: 'postponed' },
      vote: { round: { id: 'r2' } },
    })
  })

  test('reports options as they were worded, those that nobody chose included', () => {
    expect(plan.results[0]?.ranking.map(({ option, points }) => [option.wording, points])).toEqual([
      ['Ouvrir une crèche, mots du vote', 4],
      ['Une idée retirée du plan', 4],
      ['Sans un seul jeton', 0],
    ])
    expect(plan.results[0]).toMatchObject({ ballots: 6, electorate: 8, institutions: 2 })
  })

  test('says nothing of a round that is not revealed', () => {
    const [round] = planSample.workshop.rounds
    if (round?.status !== 'revealed') throw new Error('the sample has a revealed round')
    const { revealedAt: _, ...rest } = round
    const hidden = withWorkshop({ rounds: [{ ...rest, status: 'closed' }], decisions: [] })
    expect(hidden.results).toEqual([])
    expect(hidden.axes[0]?.objectives[0]?.fiches[0]?.vote).toBeNull()
  })

  test('logs decisions in order of time, with the wording that was voted on', () => {
    expect(plan.decisions.map((one) => (one.type === 'option' ? one.wording : one.body))).toEqual([
      'Le diagnostic est validé.',
      'Ouvrir une crèche, mots du vote',
    ])
    expect(plan.decisions[1]).toMatchObject({ action: { number: '1.1.1' } })
  })

  test('keeps a decision whose option it cannot find', () => {
    const [decision] = planSample.workshop.decisions
    if (decision?.about.type !== 'option') throw new Error('the sample has a decision')
    const lost = { ...decision, about: { ...decision.about, option: 'gone' as OptionId } }
    expect(withWorkshop({ decisions: [lost] }).decisions).toMatchObject([{ wording: 'gone', action: null }])
  })

  test('has a place for an empty démarche', () => {
    const { workshop } = planSample
    const empty = { ...workshop, institutions: [], meetings: [], rounds: [], decisions: [], period: undefined }
    const noPlan = { axes: [], objectives: [], actions: [] }
    expect(buildPlan({ workshop: empty, diagnostic: { findings: [], stakes: [] }, plan: noPlan, at: 0 })).toMatchObject(
      {
        cover: { period: null },
        partners: [],
        axes: [],
        unplaced: [],
        results: [],
        decisions: [],
      },
    )
  })
})
