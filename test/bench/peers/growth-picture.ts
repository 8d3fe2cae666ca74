import { curveOf, type Point } from './growth.ts'
import { figure, type Result } from './result.ts'
import { targetNames, type TargetName } from './targets/target.ts'

const width = 340
const height = 220
const margin = { left: 56, right: 16, top: 34, bottom: 40 }
const columns = 2
const head = 44

const strokes: Readonly<Record<TargetName, string>> = {
  'y-websocket': '#1F6FA8',
  hocuspocus: '#B0421A',
  relay: '#6B6B6B',
  ours: '#3D6B00',
}

const panels = [
  { scenario: 'growth-clients', metric: 'cpu cores', title: 'Cores, by clients in one room' },
  { scenario: 'growth-clients', metric: 'latency p99 ms', title: 'p99 in ms, by clients in one room' },
  { scenario: 'growth-rooms', metric: 'cpu cores', title: 'Cores, by rooms of 4 people' },
  { scenario: 'growth-rooms', metric: 'memory MB', title: 'Memory in MB, by rooms of 4 people' },
  { scenario: 'growth-rooms', metric: 'latency p99 ms', title: 'p99 in ms, by rooms of 4 people' },
  { scenario: 'growth-clients', metric: 'memory MB', title: 'Memory in MB, by clients in one room' },
] as const

/** The curves of growth as one SVG picture, for ours and the peers; both axes are logarithmic. */
export function growthPicture(results: readonly Result[]): string {
  const rows = Math.ceil(panels.length / columns)
  const [fullWidth, fullHeight] = [columns * width, head + rows * height]
  const drawn = panels.map(({ scenario, metric, title }, index) => {
    const own = results.filter((result) => result.scenario === scenario)
    const curves = targetNames.map((name) => ({ name, points: curveOf(own, name, metric) }))
    const place = `translate(${(index % columns) * width} ${head + Math.floor(index / columns) * height})`
    return `<g transform="${place}">${panel(title, curves)}</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${fullWidth} ${fullHeight}" font-family="sans-serif" font-size="11">`,
    '<title>What growth costs: our server beside its peers</title>',
    `<rect width="${fullWidth}" height="${fullHeight}" fill="#fff"/>`,
    ...targetNames.map(legend),
    ...drawn,
    '</svg>',
    '',
  ].join('\n')
}

interface Curve {
  readonly name: TargetName
  readonly points: readonly Point[]
}

function panel(title: string, curves: readonly Curve[]): string {
  const points = curves.flatMap((curve) => curve.points.filter(({ value }) => value > 0))
  const label = `<text x="${margin.left}" y="22" font-weight="bold">${title}</text>`
  if (points.length === 0) return `${label}<text x="${margin.left}" y="60">not measured</text>`
  const x = scale(
    points.map(({ size }) => size),
    [margin.left, width - margin.right],
  )
  const y = scale(
    points.map(({ value }) => value),
    [height - margin.bottom, margin.top],
  )
  const sizes = [...new Set(points.map(({ size }) => size))]
  return [
    label,
    ...y.ticks.map((tick) => horizontal(tick, y.at(tick))),
    ...sizes.map((size) => below(size, x.at(size))),
    ...curves.map((curve) => line(curve, x.at, y.at)),
  ].join('')
}

function scale(values: readonly number[], [from, to]: readonly [number, number]) {
  const least = Math.floor(Math.log10(Math.min(...values)))
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...values))))
  const at = (value: number) => from + ((Math.log10(value) - least) / (most - least)) * (to - from)
  const ticks = Array.from({ length: most - least + 1 }, (_, step) => 10 ** (least + step))
  return { at, ticks }
}

function horizontal(tick: number, y: number): string {
  const grid = `<line x1="${margin.left}" x2="${width - margin.right}" y1="${place(y)}" y2="${place(y)}" stroke="#ddd"/>`
  return `${grid}<text x="${margin.left - 6}" y="${place(y + 4)}" text-anchor="end">${plain(tick)}</text>`
}

function below(size: number, x: number): string {
  return `<text x="${place(x)}" y="${height - margin.bottom + 16}" text-anchor="middle">${size}</text>`
}

function line({ name, points }: Curve, x: (size: number) => number, y: (value: number) => number): string {
  const shown = points.filter(({ value }) => value > 0)
  if (shown.length === 0) return ''
  const path = shown.map(({ size, value }) => `${place(x(size))},${place(y(value))}`)
  const thick = name === 'ours' ? 2.5 : 1.5
  const dots = shown.map(
    ({ size, value }) =>
      `<circle cx="${place(x(size))}" cy="${place(y(value))}" r="2.5" fill="${strokes[name]}"><title>${name}, ${size}: ${figure(value)}</title></circle>`,
  )
  return `<polyline points="${path.join(' ')}" fill="none" stroke="${strokes[name]}" stroke-width="${thick}"/>${dots.join('')}`
}

function legend(name: TargetName, index: number): string {
  const x = margin.left + index * 130
  return `<line x1="${x}" x2="${x + 22}" y1="24" y2="24" stroke="${strokes[name]}" stroke-width="3"/><text x="${x + 28}" y="28">${name}</text>`
}

function place(value: number): string {
  return value.toFixed(1)
}

function plain(tick: number): string {
  return tick >= 1 ? String(Math.round(tick)) : tick.toFixed(Math.ceil(-Math.log10(tick)))
}
