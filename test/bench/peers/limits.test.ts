import { describe, expect, test } from 'vitest'
import { growthPicture } from './growth-picture.ts'
import { verdictsOn } from './limits.ts'
import { summarize, type Result } from './result.ts'
import type { Metrics } from './scenarios/scenario.ts'
import type { ScenarioName } from './scenarios/scenarios.ts'
import type { TargetName } from './targets/target.ts'

function resultOf(
  scenario: ScenarioName,
  point: number | null,
  runs: Partial<Record<TargetName, readonly Metrics[]>>,
): Result {
  const machine = { cores: 2, processor: 'any', node: '20', at: '' }
  const targets = Object.fromEntries(Object.entries(runs).map(([name, list]) => [name, summarize(list)]))
  return { scenario, summary: '', options: {}, point, machine, targets, failures: [] }
}

const cores = (value: number) => [{ 'cpu cores': value }]

describe('judging', () => {
  test('holds ours against the better peer', () => {
    const at = (ours: number) =>
      resultOf('carets', null, { 'y-websocket': cores(0.8), hocuspocus: cores(0.6), ours: cores(ours) })
    const verdict = (ours: number) => verdictsOn([at(ours)]).find(({ measure }) => measure === 'cpu cores')
    expect(verdict(0.12)).toMatchObject({ isHeld: true, peers: ['0.80', '0.60', '–'] })
    expect(verdict(0.13)).toMatchObject({ isHeld: false })
  })

  test('says nothing where a peer was not run', () => {
    const [, cpu] = verdictsOn([resultOf('carets', null, { hocuspocus: cores(0.6), ours: cores(0.1) })])
    expect(cpu).toMatchObject({ isHeld: null })
  })

  test('forgives no run that lost something', () => {
    const lost = [{ 'updates lost': 0 }, { 'updates lost': 0 }, { 'updates lost': 1 }]
    expect(verdictsOn([resultOf('crash', null, { ours: lost })])).toMatchObject([{ isHeld: false }])
  })

  test('counts for nothing how quick an answer was that reached nobody', () => {
    const measured = { 'latency p50 ms': 1, 'undelivered %': 3 }
    const verdicts = verdictsOn([resultOf('typing', 10, { relay: [measured], ours: [measured] })])
    expect(verdicts).toMatchObject([{ isHeld: true }, { measure: 'updates did not arrive', isHeld: false }])
  })
})

const growing = (power: number) =>
  [100, 300, 1000].map((size) => resultOf('growth-clients', size, { ours: cores(0.001 * size ** power) }))

describe('growth', () => {
  test.each([
    [0.8, true],
    [1, true],
    [1.3, false],
  ])('by the power of %f: held is %s', (power, isHeld) => {
    expect(verdictsOn(growing(power))).toMatchObject([{ isHeld }])
  })

  test('is drawn as one picture, with a curve for each that was measured', () => {
    const picture = growthPicture(growing(1))
    expect(picture.match(/<polyline/g)).toHaveLength(1)
    expect(picture).not.toMatch(/NaN|undefined|Infinity/)
  })
})
