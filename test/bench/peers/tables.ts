import type { Verdict } from './limits.ts'
import { spread, type Result, type Summaries } from './result.ts'

/** All that was measured of one case, side by side. */
export function resultTable({ summary, options, targets, failures }: Result): string {
  const columns = Object.entries(targets)
  const metrics = [...new Set(columns.flatMap(([, summaries]) => Object.keys(summaries)))]
  const cell = (summaries: Summaries, metric: string) => {
    const found = summaries[metric]
    return found ? spread(found) : '–'
  }
  const rows = metrics.map((metric) => [metric, ...columns.map(([, summaries]) => cell(summaries, metric))])
  const given = Object.entries(options).map(([name, value]) => `${name}=${value}`)
  const title = `${summary}  (${given.join(' ')}; median [least–most])`
  return [title, table([['', ...columns.map(([name]) => name)], ...rows]), ...failures.map((text) => `! ${text}`)].join(
    '\n',
  )
}

/** The peers, ours, the limit, and whether it holds. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const head = ['scenario', 'measure', 'y-websocket', 'hocuspocus', 'relay', 'ours', 'at most', '']
  const rows = verdicts.map(({ scenario, measure, peers, ours, limit, isHeld }) => {
    const said = isHeld === null ? 'not measured' : isHeld ? 'held' : 'OVER'
    return [scenario, measure, ...peers, ours, limit, said]
  })
  return table([head, ...rows])
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('   ')
      .trimEnd()
  const [head = '', ...body] = rows.map(line)
  return [head, '-'.repeat(head.length), ...body].join('\n')
}
