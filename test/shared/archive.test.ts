import { describe, expect, test } from 'vitest'
import { demonstration } from '../../server/demonstration/demonstration.ts'
import { archiveSchema } from '../../shared/plan/archive.ts'
import { tally } from '../../shared/workshop/tally.ts'

describe('the demonstration', () => {
  const { workshop, documents } = demonstration()
  const { findings } = documents.diagnostic
  const { axes, objectives, actions } = documents.plan
  const known = (list: readonly { readonly id: string }[]) => new Set<string>(list.map(({ id }) => id))

  test('is the whole agreement, with its diagnostic open for writing', () => {
    expect(workshop).toMatchObject({ phase: 'share', period: { start: '2020-01-01', end: '2023-12-31' } })
    expect({
      domains: workshop.domains.length,
      institutions: workshop.institutions.length,
      meetings: workshop.meetings.length,
      communes: workshop.territory.communes.length,
      findings: findings.length,
      axes: axes.length,
      objectives: objectives.length,
      actions: actions.length,
    }).toEqual({
      domains: 7,
      institutions: 16,
      meetings: 17,
      communes: 36,
      findings: 33,
      axes: 4,
      objectives: 8,
      actions: 18,
    })
  })

  test('names nobody', () => {
    expect(workshop.participants).toEqual({})
  })

  test('gives every figure a source', () => {
    const sources = [...workshop.territory.figures, ...findings.flatMap(({ evidence }) => evidence)]
    expect(sources.filter(({ source }) => source.trim() === '')).toEqual([])
  })

  test('refers to nothing that is not there', () => {
    const [institutions, domains] = [known(workshop.institutions), known(workshop.domains)]
    const partners = [
      ...findings.flatMap(({ origins }) => origins),
      ...actions.flatMap(({ lead, partners: all }) => [...all, ...(lead ? [lead] : [])]),
      ...workshop.meetings.flatMap((meeting) => meeting.institutions),
    ]
    expect(partners.filter((id) => !institutions.has(id))).toEqual([])
    expect(
      [...findings.map(({ domain }) => domain), ...actions.flatMap((one) => one.domains)].every((id) =>
        domains.has(id),
      ),
    ).toBe(true)
    expect(actions.flatMap((one) => one.findings).filter((id) => !known(findings).has(id))).toEqual([])
    expect(actions.filter(({ objective }) => !objective || !known(objectives).has(objective))).toEqual([])
    expect(objectives.filter(({ axis }) => !known(axes).has(axis))).toEqual([])
    expect(Object.values(workshop.threads).filter(({ subject }) => !known(findings).has(subject))).toEqual([])
  })

  test('publishes a count that its papers give again', () => {
    const [round] = workshop.rounds
    if (round?.status !== 'revealed') throw new Error('the round is not revealed')
    expect(tally(round.options, round.papers, round.tally.groups)).toEqual(round.tally)
    expect(round.tally).toMatchObject({ ballots: 24, byOption: { 'FA-01': { points: 17, supporters: 13, rank: 1 } } })
  })
})

describe('an archive', () => {
  test('survives being written and read', () => {
    const archive = demonstration()
    expect(archiveSchema.parse(JSON.parse(JSON.stringify(archive)))).toEqual(archive)
  })

  test.each([
    ['another format', { format: 'word' }],
    ['a version to come', { version: 2 }],
    ['a document missing', { documents: { diagnostic: { findings: [] } } }],
    ['no workshop', { workshop: null }],
  ])('is turned away with %s', (_, change) => {
    expect(archiveSchema.safeParse({ ...demonstration(), ...change }).success).toBe(false)
  })
})
