import { reachedReading, type Indicator } from '../../shared/documents/action-indicators.ts'
import type { Fiche, Plan } from '../../shared/plan/plan.ts'
import { type Block, columns, paragraph, row, type Row } from './block.ts'
import { chapter } from './headings.ts'
import type { Voice } from './voice.ts'

/** How the actions of the plan are measured, in one table; nothing where none is. */
export function indicatorBlocks({ axes, unplaced }: Plan, voice: Voice): readonly Block[] {
  const { column, title } = voice.actions.indicators
  const fiches = [...axes.flatMap((axis) => axis.objectives.flatMap((objective) => objective.fiches)), ...unplaced]
  const measured = fiches.filter(({ action }) => action.indicators.length > 0)
  if (measured.length === 0) return []
  return [
    chapter(title),
    {
      type: 'table',
      columns: columns(78, '22 end', '22 end', 48),
      header: [column.indicator, column.baseline, column.target, column.reading].map((text) => [{ text }]),
      rows: measured.flatMap((fiche) => rowsOf(fiche, voice)),
      density: 'dense',
    },
  ]
}

function rowsOf({ number, action }: Fiche, voice: Voice): readonly Row[] {
  const title = action.title.trim() || voice.words.untitled
  return [
    { type: 'band', cell: [paragraph('name', number === null ? title : `${number}  ${title}`)] },
    ...action.indicators.map((indicator) => indicatorRow(indicator, voice)),
  ]
}

function indicatorRow(indicator: Indicator, { actions, words, month }: Voice): Row {
  const { kind, sourced, unnamed, inMonth } = actions.indicators
  const { label, unit, source, baseline, target } = indicator
  const about = source.trim() === '' ? kind[indicator.kind] : sourced(kind[indicator.kind], source.trim())
  const last = reachedReading(indicator)
  const named = [label.trim() || unnamed, unit.trim()].filter((text) => text !== '').join(', ')
  return row(
    [paragraph('cell', named), paragraph('note', about)],
    baseline.trim() || words.none,
    target.trim() || words.none,
    last ? inMonth(last.value, month(last.month, 'short')) : words.none,
  )
}
