import { figure, spread, type Result, type Summary } from './result.ts'
import { costGrowth } from './growth.ts'
import type { ScenarioName } from './scenarios/scenarios.ts'
import type { TargetName } from './targets/target.ts'

/** Where we must stand in one measure; `most` gives the limit from what the others did, null when they were not run. */
interface Limit {
  readonly scenario: ScenarioName
  readonly point?: number
  readonly metric: string
  readonly most: (of: (name: TargetName) => number | null) => number | null
  /** A promise about every run, not about the middle one. */
  readonly isOfWorst?: boolean
  readonly text: string
}

const peers = ['y-websocket', 'hocuspocus'] as const

const constant = (value: number) => () => value
const times = (factor: number, name: TargetName) => (of: (name: TargetName) => number | null) => {
  const value = of(name)
  return value === null ? null : factor * value
}
const timesBetterPeer = (factor: number) => (of: (name: TargetName) => number | null) => {
  const values = peers.map(of).filter((value) => value !== null)
  return values.length < peers.length ? null : factor * Math.min(...values)
}

const crowds = [200, 400] as const

/** The table of what we promise beside the peers. */
const limits: readonly Limit[] = [
  { scenario: 'typing', point: 10, metric: 'latency p50 ms', most: times(2.5, 'relay'), text: '2.5 × relay' },
  ...crowds.flatMap((point): readonly Limit[] => [
    { scenario: 'typing', point, metric: 'cpu cores', most: timesBetterPeer(0.5), text: '0.5 × better peer' },
    { scenario: 'typing', point, metric: 'cpu cores', most: times(1, 'relay'), text: 'relay' },
    { scenario: 'typing', point, metric: 'latency p99 ms', most: constant(40), text: '' },
  ]),
  { scenario: 'carets', metric: 'messages per client per s', most: constant(25), text: '' },
  { scenario: 'carets', metric: 'cpu cores', most: timesBetterPeer(0.2), text: '0.2 × better peer' },
  { scenario: 'carets', metric: 'latency p99 ms', most: constant(100), text: '' },
  { scenario: 'join', metric: 'all complete s', most: constant(2.5), text: '' },
  { scenario: 'join', metric: 'cpu ms per join', most: constant(5), text: '' },
  { scenario: 'join', metric: 'typing storm p99 ms', most: constant(50), text: '' },
  { scenario: 'rooms', metric: 'kB per room', most: timesBetterPeer(0.8), text: '0.8 × better peer' },
  { scenario: 'rooms', metric: 'latency p99 ms', most: timesBetterPeer(1), text: 'better peer' },
  { scenario: 'cold-open', metric: 'first cold open ms', most: constant(140), text: '' },
  { scenario: 'cold-open', metric: 'later cold opens ms', most: constant(140), text: '' },
  { scenario: 'cold-open', metric: 'warm open ms', most: constant(90), text: '' },
  { scenario: 'cold-open', metric: 'first cold open peak MB', most: constant(150), text: '' },
  { scenario: 'crash', metric: 'updates lost', most: constant(0), isOfWorst: true, text: 'in every run' },
]

/** One line of the last table; `isHeld` is null where there was nothing to judge by. */
export interface Verdict {
  readonly scenario: string
  readonly measure: string
  /** In the order of y-websocket, hocuspocus, relay. */
  readonly peers: readonly string[]
  readonly ours: string
  readonly limit: string
  readonly isHeld: boolean | null
}

/** Judges the results against the limits; lines for what was not run are left out. */
export function verdictsOn(results: readonly Result[]): readonly Verdict[] {
  return [...limits.flatMap((limit) => verdictOn(limit, results)), ...wholeness(results), ...growthVerdicts(results)]
}

function verdictOn(limit: Limit, results: readonly Result[]): readonly Verdict[] {
  const { scenario, point, metric, isOfWorst } = limit
  const result = results.find((one) => one.scenario === scenario && (point === undefined || one.point === point))
  if (!result) return []
  const summary = (name: TargetName): Summary | null => result.targets[name]?.[metric] ?? null
  const ours = summary('ours')
  const most = limit.most((name) => summary(name)?.median ?? null)
  const value = (isOfWorst ? ours?.max : ours?.median) ?? null
  const said = [most === null ? '?' : figure(most), limit.text === '' ? '' : `(${limit.text})`]
  return [
    {
      scenario: point === undefined ? scenario : `${scenario} ${point}`,
      measure: metric,
      peers: ([...peers, 'relay'] as const).map((name) => cell(summary(name))),
      ours: cell(ours),
      limit: said.filter((part) => part !== '').join(' '),
      isHeld: value === null || most === null ? null : value <= most,
    },
  ]
}

// A quick answer that is not the document, or does not reach all, is none.
function wholeness(results: readonly Result[]): readonly Verdict[] {
  return results.flatMap(({ scenario, point, targets: { ours = {} } }) => {
    const faults = [
      ours['content whole'] && ours['content whole'].min < 1 ? 'a document was not whole' : null,
      (ours['undelivered %']?.max ?? 0) > 0 ? 'updates did not arrive' : null,
      (ours['disconnected']?.max ?? 0) > 0 ? 'clients were disconnected' : null,
      (ours['failed joins']?.max ?? 0) > 0 ? 'clients could not join' : null,
    ].filter((fault) => fault !== null)
    const name = point === null ? scenario : `${scenario} ${point}`
    return faults.map((measure) => {
      return { scenario: name, measure, peers: ['', '', ''], ours: '', limit: 'never', isHeld: false }
    })
  })
}

const mostGrowth = 1.1

function growthVerdicts(results: readonly Result[]): readonly Verdict[] {
  const measures = [
    ['growth-clients', 'cpu cores'],
    ['growth-rooms', 'cpu cores'],
    ['growth-rooms', 'memory MB'],
  ] as const
  return measures.flatMap(([scenario, metric]): readonly Verdict[] => {
    const own = results.filter((result) => result.scenario === scenario)
    if (own.length < 2) return []
    const growth = (name: TargetName) => costGrowth(own, name, metric)
    const said = (value: number | null) => (value === null ? '–' : figure(value))
    const ours = growth('ours')
    return [
      {
        scenario,
        measure: `${metric}: power of the size that it grows by`,
        peers: ([...peers, 'relay'] as const).map((name) => said(growth(name))),
        ours: said(ours),
        limit: `${mostGrowth} (linear or better)`,
        isHeld: ours === null ? null : ours <= mostGrowth,
      },
    ]
  })
}

function cell(summary: Summary | null): string {
  return summary ? spread(summary) : '–'
}
