import { describe, expect, test } from 'vitest'
import type { FindingId, InstitutionId, WorkshopId } from '../../../shared/id.ts'
import { seedFor } from '../../../shared/workshop/export.ts'
import { seedSchema, workshopFrom } from '../../../shared/workshop/seed.ts'
import { tally } from '../../../shared/workshop/tally.ts'
import { asks, personOf, storyAfter, type Ask, type Step } from '../../support/build.ts'
import {
  closeRound,
  decideOfA,
  openRound,
  openThread,
  reply,
  revealRound,
  signReserve,
  vote,
} from '../../support/asks.ts'

const open = asks('facilitator', openRound)
const ballots: readonly Step[] = [
  asks('caf-1', vote({ a: 2, b: 2 })),
  asks('caf-2', vote({ a: 2 })),
  asks('caf-3', vote({ c: 1 })),
]
const close = asks('facilitator', closeRound)
const reveal = asks('facilitator', revealRound)

const said = { isInForce: true, origins: ['CAF' as InstitutionId], fingerprint: 'words' }
const named = ['C1', 'C2'].map((finding) => ({ ...said, finding: finding as FindingId }))
const merge: Ask = { type: 'merge-findings', into: 'M1', findings: ['C1', 'C2'], wording: 'C1' }
const contest: Ask = { type: 'answer-merge', finding: 'M1', answer: 'contested', reason: 'Pas au nord.' }
const ids = (number: number) => ({ thread: `T${number}`, comment: `K1-${number}` })

function seedAfter(steps: readonly Step[], id: string) {
  const { workshop } = storyAfter(steps)
  return seedFor(workshop, personOf(workshop, id))
}

describe('exporting a démarche', () => {
  const whole = [
    asks('caf-1', openThread),
    asks('caf-1', { ...openThread, ...ids(2), anchor: { on: 'figure', figure: 'E1' } }),
    asks('caf-1', { ...openThread, ...ids(3), subject: 'S1', anchor: { on: 'stake' } }),
    asks('caf-1', { ...openThread, ...ids(4), subject: 'D1', anchor: { on: 'domain' } }),
    asks('reader', reply),
    asks('pradines', signReserve),
    asks('facilitator', { type: 'enter-phase', phase: 'share' }),
    asks('facilitator', merge, { named }),
    asks('caf-1', contest, { named: [{ ...said, finding: 'M1' as FindingId }] }),
    open,
    ...ballots,
    close,
    reveal,
    asks('facilitator', decideOfA),
  ]

  test('gives a participant everything, in a shape that reads back whole', () => {
    const { workshop } = storyAfter(whole)
    const { scene: _, versions: _versions, spaces: _spaces, revision, ...kept } = workshop
    const again = workshopFrom(seedSchema.parse(seedFor(workshop, personOf(workshop, 'caf-1'))), {
      id: workshop.id,
      code: workshop.code,
      today: '2019-11-21',
    })
    expect(revision).toBeGreaterThan(1)
    expect(again).toEqual({ ...kept, scene: { type: 'welcome' } })
  })

  test('carries what a recount needs', () => {
    const [round] = seedAfter(whole, 'reader').rounds
    if (round?.status !== 'revealed') throw new Error('the round is not revealed')
    expect(tally(round.options, round.papers, round.tally.groups)).toEqual(round.tally)
  })

  test('gives the projector no people, no threads, no reserves and no merges', () => {
    const { participants, threads, reserves, merges } = seedAfter(whole, 'projector')
    expect([participants, threads, reserves, merges]).toEqual([{}, {}, {}, {}])
  })

  test('leaves out the versions, whose bytes do not travel', () => {
    const named = asks('facilitator', { type: 'name-version', document: 'plan', version: 'V1', label: 'Projet' })
    expect(seedAfter([named], 'facilitator')).not.toHaveProperty('versions')
  })

  test('leaves out the way in', () => {
    expect(Object.keys(seedAfter(whole, 'facilitator'))).not.toContain('code')
  })

  test('of an open round holds no ballot', () => {
    expect(JSON.stringify(seedAfter([open, ...ballots], 'facilitator'))).not.toMatch(/choices|papers/)
  })

  test.each(['reader', 'caf-1', 'projector'])('leaves a closed round out for %s', (person) => {
    expect(seedAfter([open, ...ballots, close], person).rounds).toEqual([])
  })

  test('holds a closed round for the facilitator, who may see its count', () => {
    expect(seedAfter([open, ...ballots, close], 'facilitator').rounds).toMatchObject([{ status: 'closed' }])
  })

  test('of a long conversation reads back whole', () => {
    const said = Array.from({ length: 600 }, (_, index) => asks('caf-1', { ...reply, comment: `R${index}` }))
    const seed = seedAfter([asks('caf-1', openThread), ...said], 'caf-1')
    expect(seedSchema.safeParse(seed).success).toBe(true)
  })

  test('can be made from an export again, under another id', () => {
    const seed = seedSchema.parse(seedAfter(whole, 'caf-1'))
    const given = { id: 'other' as WorkshopId, code: '111111', today: '2030-01-01' }
    expect(workshopFrom(seed, given)).toMatchObject({ id: 'other', code: '111111', period: seed.period })
  })
})
